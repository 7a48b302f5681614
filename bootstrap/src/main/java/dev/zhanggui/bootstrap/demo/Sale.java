package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderContent.Shipping;
import dev.zhanggui.domain.trade.OrderContent.Times;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.SoldLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One order of the demo with its whole life, also what of it lies ahead: a file of any day says what had happened by
 * then.
 *
 * @param from where it leaves; before the desk has set goods aside, where it would best
 */
record Sale(
        OrderKey key,
        Buyers.Person person,
        List<SoldLine> lines,
        Money freight,
        String note,
        Fate fate,
        Instant placed,
        Instant paid,
        LocationId from,
        Life life) {
    /** What every platform promises at the latest. */
    private static final Duration PROMISE = Duration.ofHours(48);

    private static final Duration UNPAID_FOR = Duration.ofMinutes(30);
    static final List<String> CARRIERS = List.of("青鸟演示快递", "云雀演示速运");

    /** What becomes of an order. */
    enum Fate {
        KEPT,
        /** Never paid, and called off after half an hour. */
        UNPAID,
        /** Paid, and called off before it left. */
        CALLED_OFF,
        /** Sent back after it came. */
        SENT_BACK,
        /** Not on its way yet, though others are. */
        WAITING,
        /** Its parcel has not been seen for days. */
        STANDING,
        /** Its parcel was given up. */
        LOST
    }

    /** What happens after payment; empty: it does not, or nobody knows yet when. */
    record Life(
            Optional<Instant> shipped,
            Optional<Instant> collected,
            Optional<Instant> signed,
            Optional<Instant> closed,
            Optional<Instant> dropped) {

        Stream<Instant> moments() {
            return Stream.of(shipped, collected, signed, closed, dropped).flatMap(Optional::stream);
        }
    }

    static Sale of(
            OrderKey key,
            Buyers.Person person,
            List<SoldLine> lines,
            Money freight,
            String note,
            Fate fate,
            Instant placed,
            Instant paid,
            LocationId from) {
        return new Sale(
                key,
                person,
                lines,
                freight,
                note,
                fate,
                placed,
                paid,
                from,
                life(key, person, fate, placed, paid, from));
    }

    private static Life life(
            OrderKey key, Buyers.Person person, Fate fate, Instant placed, Instant paid, LocationId from) {
        var chance = Chance.of(DemoCompany.SEED, key + from.code());
        if (fate == Fate.UNPAID) {
            return dropped(placed.plus(UNPAID_FOR));
        }
        if (fate == Fate.CALLED_OFF) {
            return dropped(paid.plus(Duration.ofMinutes(chance.between(10, 25))));
        }
        if (fate == Fate.WAITING) {
            return new Life(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        var shipped = Dispatch.leaves(from, paid, chance);
        var collected = Dispatch.collected(shipped, chance);
        if (fate == Fate.STANDING || fate == Fate.LOST) {
            return new Life(
                    Optional.of(shipped), Optional.of(collected), Optional.empty(), Optional.empty(), Optional.empty());
        }
        var signed = Dispatch.signed(collected, Places.km(from, person.city()), chance);
        var end = signed.plus(Duration.ofHours(chance.between(24 * 2, 24 * 9)));
        boolean back = fate == Fate.SENT_BACK;
        return new Life(
                Optional.of(shipped),
                Optional.of(collected),
                Optional.of(signed),
                back ? Optional.empty() : Optional.of(end),
                back ? Optional.of(end) : Optional.empty());
    }

    private static Life dropped(Instant at) {
        return new Life(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(at));
    }

    /** The same from another place: the desk decides from where it leaves. */
    Sale leavingFrom(LocationId place) {
        return place.equals(from) ? this : of(key, person, lines, freight, note, fate, placed, paid, place);
    }

    boolean isPaid() {
        return fate != Fate.UNPAID;
    }

    /** Whether anything happened after {@code from} and not after {@code to}. */
    boolean movedWithin(Instant begin, Instant end) {
        return Stream.concat(Stream.of(placed), Stream.concat(isPaid() ? Stream.of(paid) : Stream.of(), life.moments()))
                .anyMatch(at -> at.isAfter(begin) && !at.isAfter(end));
    }

    Optional<String> trackingNo(Instant now) {
        return by(life.shipped, now).map(at -> "DEMO" + key.no().code().replace("-", ""));
    }

    String carrier() {
        return CARRIERS.get(Math.floorMod(key.no().code().hashCode(), CARRIERS.size()));
    }

    /** As its platform told it at {@code now}. */
    OrderContent at(Instant now) {
        var paidBy = isPaid() && !paid.isAfter(now) ? Optional.of(paid) : Optional.<Instant>empty();
        var times = new Times(
                placed,
                paidBy,
                by(life.shipped, now),
                by(life.collected, now),
                by(life.signed, now),
                by(life.closed, now).or(() -> by(life.dropped, now)));
        var total = lines.stream().map(SoldLine::amount).reduce(freight, Money::plus);
        return new OrderContent(
                key,
                lines,
                state(now),
                times,
                Optional.empty(),
                person.home(),
                Optional.of(freight),
                paidBy.map(at -> total),
                note,
                "",
                paidBy.map(at -> at.plus(PROMISE)),
                trackingNo(now).map(no -> new Shipping(carrier(), no, Optional.of(from))));
    }

    private OrderState state(Instant now) {
        if (by(life.dropped, now).isPresent()) {
            return fate == Fate.UNPAID ? OrderState.CANCELLED : OrderState.REFUNDED;
        }
        if (by(life.closed, now).isPresent()) {
            return OrderState.CLOSED;
        }
        if (by(life.signed, now).isPresent()) {
            return OrderState.SIGNED;
        }
        if (by(life.shipped, now).isPresent()) {
            return OrderState.SHIPPED;
        }
        return isPaid() && !paid.isAfter(now) ? OrderState.PAID : OrderState.PLACED;
    }

    private static Optional<Instant> by(Optional<Instant> at, Instant now) {
        return at.filter(one -> !one.isAfter(now));
    }
}
