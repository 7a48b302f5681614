package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.OrderJobs;
import dev.zhanggui.application.trade.spi.Orders;
import dev.zhanggui.application.trade.views.OrderCursor;
import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Orders by key, with their passages and what jobs replaced. */
final class MemoryOrders implements Orders {
    static final Comparator<OrderKey> BY_KEY = Keys.<OrderKey>by(
                    key -> key.store().code())
            .thenComparing(Keys.by(key -> key.no().code()));

    private final Memory.Table<OrderKey, Kept> orders;
    private final Memory.Table<OrderKey, List<Passage>> passages;
    private final Memory.Table<String, Long> chunks;
    private final Memory.Table<JobOrder, OrderJobs.Replaced> replaced;

    private record JobOrder(String job, OrderKey key) {}

    MemoryOrders(Memory memory) {
        this.orders = memory.new Table<>();
        this.passages = memory.new Table<>();
        this.chunks = memory.new Table<>();
        this.replaced = memory.new Table<>();
    }

    @Override
    public Map<OrderKey, Standing> standing(Collection<OrderKey> keys) {
        var standing = new LinkedHashMap<OrderKey, Standing>();
        keys.forEach(key -> orders.find(key).ifPresent(kept -> {
            var order = kept.order();
            var buyer = order.content().buyer();
            standing.put(key, new Standing(key, kept.mark(), buyer, order.version()));
        }));
        return standing;
    }

    @Override
    public Optional<Kept> find(OrderKey key) {
        return orders.find(key);
    }

    @Override
    public void add(List<Kept> added) {
        for (var one : added) {
            var key = one.order().key();
            if (orders.find(key).isPresent()) {
                throw new StaleWrite("order " + key + " is there already");
            }
            orders.put(key, one);
        }
    }

    @Override
    public void save(Kept after) {
        var key = after.order().key();
        standsAt(key, after.order().version() - 1);
        orders.put(key, after);
    }

    @Override
    public void remove(OrderKey key, long version) {
        standsAt(key, version);
        orders.remove(key);
        passages.remove(key);
    }

    private void standsAt(OrderKey key, long version) {
        long standing = orders.find(key).map(kept -> kept.order().version()).orElse(0L);
        if (standing != version) {
            throw new StaleWrite("order " + key + " stands at " + standing + ", not " + version);
        }
    }

    @Override
    public List<Waiting> waiting(
            Optional<StoreId> store, OrderProblem.Kind problem, Optional<Waiting> after, int most) {
        var order = Comparator.comparing(Waiting::placed).thenComparing(Waiting::key, BY_KEY);
        return all().filter(one ->
                        one.problem().filter(found -> found.kind() == problem).isPresent())
                .filter(one -> store.map(one.key().store()::equals).orElse(true))
                .map(one -> new Waiting(one.key(), placed(one)))
                .filter(one -> after.map(last -> order.compare(one, last) > 0).orElse(true))
                .sorted(order)
                .limit(most)
                .toList();
    }

    @Override
    public void note(List<Passage> noted) {
        for (var passage : noted) {
            var all = new ArrayList<>(passages.find(passage.order()).orElse(List.of()));
            all.add(passage);
            passages.put(passage.order(), List.copyOf(all));
        }
    }

    /** Open orders of a buyer, the newest placed first. */
    List<OrderKey> openOf(StoreId store, BuyerKey buyer, int most) {
        return all().filter(one -> one.key().store().equals(store)
                        && one.content().buyer().filter(buyer::equals).isPresent()
                        && one.state().isOpen()
                        && !one.history())
                .sorted(Comparator.comparing(MemoryOrders::placed).reversed().thenComparing(Order::key, BY_KEY))
                .map(Order::key)
                .limit(most)
                .toList();
    }

    Stream<Order> all() {
        return orders.all().stream().map(Kept::order);
    }

    private static Instant placed(Order order) {
        return order.content().times().placed();
    }

