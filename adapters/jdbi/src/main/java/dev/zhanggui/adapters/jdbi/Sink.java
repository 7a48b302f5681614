package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.jdbi.TableShape.Column;
import dev.zhanggui.adapters.jdbi.TableShape.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Takes many rows of one table, the fastest way the engine has. */
interface Sink extends AutoCloseable {

    void take(@Nullable Object[] row) throws SQLException;

    /** All rows are there. */
    void done() throws SQLException;

    /** Lets go, whether done or not. */
    @Override
    void close() throws SQLException;

    /** @param shape with the columns in the order of the rows */
    static Sink of(Connection connection, Dialect dialect, TableShape shape) throws SQLException {
        return dialect == Dialect.SQLITE ? new Inserts(connection, shape) : new Copy(connection, shape);
    }

    /** One kept statement. */
    final class Inserts implements Sink {
        private final List<Column> columns;
        private final PreparedStatement insert;

        Inserts(Connection connection, TableShape shape) throws SQLException {
            this.columns = shape.columns();
            this.insert = connection.prepareStatement("INSERT INTO " + TableShape.quoted(shape.name()) + " ("
                    + TableShape.quoted(shape.names()) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
        }

        @Override
        public void take(@Nullable Object[] row) throws SQLException {
            for (int i = 0; i < row.length; i++) {
                RowText.set(insert, i + 1, columns.get(i).kind(), row[i]);
            }
            insert.executeUpdate();
        }

        @Override
        public void done() {
            // Every row was written as it came.
        }

        @Override
        public void close() throws SQLException {
            insert.close();
        }
    }

    /** PostgreSQL's own way in; it writes given numbers also where the engine would give them out. */
    final class Copy implements Sink {
        private static final int BUFFER_CHARS = 1 << 16;

        private final List<Column> columns;
        private final CopyIn copy;
        private final StringBuilder text = new StringBuilder(BUFFER_CHARS + 1_024);

        Copy(Connection connection, TableShape shape) throws SQLException {
            this.columns = shape.columns();
            this.copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + TableShape.quoted(shape.name()) + " (" + TableShape.quoted(shape.names())
                            + ") FROM STDIN");
        }

        @Override
        public void take(@Nullable Object[] row) throws SQLException {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    text.append('\t');
                }
                append(columns.get(i), row[i]);
            }
            text.append('\n');
            if (text.length() > BUFFER_CHARS) {
                send();
            }
        }

        private void append(Column column, @Nullable Object value) {
            if (value == null) {
                text.append("\\N");
            } else if (column.kind() == Kind.BYTES) {
                text.append("\\\\x").append(HexFormat.of().formatHex((byte[]) value));
            } else if (column.kind() == Kind.TEXT) {
                escaped((String) value);
            } else {
                text.append(value);
            }
        }

        private void escaped(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    case '\t' -> text.append("\\t");
                    default -> text.append(c);
                }
            }
        }

        private void send() throws SQLException {
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            text.setLength(0);
        }

        @Override
        public void done() throws SQLException {
            send();
            long unused = copy.endCopy();
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
