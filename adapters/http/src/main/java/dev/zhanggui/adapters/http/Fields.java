package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.UnitPrice;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, read one by one. What is wrong is written down with its pointer and a stand-in
 * answered, so that one reading finds everything that is wrong; whoever started it asks {@link Complaints} before
 * anything read is used. Null stands for a member that is not there; members nobody asks for are passed over.
 */
final class Fields {
    private static final Instant TIME_MIN = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant TIME_MAX = Instant.parse("9999-01-01T00:00:00Z");
    private static final LocalDate DATE_MIN = LocalDate.parse("1970-01-01");
    private static final LocalDate DATE_MAX = LocalDate.parse("9998-12-31");
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final int NUMBER_PLACES_MAX = 50;

    private final JsonNode object;
    private final String pointer;
    private final Complaints complaints;

    /** What was found wrong in one body. */
    static final class Complaints {
        private final List<FieldError> errors = new ArrayList<>();

        void add(String pointer, String code, Map<String, Object> facts) {
            errors.add(new FieldError(pointer, code, facts));
        }

        List<FieldError> errors() {
            return errors;
        }
    }

    Fields(JsonNode object, String pointer, Complaints complaints) {
        this.object = object;
        this.pointer = pointer;
        this.complaints = complaints;
        if (!object.isObject()) {
            complaints.add(pointer, "object", Map.of());
        }
    }

    private @Nullable JsonNode member(String name) {
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable JsonNode required(String name) {
        var node = member(name);
        if (node == null && object.isObject()) {
            wrong(name, "required");
        }
        return node;
    }

    /** Complains where the member is absent; for members that are read by a way of their own. */
    void requires(String name) {
        var unused = required(name);
    }

    boolean has(String name) {
        return member(name) != null;
    }

    @Nullable
    JsonNode raw(String name) {
        return member(name);
    }

    void wrong(String name, String code) {
        wrong(name, code, Map.of());
    }

    void wrong(String name, String code, Map<String, Object> facts) {
        complaints.add(pointerTo(name), code, facts);
    }

    private String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Text of 1 to {@code most} characters without control characters. */
    Optional<String> text(String name, int most) {
        return text(name, 1, most);
    }

    /** Text that may be empty; empty where it is absent. */
    String note(String name, int most) {
        return text(name, 0, most).orElse("");
    }

    String requiredText(String name, int most) {
        return required(name) == null ? "?" : text(name, most).orElse("?");
    }

    private Optional<String> text(String name, int least, int most) {
        var node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            wrong(name, "text");
            return Optional.empty();
        }
        var text = node.textValue();
        if (text.length() > most) {
            wrong(name, "text-too-long", Map.of("most", most));
            return Optional.empty();
        }
        if (text.length() < least || (least > 0 && text.isBlank())) {
            wrong(name, "text-empty");
            return Optional.empty();
        }
        if (!isClean(text)) {
            wrong(name, "text-unclean");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** No control characters, and no halves of characters, which no database keeps as they are. */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean half = Character.isSurrogate(c);
            if (half
                    && Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            if (half || control || c == 0x7f || c >= 0xfffe) {
                return false;
            }
        }
        return true;
    }

    <T> T id(String name, Function<String, T> make) {
        return required(name) == null ? make.apply("?") : optionalId(name, make).orElseGet(() -> make.apply("?"));
    }

    <T> Optional<T> optionalId(String name, Function<String, T> make) {
        var node = member(name);
        return node == null ? Optional.empty() : id(node, pointerTo(name), make);
    }

    private <T> Optional<T> id(JsonNode node, String at, Function<String, T> make) {
        if (!node.isTextual()) {
            complaints.add(at, "text", Map.of());
            return Optional.empty();
        }
        if (!CallerId.isValid(node.textValue())) {
            complaints.add(at, "bad-id", Map.of());
            return Optional.empty();
        }
        return Optional.of(make.apply(node.textValue()));
    }

    <T> List<T> ids(String name, int most, Function<String, T> make) {
        var ids = new ArrayList<T>();
        eachOf(name, 0, most, (node, at) -> id(node, at, make).ifPresent(ids::add));
        return ids;
    }

    Quantity quantity(String name, int least) {
        return required(name) == null
                ? Quantity.of(least)
                : Quantity.of(whole(name, least, Quantity.UNITS_MAX).orElse(least));
    }

    /** A whole number; 3.0 is one. */
    Optional<Integer> whole(String name, int least, int most) {
        var number = number(name, "whole-number");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        var value = number.get();
        if (value.stripTrailingZeros().scale() > 0) {
            wrong(name, "whole-number");
            return Optional.empty();
        }
        return within(name, value, BigDecimal.valueOf(least), BigDecimal.valueOf(most))
                .map(BigDecimal::intValueExact);
    }

    int requiredWhole(String name, int least, int most) {
        return required(name) == null ? least : whole(name, least, most).orElse(least);
    }

    Optional<BigDecimal> decimal(String name, BigDecimal least, BigDecimal most) {
        return number(name, "number").flatMap(value -> within(name, value, least, most));
    }

    BigDecimal requiredDecimal(String name) {
        return required(name) == null ? BigDecimal.ZERO : number(name, "number").orElse(BigDecimal.ZERO);
    }

    private Optional<BigDecimal> number(String name, String code) {
        var node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isNumber()) {
            wrong(name, code);
            return Optional.empty();
        }
        var value = node.decimalValue();
        if (!isSmall(value)) {
            wrong(name, "number-too-large");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** Whether arithmetic with it is cheap: 1e999999999 is a number too. */
    private static boolean isSmall(BigDecimal value) {
        return value.precision() <= NUMBER_PLACES_MAX && Math.abs((long) value.scale()) <= NUMBER_PLACES_MAX;
    }

    private Optional<BigDecimal> within(String name, BigDecimal value, BigDecimal least, BigDecimal most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            wrong(name, "out-of-range", Map.of("least", least, "most", most));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    boolean flag(String name) {
        var node = member(name);
        if (node != null && !node.isBoolean()) {
            wrong(name, "true-or-false");
        }
        return node != null && node.booleanValue();
    }

    <T> Optional<T> oneOf(String name, Map<String, T> words) {
        var node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        var word = node.isTextual() ? words.get(node.textValue()) : null;
        if (word == null) {
            wrong(
                    name,
                    "one-of",
                    Map.of("words", words.keySet().stream().sorted().toList()));
        }
        return Optional.ofNullable(word);
    }

    <T> T requiredOneOf(String name, Map<String, T> words) {
        var otherwise = words.values().iterator().next();
        return required(name) == null ? otherwise : oneOf(name, words).orElse(otherwise);
    }

    Optional<ZoneId> zone(String name) {
        return text(name, 100).flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                wrong(name, "zone");
                return Optional.empty();
            }
        });
    }

