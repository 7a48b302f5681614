package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.api.TakingOrders;
import dev.zhanggui.application.trade.internal.OrderStock.Settled;
import dev.zhanggui.application.trade.spi.OrderJobs.Replaced;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.application.trade.spi.Orders.Standing;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderEvent.OrdersImported;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.Passage;
import dev.zhanggui.domain.trade.UnknownReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes orders as files bring them. Marks are made before the unit begins, since it holds up everybody else. */
public final class OrderTaker implements TakingOrders {
    private final OrderDesk desk;

    public OrderTaker(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Taken> take(Take command) {
        Invariant.holds(command.orders().size() <= CHUNK_MAX, "a chunk has at most %d orders", CHUNK_MAX);
        var now = desk.clock.instant();
        var marking = new ContentMark();
        var marks = command.orders().stream()
                .map(incoming -> marking.mark(incoming.content()))
                .toList();
        Decision<List<Taken>, Refusal> done =
                desk.transactions.run(() -> Decision.accepted(new Chunk(command, marks, now).take()));
        return done.orThrow();
    }

    /** One chunk in its unit. */
    private final class Chunk {
        private final Take command;
        private final List<String> marks;
        private final Instant now;
        private final Parts parts = desk.parts();
        private final OrderBuyers buyers;
        private final Map<StoreId, Optional<Store>> stores = new HashMap<>();
        private final Map<StoreId, Optional<Refusal>> bars = new HashMap<>();
        private final List<Taken> answers = new ArrayList<>();
        private final List<Kept> added = new ArrayList<>();
        private final List<Passage> passages = new ArrayList<>();
        private final List<Replaced> replaced = new ArrayList<>();
        private final List<OrderKey> problems = new ArrayList<>();

        Chunk(Take command, List<String> marks, Instant now) {
            this.command = command;
            this.marks = marks;
            this.now = now;
            this.buyers = desk.buyers.ofOrders(now);
        }

        /** Orders that stand in the chunk twice are taken one after the other, each round with one of them. */
        List<Taken> take() {
            int from = 0;
            while (from < command.orders().size()) {
                int to = endOfRound(from);
                round(from, to);
                from = to;
            }
            desk.jobs.keep(command.job(), replaced);
            desk.orders.note(passages);
            tell();
            return List.copyOf(answers);
        }

        private int endOfRound(int from) {
            var keys = new HashSet<OrderKey>();
            int to = from;
            while (to < command.orders().size()
                    && keys.add(command.orders().get(to).content().key())) {
                to++;
            }
            return to;
        }

        private void round(int from, int to) {
            var incoming = command.orders().subList(from, to);
            var standing = desk.orders.standing(
                    incoming.stream().map(one -> one.content().key()).toList());
            buyers.meet(incoming.stream().flatMap(one -> keep(one).stream()).toList());
            for (int i = from; i < to; i++) {
                var one = command.orders().get(i);
                answers.add(taken(one, marks.get(i), standing.get(one.content().key())));
            }
            desk.orders.add(added);
            added.clear();
            buyers.write();
        }

        private Optional<Store> store(StoreId id) {
            return stores.computeIfAbsent(id, desk::store);
        }

        private Optional<Keep> keep(Incoming one) {
            var key = one.content().key();
            return store(key.store()).flatMap(store -> OrderBuyers.of(key, one.buyer(), store));
        }

        private Taken taken(Incoming incoming, String mark, @Nullable Standing standing) {
            var content = incoming.content();
            var key = content.key();
            var store = store(key.store());
            var bar = bars.computeIfAbsent(
                    key.store(), id -> desk.gate.bars(command.actor(), id).map(Refusal.class::cast));
            if (bar.isPresent()) {
                return refused(key, bar.get());
            }
            if (store.isEmpty()) {
                return refused(key, new UnknownReference("store", key.store().code()));
            }
            var wrong = OrderDesk.wrong(content, store.get());
            if (wrong.isPresent()) {
                return refused(key, wrong.get());
            }
            var buyer = keep(incoming);
            var name = buyers.name(buyer);
            if (standing == null) {
                return kept(first(content.of(name), mark, store.get()), buyer);
            }
            boolean same = standing.mark().equals(mark)
                    && (name.isEmpty() || name.equals(standing.buyer()))
                    && !buyers.isNews(buyer);
            return same
                    ? new Taken(key, Outcome.UNCHANGED, List.of())
                    : kept(told(incoming, buyer, mark, store.get()), buyer);
        }

        /** What says who the buyer is stays only with an order that is taken. */
        private Taken kept(Taken taken, Optional<Keep> buyer) {
            if (taken.outcome() == Outcome.REFUSED) {
                return taken;
            }
            buyers.keep(buyer);
            var lock = buyers.lock(buyer);
            if (lock.isEmpty()) {
                return taken;
            }
            var reasons = new ArrayList<>(taken.reasons());
            reasons.add(lock.get());
            return new Taken(taken.key(), taken.outcome(), reasons);
        }

        private Taken first(OrderContent content, String mark, Store store) {
            var order = Order.first(content, command.history(), now);
            if (order.history()) {
                added.add(new Kept(order, mark, command.job(), 1));
                boolean stale = !command.history() && content.state().isOpen();
                var reasons = stale
                        ? List.of(new Reason(
                                "stale",
                                Map.of("placed", content.times().placed().toString())))
                        : List.<Reason>of();
                return new Taken(content.key(), Outcome.CREATED, reasons);
            }
            return alone(() -> desk.first(command.actor(), order, store, parts, now))
                    .fold(
                            settled -> {
                                added.add(new Kept(settled.order(), mark, command.job(), 1));
                                return answered(Optional.empty(), settled.order(), "taken", Outcome.CREATED);
                            },
                            refused -> refused(content.key(), refused));
        }

        private Taken told(Incoming incoming, Optional<Keep> buyer, String mark, Store store) {
            var standing = desk.orders.find(incoming.content().key()).orElseThrow();
            var before = standing.order();
            var name = buyers.name(buyer).or(() -> before.content().buyer());
            // What was told before is not judged anew because the buyer is known better now.
            var told = standing.mark().equals(mark)
                    ? before.content().of(name)
                    : incoming.content().of(name).over(before.content());
            if (told.equals(before.content()) && !buyers.isNews(buyer)) {
                return new Taken(before.key(), Outcome.UNCHANGED, List.of());
            }
            return alone(() -> desk.told(command.actor(), before, told, store, parts, now))
                    .fold(
                            settled -> {
                                var after = settled.order();
                                save(standing, after, mark);
                                return answered(Optional.of(before), after, "told", Outcome.UPDATED);
                            },
                            refused -> refused(before.key(), refused));
        }

        /** What the job itself brought is taken back whole; what it found is kept beside it. */
        private void save(Kept standing, Order after, String mark) {
            boolean own = standing.job().equals(command.job());
            if (own) {
                desk.orders.save(new Kept(after, mark, standing.job(), after.version()));
            } else {
                desk.orders.save(standing.with(after, mark));
                replaced.add(new Replaced(standing, after.version()));
            }
        }

        /** An order that is refused leaves nothing behind, whatever else the chunk does. */
        private Decision<Settled, OrderRefused> alone(Supplier<Decision<Settled, OrderRefused>> settling) {
            return desk.transactions.run(settling);
        }

        private Taken answered(Optional<Order> before, Order after, String step, Outcome outcome) {
            if (!after.history()) {
                passages.add(OrderDesk.passage(before, after, step, command.actor(), command.job(), now));
            }
            var reasons = new ArrayList<Reason>();
            after.problem().ifPresent(problem -> {
                problems.add(after.key());
                reasons.add(new Reason(Refusal.kebab(camel(problem.kind())), problem.facts()));
            });
            return new Taken(after.key(), outcome, reasons);
        }

        private static String camel(Enum<?> constant) {
            return Facts.camel(constant.name());
        }

        private static Taken refused(OrderKey key, Refusal why) {
            return new Taken(key, Outcome.REFUSED, List.of(new Reason(why.code(), Facts.of((Record) why))));
        }

        private void tell() {
            var counts = new LinkedHashMap<Outcome, Integer>();
            answers.forEach(answer -> counts.merge(answer.outcome(), 1, Integer::sum));
            int created = counts.getOrDefault(Outcome.CREATED, 0);
            int updated = counts.getOrDefault(Outcome.UPDATED, 0);
            if (created + updated > 0) {
                var event = new OrdersImported(
                        command.job(),
                        created,
                        updated,
                        counts.getOrDefault(Outcome.UNCHANGED, 0),
                        counts.getOrDefault(Outcome.REFUSED, 0),
                        problems);
                long chunk = desk.jobs.nextChunk(command.job());
                Actor actor = command.actor();
                desk.journal.tell(Journal.Entry.of(now, actor, "import", command.job(), chunk, event));
            }
        }
    }
}
