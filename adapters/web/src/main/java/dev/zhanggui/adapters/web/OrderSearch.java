package dev.zhanggui.adapters.web;

import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.application.trade.views.OrderViews.OrderFilter;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which orders are shown, as the address of the page says; what it says wrongly does not count.
 *
 * @param tab {@code all}, {@code risk}, {@code problems}, {@code over} or a state
 * @param numbers of orders that are looked up; where there are any, nothing else counts
 */
record OrderSearch(
        String tab,
        Optional<StoreId> store,
        Optional<OrderProblem.Kind> problem,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean newestFirst,
        List<String> columns,
        Set<OrderNo> numbers) {
    static final String RISK = "risk";
    static final String PROBLEMS = "problems";
    static final String OVER = "over";
    static final List<String> COLUMNS = List.of("store", "placed", "paid", "total", "place", "deadline", "problem");
    private static final List<String> COLUMNS_USUAL =
            List.of("store", "placed", "total", "place", "deadline", "problem");

    static OrderSearch of(Visit visit) {
        var columns =
                visit.askedAll("columns").stream().filter(COLUMNS::contains).toList();
        return new OrderSearch(
                visit.asked("tab").orElse("all"),
                visit.asked("store").filter(CallerId::isValid).map(StoreId::new),
                visit.asked("problem").flatMap(OrderSearch::problem),
                visit.asked("from").flatMap(OrderSearch::day),
                visit.asked("to").flatMap(OrderSearch::day),
                !visit.asked("sort").equals(Optional.of("placed")),
                columns.isEmpty() ? COLUMNS_USUAL : columns,
                numbers(visit.asked("numbers").orElse("")));
    }

    static Optional<OrderProblem.Kind> problem(String word) {
        return Arrays.stream(OrderProblem.Kind.values())
                .filter(kind -> Facts.camel(kind.name()).equals(word))
                .findFirst();
    }

    static Optional<OrderState> state(String word) {
        return Arrays.stream(OrderState.values())
                .filter(state -> Facts.camel(state.name()).equals(word))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** As they were pasted: one by line, or with blanks or commas between. */
    private static Set<OrderNo> numbers(String pasted) {
        return Arrays.stream(pasted.split("[\\s,，;；]+", -1))
                .filter(CallerId::isValid)
                .limit(OrderViews.NUMBERS_MAX)
                .map(OrderNo::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean shows(String column) {
        return columns.contains(column);
    }

    /** @param reached the stores that the visitor's authority reaches; empty: all */
    OrderFilter filter(Set<StoreId> reached) {
        var states = tab.equals(OVER)
                ? Set.of(OrderState.CANCELLED, OrderState.REFUNDED)
                : state(tab).map(Set::of).orElse(Set.of());
        return new OrderFilter(
                stores(reached),
                states,
                problem,
                tab.equals(PROBLEMS),
                from.map(OrderSearch::begin),
                to.map(day -> begin(day.plusDays(1))),
                newestFirst);
    }

    Set<StoreId> stores(Set<StoreId> reached) {
        return store.map(Set::of).orElse(reached);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(Say.ZONE).toInstant();
    }
}
