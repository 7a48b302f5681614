package dev.zhanggui.application.imports.api;

import dev.zhanggui.domain.shared.Reason;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * A row that was not taken, and why.
 *
 * @param n its number among the refused rows of its job, from 1 on
 * @param line of the file, from 1 on
 * @param faults at least one; the first is what a short answer names
 * @param cells as they stood, so that they can be corrected and sent again
 */
@Port
public record RefusedRow(long n, long line, List<Fault> faults, List<String> cells) {
    public static final int FAULTS_MAX = 5;
    public static final int VALUE_LENGTH_MAX = 200;

    /**
     * @param column the header of the column; empty where the row as a whole is meant
     * @param value what stands there, at most {@link #VALUE_LENGTH_MAX} characters of it
     */
    @Port
    public record Fault(String column, String value, Reason reason) {}

    public RefusedRow {
        faults = List.copyOf(faults);
        cells = List.copyOf(cells);
    }

    public RefusedRow numbered(long number) {
        return new RefusedRow(number, line, faults, cells);
    }
}
