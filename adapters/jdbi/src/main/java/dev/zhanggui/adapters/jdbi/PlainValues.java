package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.domain.shared.Facts;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * How values stand in columns: a record of one text as that text, an instant as milliseconds since 1970, an
 * enum as its name in camel case; and the same the other way.
 */
final class PlainValues implements JdbiPlugin, ArgumentFactory.Preparable, ColumnMapperFactory {

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(this).registerColumnMapper(this);
    }

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        if (type == Instant.class) {
            return Optional.of(value -> number(value == null ? null : ((Instant) value).toEpochMilli()));
        }
        boolean isPlain = type instanceof Class<?> kind && (kind.isEnum() || isOfOneText(kind));
        return isPlain ? Optional.of(value -> text((String) Facts.plain(value))) : Optional.empty();
    }

    private static Argument number(@Nullable Long number) {
        return (position, statement, context) -> {
            if (number == null) {
                statement.setNull(position, Types.BIGINT);
            } else {
                statement.setLong(position, number);
            }
        };
    }

    private static Argument text(@Nullable String text) {
        return (position, statement, context) -> statement.setString(position, text);
    }

    private static boolean isOfOneText(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class;
    }

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        if (type == Instant.class) {
            return Optional.of((rows, column, context) -> {
                long millis = rows.getLong(column);
                return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
            });
        }
        if (type instanceof Class<?> record && isOfOneText(record)) {
            return Optional.of((rows, column, context) -> of(record, rows.getString(column)));
        }
        return Optional.empty();
    }

    private static @Nullable Object of(Class<?> record, @Nullable String text) throws SQLException {
        try {
            return text == null
                    ? null
                    : record.getDeclaredConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException e) {
            throw new SQLException("not a " + record.getSimpleName() + ": " + text, e);
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
