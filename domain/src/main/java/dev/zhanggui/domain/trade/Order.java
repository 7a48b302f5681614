package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import dev.zhanggui.domain.trade.OrderRefused.LinesAwaited;
import dev.zhanggui.domain.trade.OrderRefused.NoteOrOwnerMissing;
import dev.zhanggui.domain.trade.OrderRefused.StepNotAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * An order as the desk sees it: what the platform told, and how far it has come here. It is placed, paid, audited,
 * allocated to shelves, shipped, signed for and closed; or called off. A problem stops it on its way until somebody has
 * resolved it. An order that was over, or old, when the desk first saw it is history: it never touches stock, and what
 * the platform says of it simply stands.
 *
 * @param content what the platform told last, as far as it was taken over
 * @param state here; the platform knows nothing of auditing and allocating
 * @param reservations how many promises of stock were made for it so far; the last one may stand
 * @param version grows by one with every change
 */
public record Order(
        OrderContent content,
        OrderState state,
        boolean history,
        Optional<OrderProblem> problem,
        int reservations,
        Handling handling,
        Optional<Promised> promised,
        long version)
        implements AggregateRoot<Order, OrderKey> {

    /** One placed longer ago than this, when it is first seen, is history: whoever waits for it has heard long since. */
    public static final Duration STALE_AFTER = Duration.ofDays(30);

    /** How the desk first takes an order down. */
    public static Order first(OrderContent content, boolean history, Instant now) {
        boolean over = !content.state().isOpen();
        return new Order(
                content,
                content.state(),
                history || over || isStale(content, now),
                Optional.empty(),
                0,
                Handling.NONE,
                Optional.empty(),
                1);
    }

    /** Whether it was placed too long ago to touch stock when it is first seen. */
    public static boolean isStale(OrderContent content, Instant now) {
        return content.times().placed().isBefore(now.minus(STALE_AFTER));
    }

    @Override
    public OrderKey getId() {
        return key();
    }

    public OrderKey key() {
        return content.key();
    }

    /**
     * What all lines and the freight come to. While the lines are awaited it is what the platform says was paid, and
     * unknown where it names nothing.
     */
    public Optional<Money> total() {
        if (content.awaitsLines()) {
            return content.paid().filter(paid -> paid.minorUnits() != 0);
        }
        var first = content.lines().get(0).amount();
        var total = content.freight().orElse(Money.zero(first.currency()));
        for (var line : content.lines()) {
            total = total.plus(line.amount());
        }
        return Optional.of(total);
    }

    // Steps.

    /** The steps that lead on from here. */
    public List<OrderStep> next() {
        var next = new ArrayList<OrderStep>();
        if (problem.isEmpty() || state.isShipped()) {
            next.addAll(OrderStep.onFrom(state));
        } else if (state.isOpen()) {
            next.add(OrderStep.CANCEL);
        }
        if (problem.isPresent()) {
            next.add(OrderStep.RESOLVE);
        } else if (state.isOpen()) {
            next.add(OrderStep.PROBLEM);
        }
        return List.copyOf(next);
    }

    /** Goes a step at the time {@code at}; raising and resolving problems, and weighing, have their own. */
    public Decision<Order, OrderRefused> go(OrderStep step, Instant at) {
        if (!next().contains(step)) {
            return Decision.refused(notAllowed(step));
        }
        if (step == OrderStep.ALLOCATE && content.awaitsLines()) {
            return Decision.refused(new LinesAwaited(key()));
        }
        return Decision.accepted(gone(step, at));
    }

    private Order gone(OrderStep step, Instant at) {
        var after = next(step.to().orElse(state));
        var times = content.times();
        return switch (step) {
            case PAY -> after.timed(times.withPaid(at));
            case SHIP -> after.timed(times.withShipped(at));
            case SIGN -> after.timed(times.withSigned(at));
            case CLOSE -> after.timed(times.withClosed(at));
            case CANCEL -> after.timed(times.withClosed(at)).with(Optional.empty());
            case PICK -> after.handled(handling.pickedAt(at));
            case PACK -> after.handled(handling.packedAt(at));
            case AUDIT, ALLOCATE, WEIGH, PROBLEM, RESOLVE -> after;
        };
    }

    /** Puts a problem on it, with a note and an owner. */
    public Decision<Order, OrderRefused> raise(OrderProblem raised) {
        if (!next().contains(OrderStep.PROBLEM)) {
            return Decision.refused(notAllowed(OrderStep.PROBLEM));
        }
        return raised.note().isBlank()
                        || raised.owner().isBlank()
                        || raised.kind().isFound()
                ? Decision.refused(new NoteOrOwnerMissing(key()))
                : Decision.accepted(next(state).with(Optional.of(raised)));
    }

    /**
     * Audits it: without findings it goes on, else the first of them is its problem, with all of them in it. What was
     * found and seen to before stops it no more.
     */
    public Decision<Order, OrderRefused> audit(List<Reason> findings, Instant at) {
        var open = findings.stream()
                .filter(finding -> !handling.cleared().contains(finding.code()))
                .toList();
        return go(OrderStep.AUDIT, at)
                .map(audited -> open.isEmpty() ? audited : next(state).with(found(open, at)));
    }

    private static Optional<OrderProblem> found(List<Reason> findings, Instant at) {
        var kind = AuditChecks.kindOf(findings.get(0)).problem();
        var plain = findings.stream()
                .map(finding -> Map.of("code", finding.code(), "facts", plain(withoutNote(finding.facts()))))
                .toList();
        return Optional.of(OrderProblem.found(kind, at, Map.of(OrderProblem.FINDINGS, plain)));
    }

    /** The note itself stands in the order alone, so that it can be erased there. */
    private static Map<String, Object> withoutNote(Map<String, Object> facts) {
        var others = new LinkedHashMap<>(facts);
        others.remove(OrderProblem.NOTE);
        return others;
    }

    /** Takes the problem from it; whoever does so has seen to its cause. */
    public Decision<Order, OrderRefused> resolve() {
        if (problem.isEmpty()) {
            return Decision.refused(notAllowed(OrderStep.RESOLVE));
        }
        var cleared = problem.get().findings().stream().map(Reason::code).collect(Collectors.toUnmodifiableSet());
        return Decision.accepted(next(state).with(Optional.empty()).handled(handling.clearing(cleared)));
    }

    /** The parcel's weight; one that its goods cannot have is a problem. */
    public Decision<Order, OrderRefused> weigh(int grams, Optional<Long> expectedGrams, Instant at) {
        return go(OrderStep.WEIGH, at).map(allowed -> {
            var weighed = allowed.handled(handling.weighedAt(at, grams));
            return expectedGrams
                    .filter(expected -> !Handling.isPlausible(grams, expected))
                    .map(expected -> weighed.with(Optional.of(OrderProblem.found(
                            Kind.WEIGHT_OFF, at, Map.of("grams", grams, "expectedGrams", expected)))))
                    .orElse(weighed);
        });
    }

    private StepNotAllowed notAllowed(OrderStep step) {
        return new StepNotAllowed(step, state, problem.map(OrderProblem::kind), next());
    }

    // What the platform tells later.

    /**
     * What becomes of the order when the platform tells {@code told}. History follows. An open order follows, and where
     * its lines or its destination changed it is audited and allocated anew. One that was shipped or called off here
     * goes on with the platform, but what differs otherwise opens a difference, with both sides in it, and overwrites
     * nothing.
     */
    public Order told(OrderContent told, Instant now) {
        if (history) {
            return next(told.state()).of(told);
        }
        if (state.isOpen()) {
            return toldWhileOpen(told);
        }
        var differences = differences(told);
        var known = content.awaitsLines() ? told.over(content) : content;
        var followed =
                next(further(told.state())).of(known.timed(content.times().or(told.times())));
        return differences.isEmpty()
                ? followed
                : followed.with(Optional.of(OrderProblem.found(Kind.DIFFERENCE, now, differences)));
    }

    private Order toldWhileOpen(OrderContent told) {
        boolean otherGoods = !content.lines().isEmpty() && !content.lines().equals(told.lines());
        boolean otherPlace = !content.destination().equals(told.destination());
        var reached = further(told.state());
        boolean again = reached.isOpen() && reached.compareTo(OrderState.PAID) > 0 && (otherGoods || otherPlace);
        var after = next(again ? OrderState.PAID : reached)
                .of(told.timed(told.times().or(content.times())));
        boolean otherNote = !content.buyerNote().equals(told.buyerNote());
        var looked = otherGoods || otherPlace || otherNote ? after.handled(handling.lookedAtAnew()) : after;
        return reached.isOpen() || problem.isEmpty() ? looked : looked.with(Optional.empty());
    }

    /** The platform leads on, and never back; it alone says that an order was cancelled or its money returned. */
    private OrderState further(OrderState told) {
        if (state.isDropped()) {
            return state;
        }
        if (state.isShipped() && told == OrderState.CANCELLED) {
            return state;
        }
        return told.compareTo(state) > 0 ? told : state;
    }

    private Map<String, Object> differences(OrderContent told) {
        var found = new LinkedHashMap<String, Object>();
        if (!content.awaitsLines()) {
            differ(found, "lines", content.lines(), told.lines());
        }
        differ(found, "destination", content.destination(), told.destination());
        differ(found, "freight", content.freight(), told.freight());
        differ(found, "paid", content.paid(), told.paid());
        boolean revived = state.isDropped() && told.state() != state && told.state() != content.state();
        boolean calledOff = state.isShipped() && told.state() == OrderState.CANCELLED;
        if (revived || calledOff) {
            differ(found, "state", state, told.state());
        }
        return found;
    }

    private static void differ(Map<String, Object> found, String what, Object here, Object told) {
        if (!here.equals(told)) {
            found.put(what, Map.of("here", plain(here), "told", plain(told)));
        }
    }

    private static Object plain(Object value) {
        var plain = Facts.plain(value);
        return plain == null ? "" : plain;
    }

    // Changes that go with others.

    /** The next version, in that state. */
    private Order next(OrderState to) {
        return new Order(content, to, history, problem, reservations, handling, promised, version + 1);
    }

    private Order timed(OrderContent.Times times) {
        return of(content.timed(times));
    }

    private Order of(OrderContent other) {
        return new Order(other, state, history, problem, reservations, handling, promised, version);
    }

    private Order handled(Handling by) {
        return new Order(content, state, history, problem, reservations, by, promised, version);
    }

    /** The same change, with this problem on it or with none. */
    public Order with(Optional<OrderProblem> standing) {
        return new Order(content, state, history, standing, reservations, handling, promised, version);
    }

    /** The same change, with one more promise of stock made for it. */
    public Order promisedOnceMore() {
        return new Order(content, state, history, problem, reservations + 1, handling, promised, version);
    }

    /** The same change, to be shipped until then. */
    public Order promised(Optional<Promised> until) {
        return new Order(content, state, history, problem, reservations, handling, until, version);
    }

    /** The same change, in another state. */
    public Order inState(OrderState other) {
        return new Order(content, other, history, problem, reservations, handling, promised, version);
    }

    /** The same order as a change that nothing else made. */
    public Order changed() {
        return next(state);
    }

    /** The order as it was before, put back over the version that stands. */
    public Order putBackOver(Order standing) {
        return new Order(
                content, state, history, problem, standing.reservations, handling, promised, standing.version + 1);
    }
}
