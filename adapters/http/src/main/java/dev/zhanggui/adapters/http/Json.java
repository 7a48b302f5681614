package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.UnitPrice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How values look in JSON: a value of one component as that component, times in UTC, exact amounts as text, enums in
 * camel case, what is absent as null. Everything that is read is bounded.
 */
final class Json {
    private static final int DEPTH_MAX = 40;
    private static final int STRING_LENGTH_MAX = 100_000;
    private static final int NAME_LENGTH_MAX = 1_000;
    private static final int NUMBER_LENGTH_MAX = 200;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(STRING_LENGTH_MAX)
                            .maxNameLength(NAME_LENGTH_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(values())
            .build();

    private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);
    private static final Map<Class<?>, ObjectWriter> WRITERS = new ConcurrentHashMap<>();

    private Json() {}

    /** The whole text as one value; empty where there is nothing but blanks. */
    static Optional<JsonNode> read(byte[] text, int from, int length) throws IOException {
        if (length == 0) {
            return Optional.empty();
        }
        requireUtf8(text, from, length);
        try {
            JsonNode tree = TREE.readTree(text, from, length);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IOException("a number that no computer reads", e);
        }
    }

    /**
     * Text is UTF-8 and nothing else. The parser would guess UTF-16 and UTF-32 by their zeros, which no JSON in UTF-8
     * has, and read characters that are written longer than need be, which hides them from whoever looked before.
     */
    private static void requireUtf8(byte[] text, int from, int length) throws JsonParseException {
        int at = from;
        int end = from + length;
        while (at < end && text[at] > 0) {
            at++;
        }
        if (at < end) {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var rest = ByteBuffer.wrap(text, at, end - at);
            boolean strict = text[at] != 0
                    && !decoder.decode(rest, CharBuffer.allocate(end - at), true)
                            .isError();
            for (int i = strict ? at : end; i < end; i++) {
                strict &= text[i] != 0;
            }
            if (!strict) {
                throw new JsonParseException(null, "not UTF-8", placeOf(rest.position(), text, from));
            }
        }
    }

    private static JsonLocation placeOf(int wrong, byte[] text, int from) {
        int line = 1;
        int column = 1;
        for (int i = from; i < wrong; i++) {
            boolean isEnd = text[i] == '\n';
            line += isEnd ? 1 : 0;
            column = isEnd ? 1 : column + 1;
        }
        return new JsonLocation(ContentReference.unknown(), wrong - (long) from, line, column);
    }

    static byte[] write(Object value) {
        try {
            return WRITERS.computeIfAbsent(value.getClass(), type -> MAPPER.writerFor(type))
                    .writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new Invariant.Broken("an answer cannot be written: " + e);
        }
    }

    /** The components of a record as members. */
    static ObjectNode members(Object record) {
        return MAPPER.valueToTree(record);
    }

    private static SimpleModule values() {
        var module = new SimpleModule("values");
        module.addSerializer(Instant.class, text(Instant::toString));
        module.addSerializer(LocalDate.class, text(LocalDate::toString));
        module.addSerializer(Duration.class, text(Duration::toString));
        module.addSerializer(ZoneId.class, text(ZoneId::getId));
        module.addSerializer(Currency.class, text(Currency::getCurrencyCode));
        module.addSerializer(Money.class, amount(money -> money.amount(), Money::currency));
        module.addSerializer(UnitPrice.class, amount(Json::withMinorUnits, UnitPrice::currency));
        module.addSerializer(Cutoff.class, as((cutoff, out, context) -> Cutoffs.write(cutoff, out)));
        module.addSerializer(Optional.class, as((optional, out, context) -> {
            var value = optional.orElse(null);
            if (value == null) {
                out.writeNull();
            } else {
                context.defaultSerializeValue(value, out);
            }
        }));
        module.addSerializer(Enum.class, text(constant -> Facts.camel(constant.name())));
        module.setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public JsonSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription bean, JsonSerializer<?> usual) {
                return isOneValue(bean.getBeanClass()) ? onlyComponent(bean.getBeanClass()) : usual;
            }
        });
        return module;
    }

    /** Whether a record stands for its only component. */
    static boolean isOneValue(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && (Identifier.class.isAssignableFrom(type) || ValueObject.class.isAssignableFrom(type));
    }

    private static JsonSerializer<Object> onlyComponent(Class<?> type) {
        var accessor = type.getRecordComponents()[0].getAccessor();
        accessor.setAccessible(true);
        return as((value, out, context) -> {
            try {
                context.defaultSerializeValue(accessor.invoke(value), out);
            } catch (ReflectiveOperationException e) {
                throw new Invariant.Broken("a record does not show its component: " + e);
            }
        });
    }

    private static BigDecimal withMinorUnits(UnitPrice price) {
        int places = Math.max(0, price.currency().getDefaultFractionDigits());
        return price.amount().setScale(Math.max(places, price.amount().scale()));
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out, SerializerProvider context) throws IOException;
    }

    private interface Part<T, P> {
        P of(T value);
    }

    private static <T> JsonSerializer<T> as(Writing<T> writing) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(@Nullable T value, JsonGenerator out, SerializerProvider context) throws IOException {
                if (value == null) {
                    out.writeNull();
                } else {
                    writing.write(value, out, context);
                }
            }
        };
    }

    private static <T> JsonSerializer<T> text(Part<T, String> text) {
        return as((value, out, context) -> out.writeString(text.of(value)));
    }

    private static <T> JsonSerializer<T> amount(Part<T, BigDecimal> amount, Part<T, Currency> currency) {
        return as((value, out, context) -> {
            out.writeStartObject();
            out.writeStringField("amount", amount.of(value).toPlainString());
            out.writeStringField("currency", currency.of(value).getCurrencyCode());
            out.writeEndObject();
        });
    }
}
