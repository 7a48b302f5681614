package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.application.trade.api.KeepingOrders.OrderSheet;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.Passage;
import dev.zhanggui.domain.trade.PersonalData;
import dev.zhanggui.domain.trade.Promised;
import dev.zhanggui.domain.trade.SoldLine;
import dev.zhanggui.domain.trade.SoldParts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An order with all that is known of it here.
 *
 * @param told the state that the platform says
 * @param buyer by pseudonym
 * @param recipient masked; to see it in full is a command of its own
 * @param route what goes from where, as far as it is promised
 * @param reasons of the deadline
 * @param next the steps that lead on
 */
record OrderAnswer(
        StoreId store,
        OrderNo orderNo,
        OrderState state,
        OrderState told,
        boolean history,
        List<SoldLineAnswer> lines,
        Instant placedAt,
        Optional<Instant> paidAt,
        Optional<Instant> shippedAt,
        Optional<Instant> collectedAt,
        Optional<Instant> signedAt,
        Optional<Instant> closedAt,
        Optional<BuyerKey> buyer,
        Optional<RecipientAnswer> recipient,
        DestinationAnswer destination,
        Optional<Money> freight,
        Optional<Money> paid,
        Optional<Money> total,
        String buyerNote,
        String sellerNote,
        Optional<ShippingAnswer> shipping,
        Optional<PromiseAnswer> reservation,
        List<ParcelAnswer> route,
        Optional<ProblemAnswer> problem,
        Optional<Instant> shipBy,
        Optional<Instant> auditBy,
        List<TextAnswer> reasons,
        Optional<Instant> pickedAt,
        Optional<Instant> packedAt,
        Optional<Instant> weighedAt,
        Optional<Integer> weightGrams,
        List<PassageAnswer> passages,
        List<OrderStep> next,
        long version) {

    /** One line, what it adds to the total, and what it is made of. */
    record SoldLineAnswer(
            int lineNo,
            SoldLine.Kind kind,
            Optional<Sku> sku,
            Optional<String> item,
            Optional<String> itemSku,
            Optional<String> merchantCode,
            String title,
            Quantity quantity,
            UnitPrice unitPrice,
            Optional<Money> discount,
            Money amount,
            List<PartAnswer> parts) {

        static SoldLineAnswer of(SoldLine line, SoldParts parts) {
            return new SoldLineAnswer(
                    line.no(),
                    line.kind(),
                    line.sku(),
                    line.item(),
                    line.itemSku(),
                    line.merchantCode(),
                    line.title(),
                    line.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.amount(),
                    parts.byLine().getOrDefault(line.no(), List.of()).stream()
                            .map(part -> new PartAnswer(part.sku(), part.units()))
                            .toList());
        }
    }

    record PartAnswer(Sku sku, long quantity) {}

    /** Enough to tell two people apart. */
    record RecipientAnswer(
            Optional<String> nick, Optional<String> name, Optional<String> phone, Optional<String> address) {

        static RecipientAnswer of(PersonalData masked) {
            return new RecipientAnswer(masked.nick(), masked.name(), masked.phone(), masked.address());
        }
    }

    record DestinationAnswer(
            String province, String city, String district, Optional<Double> latitude, Optional<Double> longitude) {}

    record ShippingAnswer(String carrier, String trackingNo, Optional<LocationId> location) {}

    /** What is promised to it. */
    record PromiseAnswer(ReservationId id, ReservationState state, List<ReservedLine> lines, Instant expiresAt) {

        static PromiseAnswer of(Reservation found) {
            return new PromiseAnswer(found.id(), found.state(), found.lines(), found.expiresAt());
        }
    }

    /** What goes from one place. */
    record ParcelAnswer(LocationId location, List<PartAnswer> lines) {}

    /** Why it does not go on, who sees to it, and what to do. */
    record ProblemAnswer(
            OrderProblem.Kind kind,
            OrderProblem.Action action,
            String note,
            String owner,
            Instant since,
            ObjectNode facts,
            String text,
            String remedy) {

        static ProblemAnswer of(OrderProblem problem, Language language) {
            var texts = Texts.in(language);
            return new ProblemAnswer(
                    problem.kind(),
                    problem.kind().action(),
                    problem.note(),
                    problem.owner(),
                    problem.since(),
                    Json.members(problem.facts()),
                    texts.of("order-problem." + Facts.camel(problem.kind().name())),
                    texts.of("order-action."
                            + Facts.camel(problem.kind().action().name())));
        }
    }

    /** A reason with its facts, and in words. */
    record TextAnswer(String code, ObjectNode facts, String text) {

        static TextAnswer of(Reason reason, Language language) {
            var facts = Json.members(reason.facts());
            var text = Texts.in(language).find("reason." + reason.code(), facts).orElse(reason.code());
            return new TextAnswer(reason.code(), facts, text);
        }
    }

    /** How it went on. */
    record PassageAnswer(Instant at, String step, OrderState from, OrderState to, String actor, String cause) {

        static PassageAnswer of(Passage passage) {
            return new PassageAnswer(
                    passage.at(), passage.step(), passage.from(), passage.to(), passage.actor(), passage.cause());
        }
    }

    static OrderAnswer of(
            OrderSheet sheet, Optional<PersonalData> recipient, List<Passage> passages, Language language) {
        var order = sheet.order();
        var content = order.content();
        var times = content.times();
        var place = content.destination();
        var handling = order.handling();
        return new OrderAnswer(
                order.key().store(),
                order.key().no(),
                order.state(),
                content.state(),
                order.history(),
                content.lines().stream()
                        .map(line -> SoldLineAnswer.of(line, sheet.parts()))
                        .toList(),
                times.placed(),
                times.paid(),
                times.shipped(),
                times.collected(),
                times.signed(),
                times.closed(),
                content.buyer(),
                recipient.map(RecipientAnswer::of),
                new DestinationAnswer(
                        place.province(), place.city(), place.district(), place.latitude(), place.longitude()),
                content.freight(),
                content.paid(),
                total(order),
                content.buyerNote(),
                content.sellerNote(),
                content.shipping().map(one -> new ShippingAnswer(one.carrier(), one.trackingNo(), one.location())),
                sheet.reservation().map(PromiseAnswer::of),
                route(sheet.reservation()),
                order.problem().map(problem -> ProblemAnswer.of(problem, language)),
                order.promised().map(Promised::shipBy).or(content::shipBy),
                order.promised().flatMap(Promised::auditBy),
                order.promised().stream()
                        .flatMap(promised -> promised.reasons().stream())
                        .map(reason -> TextAnswer.of(reason, language))
                        .toList(),
                handling.picked(),
                handling.packed(),
                handling.weighed(),
                handling.weightGrams(),
                passages.stream().map(PassageAnswer::of).toList(),
                order.next(),
                order.version());
    }

    private static Optional<Money> total(Order order) {
        OrderContent content = order.content();
        return content.lines().stream()
                .findFirst()
                .map(line -> line.amount().currency())
                .or(() -> content.freight().map(Money::currency))
                .map(order::total);
    }

    private static List<ParcelAnswer> route(Optional<Reservation> reservation) {
        var byPlace = new TreeMap<LocationId, TreeMap<Sku, Long>>();
        reservation.stream()
                .filter(one -> one.state().promises() || one.state() == ReservationState.SHIPPED)
                .flatMap(one -> one.lines().stream())
                .forEach(line -> byPlace.computeIfAbsent(line.location(), at -> new TreeMap<>())
                        .merge(line.sku(), (long) line.quantity().units(), Long::sum));
        return byPlace.entrySet().stream()
                .map(place -> new ParcelAnswer(
                        place.getKey(),
                        place.getValue().entrySet().stream()
                                .map(part -> new PartAnswer(part.getKey(), part.getValue()))
                                .toList()))
                .toList();
    }
}
