package dev.zhanggui.adapters.jdbi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.zhanggui.adapters.jdbi.TableShape.Column;
import dev.zhanggui.adapters.jdbi.TableShape.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as lines of JSON, one list a row: the same text for the same row, whichever engine it comes from. */
final class RowText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private RowText() {}

    /** Writes rows, each as a line. */
    static final class Writer implements AutoCloseable {
        private final List<Column> columns;
        private final JsonGenerator json;

        Writer(TableShape table, OutputStream out) throws IOException {
            this.columns = table.columns();
            this.json = JSON.createGenerator(out);
            json.setRootValueSeparator(new SerializedString("\n"));
        }

        /** The row on which {@code rows} stands, whose columns are those of the table, in their order. */
        void write(ResultSet rows) throws SQLException, IOException {
            json.writeStartArray();
            for (int i = 0; i < columns.size(); i++) {
                var kind = columns.get(i).kind();
                write(kind, get(rows, i + 1, kind));
            }
            json.writeEndArray();
        }

        /** The row of these values. */
        void write(@Nullable Object[] row) throws IOException {
            json.writeStartArray();
            for (int i = 0; i < row.length; i++) {
                write(columns.get(i).kind(), row[i]);
            }
            json.writeEndArray();
        }

        private void write(Kind kind, @Nullable Object value) throws IOException {
            if (value == null) {
                json.writeNull();
                return;
            }
            switch (kind) {
                case INTEGER -> json.writeNumber((Long) value);
                case REAL -> json.writeNumber((Double) value);
                case TEXT -> json.writeString((String) value);
                case BYTES -> json.writeBinary((byte[]) value);
            }
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }

    /** Reads what {@link Writer} wrote. */
    static final class Reader implements AutoCloseable {
        private final List<Column> columns;
        private final JsonParser json;

        Reader(TableShape table, InputStream in) throws IOException {
            this.columns = table.columns();
            this.json = JSON.createParser(in);
        }

        /**
         * The next row; null at the end.
         *
         * @throws IOException where it is no row of this table
         */
        @Nullable
        Object @Nullable [] next() throws IOException {
            var begin = json.nextToken();
            if (begin == null) {
                return null;
            }
            expect(begin == JsonToken.START_ARRAY);
            var row = new @Nullable Object[columns.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = value(columns.get(i).kind(), json.nextToken());
            }
            expect(json.nextToken() == JsonToken.END_ARRAY);
            return row;
        }

        private @Nullable Object value(Kind kind, @Nullable JsonToken token) throws IOException {
            if (token == JsonToken.VALUE_NULL) {
                return null;
            }
            return switch (kind) {
                case INTEGER -> {
                    expect(token == JsonToken.VALUE_NUMBER_INT);
                    yield json.getLongValue();
                }
                case REAL -> {
                    expect(token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT);
                    yield json.getDoubleValue();
                }
                case TEXT -> {
                    expect(token == JsonToken.VALUE_STRING);
                    yield json.getText();
                }
                case BYTES -> {
                    expect(token == JsonToken.VALUE_STRING);
                    yield json.getBinaryValue();
                }
            };
        }

        private void expect(boolean held) throws JsonParseException {
            if (!held) {
                throw new JsonParseException(json, "not a row of this table");
            }
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }

    /** Sets a value as one of its kind. */
    static void set(PreparedStatement statement, int position, Kind kind, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(
                    position,
                    switch (kind) {
                        case INTEGER -> Types.BIGINT;
                        case REAL -> Types.DOUBLE;
                        case TEXT -> Types.VARCHAR;
                        case BYTES -> Types.BINARY;
                    });
            return;
        }
        switch (kind) {
            case INTEGER -> statement.setLong(position, (Long) value);
            case REAL -> statement.setDouble(position, (Double) value);
            case TEXT -> statement.setString(position, (String) value);
            case BYTES -> statement.setBytes(position, (byte[]) value);
        }
    }

    /** The value in a column, as one of its kind. */
    static @Nullable Object get(ResultSet rows, int at, Kind kind) throws SQLException {
        Object value = switch (kind) {
            case INTEGER -> rows.getLong(at);
            case REAL -> rows.getDouble(at);
            case TEXT -> rows.getString(at);
            case BYTES -> rows.getBytes(at);
        };
        return rows.wasNull() ? null : value;
    }
}
