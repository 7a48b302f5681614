package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.trade.api.TakingOrders;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Somebody who takes orders and only writes them down, for tests of those who bring them. */
public final class NotedOrders implements TakingOrders {
    private final Map<OrderKey, OrderContent> orders = new HashMap<>();
    private final List<Take> taken = new ArrayList<>();
    private Runnable before = () -> {};

    @Override
    public synchronized List<Taken> take(Take command) {
        before.run();
        taken.add(command);
        return command.orders().stream().map(one -> taken(one.content())).toList();
    }

    @Override
    public synchronized Vanished vanished(Window window, Predicate<OrderKey> isInFile) {
        var missing = orders.values().stream()
                .filter(one -> one.key().store().equals(window.store()))
                .filter(one -> !one.times().placed().isBefore(window.from())
                        && !one.times().placed().isAfter(window.to()))
                .map(OrderContent::key)
                .filter(key -> !isInFile.test(key))
                .map(OrderKey::no)
                .sorted(Comparator.comparing(OrderNo::code))
                .toList();
        return new Vanished(missing.size(), missing.subList(0, Math.min(NAMED_MAX, missing.size())));
    }

    private Taken taken(OrderContent content) {
        if (content.sellerNote().equals("refuse me")) {
            return new Taken(
                    content.key(), Outcome.REFUSED, List.of(new Reason("shipped-here", Map.of("state", "shipped"))));
        }
        var standing = orders.put(content.key(), content);
        var outcome =
                standing == null ? Outcome.CREATED : standing.equals(content) ? Outcome.UNCHANGED : Outcome.UPDATED;
        var stale = content.sellerNote().equals("stale") ? List.of(new Reason("stale", Map.of())) : List.<Reason>of();
        return new Taken(content.key(), outcome, stale);
    }

    /** Does something before each chunk: fails, or looks. */
    public synchronized void beforeEach(Runnable deed) {
        before = deed;
    }

    public synchronized Optional<OrderContent> order(OrderKey key) {
        return Optional.ofNullable(orders.get(key));
    }

    public synchronized int size() {
        return orders.size();
    }

    /** What it was given, chunk by chunk. */
    public synchronized List<Take> chunks() {
        return List.copyOf(taken);
    }
}
