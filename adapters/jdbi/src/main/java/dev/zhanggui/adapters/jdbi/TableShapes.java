package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.jdbi.TableShape.Column;
import dev.zhanggui.adapters.jdbi.TableShape.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads off the database which tables there are, so that those of later contexts travel without being named here. */
final class TableShapes {
    /** What each program writes itself: the version of its tables, and how far a removal has come. */
    private static final Set<String> OWN = Set.of("schema_version", Removal.TABLE);

    private static final String SQLITE_TABLES = """
            SELECT name FROM pragma_table_list
             WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name""";
    private static final String SQLITE_COLUMNS =
            "SELECT name, type, pk, 0, 0 FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid";
    private static final String SQLITE_KEY = "SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk";
    private static final String SQLITE_REFERENCES = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?)";

    /** The rows of a catalogue that belong to one table; of which column of it, the first word says. */
    private static final String OF_TABLE =
            " JOIN pg_class c ON c.oid = %s JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE n.nspname = current_schema() AND c.relname = ? ";

    private static final String POSTGRES_TABLES = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') ORDER BY c.relname COLLATE "C\"""";
    private static final String POSTGRES_COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, NULL), 0, CASE WHEN a.attidentity <> '' THEN 1 ELSE 0 END
              FROM pg_attribute a""" + OF_TABLE.formatted("a.attrelid")
            + "AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum";
    private static final String POSTGRES_KEY =
            "SELECT a.attname FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, place)"
                    + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum"
                    + OF_TABLE.formatted("i.indrelid") + "AND i.indisprimary ORDER BY k.place";
    private static final String POSTGRES_REFERENCES =
            "SELECT DISTINCT o.relname FROM pg_constraint f JOIN pg_class o ON o.oid = f.confrelid"
                    + OF_TABLE.formatted("f.conrelid") + "AND f.contype = 'f'";

    private TableShapes() {}

    /** The names of all tables, our own among them. */
    static List<String> names(Connection connection, Dialect dialect) throws SQLException {
        return texts(connection, dialect == Dialect.SQLITE ? SQLITE_TABLES : POSTGRES_TABLES, null);
    }

    /** All tables that hold the desk's data, each after those to which it refers. */
    static List<TableShape> of(Connection connection, Dialect dialect) throws SQLException {
        boolean sqlite = dialect == Dialect.SQLITE;
        var shapes = new LinkedHashMap<String, TableShape>();
        var references = new LinkedHashMap<String, List<String>>();
        for (var name : names(connection, dialect)) {
            if (!OWN.contains(name)) {
                shapes.put(name, shape(connection, sqlite, name));
                references.put(name, texts(connection, sqlite ? SQLITE_REFERENCES : POSTGRES_REFERENCES, name));
            }
        }
        return inOrder(shapes, references);
    }

    private static TableShape shape(Connection connection, boolean sqlite, String name) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var find = connection.prepareStatement(sqlite ? SQLITE_COLUMNS : POSTGRES_COLUMNS)) {
            find.setString(1, name);
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    var type = rows.getString(2);
                    columns.add(new Column(
                            rows.getString(1), kind(name, type), type.equals("boolean"), rows.getInt(4) == 1));
                }
            }
        }
        var key = texts(connection, sqlite ? SQLITE_KEY : POSTGRES_KEY, name);
        if (key.isEmpty()) {
            throw new IllegalStateException("table " + name + " has no primary key, so its rows have no order");
        }
        return new TableShape(name, columns, key);
    }

    private static Kind kind(String table, String type) {
        return switch (type) {
            case "INTEGER", "INT", "bigint", "integer", "smallint", "boolean" -> Kind.INTEGER;
            case "REAL", "double precision" -> Kind.REAL;
            case "TEXT", "text", "character varying" -> Kind.TEXT;
            case "BLOB", "bytea" -> Kind.BYTES;
            default ->
                throw new IllegalStateException("table " + table + " has a column of type " + type
                        + ", which is none of the four that travel between engines");
        };
    }

    private static List<TableShape> inOrder(Map<String, TableShape> shapes, Map<String, List<String>> references) {
        var ordered = new ArrayList<TableShape>();
        var placed = new HashSet<String>();
        while (ordered.size() < shapes.size()) {
            int before = ordered.size();
            shapes.forEach((name, shape) -> {
                boolean ready = references.getOrDefault(name, List.of()).stream()
                        .allMatch(other -> other.equals(name) || placed.contains(other));
                if (ready && placed.add(name)) {
                    ordered.add(shape);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + shapes.keySet());
            }
        }
        return ordered;
    }

    private static List<String> texts(Connection connection, String sql, @Nullable String name) throws SQLException {
        var texts = new ArrayList<String>();
        try (var find = connection.prepareStatement(sql)) {
            if (name != null) {
                find.setString(1, name);
            }
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }
}
