package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileField;
import dev.zhanggui.application.imports.api.FileField.Type;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row after the other by their layout, and writes down what is wrong with them. One reader is
 * used for a whole file; what it answers about a row holds until the next one is loaded.
 */
final class RowReader {
    private static final int TEXT_LENGTH_MAX = 2_000;

    private final Layout layout;
    private final List<FileField> fields;
    private final @Nullable String[] constants;
    private final List<Map<String, String>> words;
    private final @Nullable String[] values;
    private final int[] from;
    private final Decimal decimal = new Decimal();
    private final Set<String> nulls;
    private Faults faults = new Faults();
    private int row;

    RowReader(Layout layout) {
        this.layout = layout;
        this.fields = layout.mapping().kind().fields();
        this.constants = new @Nullable String[fields.size()];
        this.values = new @Nullable String[fields.size()];
        this.from = new int[fields.size()];
        this.words = words(layout.mapping(), fields);
        this.nulls = layout.mapping().nulls();
        for (int f = 0; f < fields.size(); f++) {
            constants[f] = layout.mapping().constants().get(fields.get(f).name());
        }
    }

    private static List<Map<String, String>> words(Mapping mapping, List<FileField> fields) {
        var words = new ArrayList<Map<String, String>>();
        for (var field : fields) {
            var own = new HashMap<String, String>();
            mapping.words()
                    .getOrDefault(field.name(), Map.of())
                    .forEach((word, meaning) -> own.put(plain(word), meaning));
            words.add(own);
        }
        return words;
    }

    /** Words are compared without blanks, and with one kind of comma. */
    private static String plain(String word) {
        return word.indexOf(',') < 0 && word.indexOf(' ') < 0
                ? word
                : word.replace(',', '，').replace(" ", "");
    }

    /** What is wrong is written into {@code sink} from now on. */
    void into(Faults sink) {
        this.faults = sink;
    }

    /** @param number which of its thing's rows it is, from 0 on */
    void load(Row read, int number) {
        row = number;
        for (int f = 0; f < values.length; f++) {
            load(read.cells(), f);
        }
        read.damage()
                .ifPresent(damage -> faults.add(
                        number,
                        name(damage.column()),
                        damage.found(),
                        damage.what(),
                        Map.of("column", damage.column())));
    }

    /** The row's line of its order: those columns that are not the order's, which the first row has already given. */
    void loadLine(Row read, int number) {
        row = number;
        for (int f = 0; f < values.length; f++) {
            if (!fields.get(f).ofOrder()) {
                load(read.cells(), f);
            }
        }
        read.damage()
                .ifPresent(damage -> faults.add(
                        number,
                        name(damage.column()),
                        damage.found(),
                        damage.what(),
                        Map.of("column", damage.column())));
    }

    private String name(int column) {
        return column >= 1 && column <= layout.header().size() ? layout.header().get(column - 1) : "";
    }

    private void load(List<String> cells, int f) {
        values[f] = null;
        var sources = layout.sources()[f];
        for (int i = 0; i < sources.length; i++) {
            var text = sources[i] < cells.size() ? Cell.clean(cells.get(sources[i]), nulls) : null;
            if (text != null) {
                from[f] = i;
                values[f] = checked(f, text);
                return;
            }
        }
        values[f] = constants[f];
        from[f] = -1;
    }

    private @Nullable String checked(int f, String text) {
        if (text.charAt(0) == '=' && (fields.get(f).type() != Type.TEXT || Cell.isFormula(text))) {
            wrong(f, text, "formula-cell");
            return null;
        }
        return text;
    }

    /** What stands in the field, cleaned; null where nothing is known. */
    @Nullable
    String text(int field) {
        var text = values[field];
        if (text != null && text.length() > TEXT_LENGTH_MAX) {
            wrong(field, text, "text-too-long", Map.of("most", TEXT_LENGTH_MAX));
            return null;
        }
        return text == null ? null : Cell.storable(text);
    }

    /** A text of at most so many characters; null where nothing is known, or it is longer. */
    @Nullable
    String text(int field, int most) {
        var text = text(field);
        if (text != null && text.length() > most) {
            wrong(field, text, "text-too-long", Map.of("most", most));
            return null;
        }
        return text;
    }

    /** What the mapping says the word means; the word itself where it says nothing. */
    @Nullable
    String meaning(int field, int most) {
        var text = text(field, most);
        return text == null ? null : words.get(field).getOrDefault(plain(text), text);
    }

    String textOr(int field, String otherwise) {
        var text = text(field);
        return text == null ? otherwise : text;
    }

