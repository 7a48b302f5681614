package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.domain.shared.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was found wrong with the rows of one thing, each fault with the row that has it. */
final class Faults {
    private final List<Found> found = new ArrayList<>();

    /** @param row which of the thing's rows, from 0 on */
    record Found(int row, Fault fault) {}

    void add(int row, String column, String value, String code, Map<String, Object> facts) {
        found.add(new Found(
                row, new Fault(column, Cell.shortened(value, RefusedRow.VALUE_LENGTH_MAX), new Reason(code, facts))));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Fault> of(int row) {
        return found.stream().filter(one -> one.row() == row).map(Found::fault).toList();
    }

    /** The first row that has one. */
    int firstRow() {
        return found.get(0).row();
    }

    void clear() {
        found.clear();
    }
}
