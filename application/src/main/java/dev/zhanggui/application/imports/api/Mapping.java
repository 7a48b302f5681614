package dev.zhanggui.application.imports.api;

import dev.zhanggui.domain.shared.StoreId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a file of some origin is read: data, not code. A file is recognised by its header, wherever that stands; columns
 * are found by trimmed name, never by position.
 *
 * @param needs names that the header must have
 * @param columns of one field the first that has a value counts
 * @param constants by field: what holds where no column says anything
 * @param words by field: words of the file, and what the desk calls them
 * @param nulls cells that mean nothing is known
 * @param totals what stands first in rows that add up others
 * @param zone of times without offset; empty: the store's
 * @param store whose rows these are, where no column says so
 * @param lineRules the first that fits says what a line is; without one it is a sale
 */
public record Mapping(
        String name,
        FileKind kind,
        List<String> needs,
        List<Column> columns,
        Map<String, String> constants,
        Map<String, Map<String, String>> words,
        Set<String> nulls,
        Set<String> totals,
        Optional<ZoneId> zone,
        Optional<StoreId> store,
        Set<Flag> flags,
        List<LineRule> lineRules) {
    public static final int COLUMNS_MAX = 200;
    public static final Set<String> NULLS_USUAL = Set.of("-", "--", "nan", "NaN", "null", "NULL", "暂无数据", "延迟统计");
    public static final Set<String> TOTALS_USUAL = Set.of("合计", "总计", "汇总", "均值", "平均值");

    /**
     * @param nth which of several columns of this name, from 1 on
     * @param unit in what amounts stand
     */
    public record Column(String header, int nth, String field, Unit unit) {

        public static Column of(String header, String field) {
            return new Column(header, 1, field, Unit.WHOLE);
        }
    }

    /** Whole units of the currency (yuan), or its hundredths (fen). */
    public enum Unit {
        WHOLE,
        FEN
    }

    /** What else is to be known of such files. */
    public enum Flag {
        /** SKUs that the desk does not know are written down. */
        CREATE_SKUS,
        /** No order of these touches stock. */
        HISTORY,
        /** Lines of orders that came by another list before. */
        LINES_ONLY,
        /** An order number begins with its day, yymmdd; for orders without a time. */
        DATED_NUMBERS,
        /** Of several times of one order the earliest is when it was placed. */
        EARLIEST
    }

    /** @param kind {@code credit}, {@code adjustment} or {@code loss} */
    public record LineRule(String kind, List<Condition> conditions) {}

    /** @param value what an order number begins with; empty for the other tests */
    public record Condition(String field, Test test, String value) {}

    /** What a condition asks of a field. */
    public enum Test {
        BEGINS,
        BELOW_ZERO,
        ZERO
    }

    public Mapping {
        needs = List.copyOf(needs);
        columns = List.copyOf(columns);
        constants = Map.copyOf(constants);
        words = Map.copyOf(words);
        nulls = Set.copyOf(nulls);
        totals = Set.copyOf(totals);
        flags = Set.copyOf(flags);
        lineRules = List.copyOf(lineRules);
    }

    /** The format of the desk's own: each field under its name. */
    public static Mapping canonical(FileKind kind) {
        return new Mapping(
                kind.code(),
                kind,
                kind.fields().stream()
                        .filter(FileField::required)
                        .map(FileField::name)
                        .toList(),
                kind.fields().stream()
                        .map(field -> Column.of(field.name(), field.name()))
                        .toList(),
                Map.of(),
                Map.of(),
                NULLS_USUAL,
                TOTALS_USUAL,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of());
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether some column or constant gives the field. */
    public boolean gives(String field) {
        return constants.containsKey(field)
                || columns.stream().anyMatch(column -> column.field().equals(field));
    }
}
