package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first damage of the row that is being read; one is enough to refuse it. */
final class Damages {
    static final String UNDECODABLE = "undecodable";
    static final String CELL_TOO_LONG = "cell-too-long";
    static final String ROW_TOO_LONG = "row-too-long";
    static final String TOO_MANY_COLUMNS = "too-many-columns";
    static final String UNCLOSED_QUOTE = "unclosed-quote";
    static final String CUT_OFF = "cut-off";
    static final String NUMBER_IN_EXPONENT = "number-in-exponent";

    private static final int FOUND_LENGTH_MAX = 80;

    private @Nullable Damage first;

    void clear() {
        first = null;
    }

    /** @param column from 1 on */
    void add(int column, String what, String found) {
        if (first == null) {
            first = new Damage(column, what, cut(found));
        }
    }

    Optional<Damage> found() {
        return Optional.ofNullable(first);
    }

    static String cut(String found) {
        if (found.length() <= FOUND_LENGTH_MAX) {
            return found;
        }
        boolean halved = Character.isHighSurrogate(found.charAt(FOUND_LENGTH_MAX - 1));
        return found.substring(0, halved ? FOUND_LENGTH_MAX - 1 : FOUND_LENGTH_MAX);
    }
}
