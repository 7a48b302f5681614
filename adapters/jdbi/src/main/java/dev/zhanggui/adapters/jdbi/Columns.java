package dev.zhanggui.adapters.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Columns that may be empty. */
final class Columns {

    private Columns() {}

    static Optional<Long> number(ResultSet rows, String column) throws SQLException {
        long number = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(number);
    }

    static Optional<Instant> instant(ResultSet rows, String column) throws SQLException {
        return number(rows, column).map(Instant::ofEpochMilli);
    }
}