    Optional<Currency> currency(String name) {
        return text(name, 10).flatMap(text -> {
            try {
                return Optional.of(Currency.getInstance(text));
            } catch (IllegalArgumentException e) {
                wrong(name, "currency");
                return Optional.empty();
            }
        });
    }

    /** A time with offset, or a date: its first instant in {@code zone}. */
    Optional<Instant> time(String name, Supplier<ZoneId> zone) {
        return text(name, 40).flatMap(text -> {
            Instant instant;
            try {
                instant = Times.read(text, zone);
            } catch (DateTimeException e) {
                wrong(name, Times.isLocal(text) ? "time-without-offset" : "time");
                return Optional.empty();
            }
            if (instant.isBefore(TIME_MIN) || !instant.isBefore(TIME_MAX)) {
                wrong(name, "time-out-of-range");
                return Optional.empty();
            }
            return Optional.of(instant);
        });
    }

    Instant requiredTime(String name, Supplier<ZoneId> zone) {
        return required(name) == null ? TIME_MIN : time(name, zone).orElse(TIME_MIN);
    }

    /** A local day. */
    LocalDate requiredDate(String name) {
        return required(name) == null ? DATE_MIN : day(name).orElse(DATE_MIN);
    }

    /** A day such as {@code 2026-11-11}. */
    Optional<LocalDate> day(String name) {
        return text(name, 40).flatMap(text -> {
            var day = Times.day(text);
            if (day.isEmpty()) {
                wrong(name, "date");
            }
            return day;
        });
    }

    Optional<UnitPrice> price(String name) {
        return amount(
                name,
                (amount, currency) ->
                        UnitPrice.isValid(amount) ? Optional.of(new UnitPrice(amount, currency)) : Optional.empty());
    }

    UnitPrice requiredPrice(String name) {
        var nothing = new UnitPrice(BigDecimal.ZERO, YUAN);
        return required(name) == null ? nothing : price(name).orElse(nothing);
    }

    Optional<Money> requiredMoney(String name) {
        return required(name) == null ? Optional.empty() : money(name);
    }

    Optional<Money> money(String name) {
        return amount(
                name,
                (amount, currency) -> amount.signum() >= 0 && Money.isExact(amount, currency)
                        ? Optional.of(Money.of(amount, currency))
                        : Optional.empty());
    }

    private interface Amount<T> {
        Optional<T> of(BigDecimal amount, Currency currency);
    }

    private <T> Optional<T> amount(String name, Amount<T> make) {
        var node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        var inner = new Fields(node, pointerTo(name), complaints);
        var currency = inner.currency("currency").orElse(YUAN);
        var given = inner.required("amount");
        if (given == null) {
            return Optional.empty();
        }
        var amount = decimalOf(given);
        var made = amount.flatMap(value -> make.of(value, currency));
        if (made.isEmpty()) {
            inner.wrong("amount", "amount");
        }
        return made;
    }

    private static Optional<BigDecimal> decimalOf(JsonNode given) {
        if (given.isNumber()) {
            return Optional.of(given.decimalValue()).filter(Fields::isSmall);
        }
        var text = given.isTextual() ? given.textValue() : "";
        if (text.isEmpty() || text.length() > NUMBER_PLACES_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text)).filter(Fields::isSmall);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<Fields> inner(String name) {
        return Optional.ofNullable(member(name)).map(node -> new Fields(node, pointerTo(name), complaints));
    }

    /** The objects of a list, each read by {@code reading}. */
    <T> List<T> list(String name, int least, int most, Function<Fields, T> reading) {
        var list = new ArrayList<T>();
        eachOf(name, least, most, (node, at) -> list.add(reading.apply(new Fields(node, at, complaints))));
        return list;
    }

    Set<String> words(String name, int most) {
        var words = new ArrayList<String>();
        eachOf(name, 0, most, (node, at) -> {
            if (node.isTextual()) {
                words.add(node.textValue());
            } else {
                complaints.add(at, "text", Map.of());
            }
        });
        return words.stream().collect(Collectors.toUnmodifiableSet());
    }

    private interface Item {
        void read(JsonNode node, String pointer);
    }

    private void eachOf(String name, int least, int most, Item item) {
        var node = least > 0 ? required(name) : member(name);
        if (node == null) {
            return;
        }
        if (!node.isArray()) {
            wrong(name, "list");
            return;
        }
        if (node.size() < least || node.size() > most) {
            wrong(name, "list-size", Map.of("least", least, "most", most));
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            item.read(node.get(i), pointerTo(name) + "/" + i);
        }
    }
}