    OrderJobs jobs() {
        return new OrderJobs() {
            @Override
            public long nextChunk(String job) {
                long next = chunks.find(job).orElse(0L) + 1;
                chunks.put(job, next);
                return next;
            }

            @Override
            public void keep(String job, List<Replaced> some) {
                for (var one : some) {
                    var at = new JobOrder(job, one.before().order().key());
                    var first = replaced.find(at).map(Replaced::before).orElse(one.before());
                    replaced.put(at, new Replaced(first, one.version()));
                }
            }

            @Override
            public List<Brought> brought(String job, Optional<OrderKey> after, int most) {
                return orders.all().stream()
                        .filter(kept -> kept.job().equals(job))
                        .map(kept ->
                                new Brought(kept.order().key(), kept.order().version(), kept.jobVersion()))
                        .filter(one -> after.map(last -> BY_KEY.compare(one.key(), last) > 0)
                                .orElse(true))
                        .sorted(Comparator.comparing(Brought::key, BY_KEY))
                        .limit(most)
                        .toList();
            }

            @Override
            public List<Replaced> replaced(String job, Optional<OrderKey> after, int most) {
                return replaced.rows().entrySet().stream()
                        .filter(entry -> entry.getKey().job().equals(job))
                        .filter(entry -> after.map(
                                        last -> BY_KEY.compare(entry.getKey().key(), last) > 0)
                                .orElse(true))
                        .sorted(Comparator.comparing(entry -> entry.getKey().key(), BY_KEY))
                        .limit(most)
                        .map(Map.Entry::getValue)
                        .toList();
            }

            @Override
            public List<OrderNo> broughtWithin(
                    StoreId store, Instant from, Instant to, Optional<OrderNo> after, int most) {
                var byNumber = Keys.<OrderNo>by(OrderNo::code);
                return orders.all().stream()
                        .filter(kept -> !kept.job().isEmpty())
                        .map(Kept::order)
                        .filter(one -> one.key().store().equals(store))
                        .filter(one ->
                                !placed(one).isBefore(from) && !placed(one).isAfter(to))
                        .map(one -> one.key().no())
                        .filter(no -> after.map(last -> byNumber.compare(no, last) > 0)
                                .orElse(true))
                        .sorted(byNumber)
                        .limit(most)
                        .toList();
            }

            @Override
            public void forget(String job, List<OrderKey> keys) {
                keys.forEach(key -> replaced.remove(new JobOrder(job, key)));
            }
        };
    }

    OrderViews views() {
        return new OrderViews() {
            @Override
            public Page<OrderRow> orders(OrderFilter filter, Optional<String> cursor, int limit) {
                OrderViews.checkLimit(limit);
                return page(filter, cursor.map(OrderCursor::read), limit);
            }

            @Override
            public List<OrderRow> numbered(Set<StoreId> stores, Set<OrderNo> numbers) {
                return all().filter(one -> numbers.contains(one.key().no()))
                        .filter(one ->
                                stores.isEmpty() || stores.contains(one.key().store()))
                        .map(MemoryOrders::row)
                        .sorted(Keys.by(OrderRow::orderNo).thenComparing(Keys.by(OrderRow::store)))
                        .toList();
            }

            @Override
            public Counts counts(Set<StoreId> stores) {
                var byState = new EnumMap<OrderState, Long>(OrderState.class);
                var some = all().filter(one ->
                                stores.isEmpty() || stores.contains(one.key().store()))
                        .toList();
                some.forEach(one -> byState.merge(one.state(), 1L, Long::sum));
                long problems =
                        some.stream().filter(one -> one.problem().isPresent()).count();
                return new Counts(byState, problems);
            }

            @Override
            public List<Passage> passages(OrderKey key) {
                return passages.find(key).orElse(List.of());
            }
        };
    }

    private Page<OrderViews.OrderRow> page(OrderViews.OrderFilter filter, Optional<OrderCursor> after, int limit) {
        var upwards = Comparator.comparing(MemoryOrders::placed).thenComparing(Order::key, BY_KEY);
        var order = filter.newestFirst() ? upwards.reversed() : upwards;
        var rows = all().filter(one -> shows(filter, one))
                .filter(one -> after.map(last -> isAfter(one, last, filter.newestFirst()))
                        .orElse(true))
                .sorted(order)
                .limit(limit + 1L)
                .toList();
        var shown = rows.stream().limit(limit).toList();
        Optional<String> next = rows.size() <= limit
                ? Optional.empty()
                : Optional.of(new OrderCursor(
                                placed(shown.get(limit - 1)),
                                shown.get(limit - 1).key())
                        .text());
        return new Page<>(shown.stream().map(MemoryOrders::row).toList(), next);
    }

    private static boolean isAfter(Order one, OrderCursor last, boolean newestFirst) {
        int compared = Comparator.comparing(OrderCursor::placed)
                .thenComparing(OrderCursor::key, BY_KEY)
                .compare(new OrderCursor(placed(one), one.key()), last);
        return newestFirst ? compared < 0 : compared > 0;
    }

    private static boolean shows(OrderViews.OrderFilter filter, Order order) {
        var placed = placed(order);
        return (filter.stores().isEmpty()
                        || filter.stores().contains(order.key().store()))
                && (filter.states().isEmpty() || filter.states().contains(order.state()))
                && (!filter.withProblem() || order.problem().isPresent())
                && filter.problem()
                        .map(kind -> order.problem()
                                .filter(one -> one.kind() == kind)
                                .isPresent())
                        .orElse(true)
                && filter.from().map(from -> !placed.isBefore(from)).orElse(true)
                && filter.to().map(placed::isBefore).orElse(true);
    }

    private static OrderViews.OrderRow row(Order order) {
        var content = order.content();
        return new OrderViews.OrderRow(
                order.key().store().code(),
                order.key().no().code(),
                Facts.camel(order.state().name()),
                placed(order),
                content.times().paid(),
                order.total(),
                content.destination().province(),
                content.destination().city(),
                order.problem().map(problem -> Facts.camel(problem.kind().name())),
                order.problem().map(OrderProblem::owner),
                order.promised().map(promised -> promised.shipBy()).or(content::shipBy),
                order.history(),
                order.version());
    }
}
