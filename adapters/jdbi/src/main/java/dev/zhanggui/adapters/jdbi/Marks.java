package dev.zhanggui.adapters.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;

/**
 * Question marks for a list of values: as many as the next power of two, so that only a few texts are prepared; the
 * last value stands in all that are left over.
 */
final class Marks {

    private Marks() {}

    private static int count(int values) {
        return values <= 1 ? 1 : Integer.highestOneBit(values - 1) << 1;
    }

    static String of(Collection<?> values) {
        return String.join(", ", Collections.nCopies(count(values.size()), "?"));
    }

    /** Sets the marks from {@code first} on. */
    static void set(PreparedStatement statement, int first, Collection<String> values) throws SQLException {
        int position = first;
        String last = "";
        for (var value : values) {
            statement.setString(position++, value);
            last = value;
        }
        for (int left = values.size(); left < count(values.size()); left++) {
            statement.setString(position++, last);
        }
    }
}