    /** The text of a row that was not loaded, for comparing. */
    @Nullable
    String peek(Row read, int field) {
        for (int source : layout.sources()[field]) {
            var text = source < read.cells().size() ? Cell.clean(read.cells().get(source), nulls) : null;
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** What another row of the same thing says where this one says nothing. */
    void adopt(int field, String text) {
        from[field] = 0;
        values[field] = checked(field, text);
    }

    boolean has(int field) {
        return values[field] != null;
    }

    @Nullable
    String id(int field) {
        var text = values[field];
        if (text == null) {
            return null;
        }
        if (Cell.isInExponent(text)) {
            wrong(field, text, "number-in-exponent");
            return null;
        }
        if (!CallerId.isValid(text)) {
            wrong(field, text, "bad-id");
            return null;
        }
        return text;
    }

    /** Writes down that the field lacks its value. */
    void missing(int field) {
        wrong(field, "", "missing-value");
    }

    /** A whole number that is not below zero; null where there is none, or it is wrong. */
    @Nullable
    Integer whole(int field, int most) {
        if (!isNumber(field)) {
            return null;
        }
        var text = String.valueOf(values[field]);
        if (!decimal.isWhole()) {
            wrong(field, text, "fractional-quantity");
            return null;
        }
        if (decimal.signum() < 0) {
            wrong(field, text, "negative-quantity");
            return null;
        }
        if (decimal.whole() > most) {
            wrong(field, text, "number-too-large", Map.of("most", most));
            return null;
        }
        return (int) decimal.whole();
    }

    @Nullable
    Quantity quantity(int field) {
        var whole = whole(field, Quantity.UNITS_MAX);
        return whole == null ? null : Quantity.of(whole);
    }

    @Nullable
    BigDecimal decimal(int field) {
        return isNumber(field) ? decimal.value() : null;
    }

    /** An amount in whole units, wherever it stands; fen are turned into yuan. */
    @Nullable
    BigDecimal amount(int field) {
        var amount = decimal(field);
        boolean inFen = amount != null
                && from[field] >= 0
                && layout.fen()[field].length > 0
                && layout.fen()[field][from[field]];
        return inFen && amount != null ? amount.movePointLeft(2) : amount;
    }

    /** An amount that the currency can pay, not below zero. */
    @Nullable
    Money money(int field, Currency currency) {
        var amount = amount(field);
        if (amount == null) {
            return null;
        }
        var money = signed(field, amount, currency);
        if (money != null && amount.signum() < 0) {
            wrong(field, String.valueOf(values[field]), "negative-amount");
            return null;
        }
        return money;
    }

    /** An amount of the currency, either way. */
    @Nullable
    Money signed(int field, BigDecimal amount, Currency currency) {
        if (!Money.isExact(amount, currency)) {
            wrong(
                    field,
                    String.valueOf(values[field]),
                    "too-many-places",
                    Map.of("currency", currency.getCurrencyCode()));
            return null;
        }
        return Money.of(amount, currency);
    }

    /** The price of one unit; of a longer decimal the first places, rounded half up. */
    @Nullable
    UnitPrice price(int field, BigDecimal amount, Currency currency) {
        var price = amount.scale() > UnitPrice.PLACES_MAX
                ? amount.setScale(UnitPrice.PLACES_MAX, RoundingMode.HALF_UP)
                : amount;
        if (!UnitPrice.isValid(price)) {
            wrong(
                    field,
                    String.valueOf(values[field]),
                    price.signum() < 0 ? "negative-amount" : "number-too-large",
                    price.signum() < 0 ? Map.of() : Map.of("most", UnitPrice.AMOUNT_MAX.toPlainString()));
            return null;
        }
        return new UnitPrice(price, currency);
    }

    /** Whether the field holds a number below zero; no fault where it holds none. */
    int signOf(int field) {
        var text = values[field];
        return text != null && decimal.read(text).isEmpty() ? decimal.signum() : 0;
    }

    private boolean isNumber(int field) {
        var text = values[field];
        if (text == null) {
            return false;
        }
        var fault = decimal.read(text);
        if (!fault.isEmpty()) {
            wrong(field, text, fault);
        }
        return fault.isEmpty();
    }

    @Nullable
    Instant time(int field, ZoneId zone) {
        var text = values[field];
        if (text == null) {
            return null;
        }
        var moment = Moment.read(text, zone);
        if (moment == null) {
            wrong(field, text, "bad-date");
        }
        return moment;
    }

    Optional<Instant> optionalTime(int field, ZoneId zone) {
        return Optional.ofNullable(time(field, zone));
    }

    /** The desk's word for what stands there: one of its own, or what the mapping says it means. */
    <T> @Nullable T word(int field, Map<String, T> known) {
        var text = values[field];
        if (text == null) {
            return null;
        }
        var own = known.get(text);
        if (own != null) {
            return own;
        }
        var meaning = words.get(field).get(plain(text));
        var meant = meaning == null ? null : known.get(meaning);
        if (meant == null) {
            wrong(
                    field,
                    text,
                    "unknown-word",
                    Map.of("known", known.keySet().stream().sorted().toList()));
        }
        return meant;
    }

    void wrong(int field, String value, String code) {
        wrong(field, value, code, Map.of());
    }

    void wrong(int field, String value, String code, Map<String, Object> facts) {
        int source = Math.max(0, from[field]);
        var sources = layout.sources()[field];
        var column = source < sources.length ? layout.header().get(sources[source]) : layout.columnOf(field);
        faults.add(row, column, value, code, facts);
    }
}
