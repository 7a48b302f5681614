package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.domain.shared.Facts;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * How values stand in columns: a record of one component as that component, an instant as milliseconds since 1970, an
 * enum as its name in camel case; and the same the other way.
 */
final class PlainValues implements JdbiPlugin, ArgumentFactory, ColumnMapperFactory {

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(this).registerColumnMapper(this);
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        var plain = plain(value);
        if (plain instanceof Long number) {
            return Optional.of((position, statement, context) -> statement.setLong(position, number));
        }
        if (plain instanceof String text && !(value instanceof String)) {
            return Optional.of((position, statement, context) -> statement.setString(position, text));
        }
        return Optional.empty();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Record || value instanceof Enum<?> ? Facts.plain(value) : value;
    }

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        if (type == Instant.class) {
            return Optional.of((rows, column, context) -> {
                long millis = rows.getLong(column);
                return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
            });
        }
        if (type instanceof Class<?> record && record.isRecord() && record.getRecordComponents().length == 1) {
            return textRecord(record, record.getRecordComponents()[0]);
        }
        return Optional.empty();
    }

    private static Optional<ColumnMapper<?>> textRecord(Class<?> record, RecordComponent component) {
        if (component.getType() != String.class) {
            return Optional.empty();
        }
        return Optional.of((rows, column, context) -> {
            var text = rows.getString(column);
            try {
                return text == null
                        ? null
                        : record.getDeclaredConstructor(String.class).newInstance(text);
            } catch (ReflectiveOperationException e) {
                throw new SQLException("not a " + record.getSimpleName() + ": " + text, e);
            }
        });
    }

    /** Sets a number that may be absent. */
    static void setLong(PreparedStatement statement, int position, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(position, java.sql.Types.BIGINT);
        } else {
            statement.setLong(position, value);
        }
    }

    /** The constant of an enum that stands for {@code text}. */
    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        for (var constant : type.getEnumConstants()) {
            if (Facts.camel(constant.name()).equals(text)) {
                return constant;
            }
        }
        throw new IllegalStateException("no " + type.getSimpleName() + " is called " + text);
    }
}
