package dev.zhanggui.adapters.jdbi;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as it travels between engines: four kinds of values, and a key that puts its rows in one order everywhere.
 *
 * @param key the primary key's columns
 */
record TableShape(String name, List<Column> columns, List<String> key) {

    /** What a value is, in both engines and in a backup. */
    enum Kind {
        INTEGER,
        REAL,
        TEXT,
        BYTES
    }

    /**
     * @param truth whether PostgreSQL keeps the whole number as true or false
     * @param counted whether the engine gives out the next number
     */
    record Column(String name, Kind kind, boolean truth, boolean counted) {}

    TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    int position(String column) {
        int position = names().indexOf(column);
        if (position < 0) {
            throw new IllegalStateException("table " + name + " has no column " + column);
        }
        return position;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return names.stream().map(TableShape::quoted).collect(Collectors.joining(", "));
    }

    /** All rows in key order; the columns in the order of this shape. */
    String select(Dialect dialect) {
        return "SELECT " + selected() + " FROM " + quoted(name) + " ORDER BY " + order(dialect);
    }

    /** The next rows in key order after the key in the parameters; the last parameter is how many. */
    String selectAfter(Dialect dialect) {
        var marks = Stream.generate(() -> "?").limit(key.size()).collect(Collectors.joining(", "));
        return "SELECT " + selected() + " FROM " + quoted(name) + " WHERE (" + quoted(key) + ") > (" + marks
                + ") ORDER BY " + order(dialect) + " LIMIT ?";
    }

    private String selected() {
        return columns.stream()
                .map(column ->
                        column.truth() ? "CAST(" + quoted(column.name()) + " AS INTEGER)" : quoted(column.name()))
                .collect(Collectors.joining(", "));
    }

    private String order(Dialect dialect) {
        return key.stream()
                .map(column -> {
                    boolean text = columns.get(position(column)).kind() == Kind.TEXT;
                    return quoted(column) + (text && dialect == Dialect.POSTGRES ? " COLLATE \"C\"" : "");
                })
                .collect(Collectors.joining(", "));
    }
}
