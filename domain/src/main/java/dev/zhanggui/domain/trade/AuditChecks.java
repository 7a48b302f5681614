package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.types.ValueObject;

/** The checks of a store, as they are made on one order. */
public record AuditChecks(List<AuditCheck> checks) implements ValueObject {

    /**
     * What is looked at of an order.
     *
     * @param parts what its lines are made of
     * @param floors the floor prices of these SKUs, as far as they have one
     * @param others further open orders of the same buyer: unpaid, or not shipped yet
     * @param buyerTags what agents noted of the buyer
     */
    public record Looked(
            OrderContent content,
            SoldParts parts,
            Map<Sku, UnitPrice> floors,
            List<OtherOrder> others,
            Set<String> buyerTags)
            implements ValueObject {

        public Looked {
            floors = Map.copyOf(floors);
            others = List.copyOf(others);
            buyerTags = Set.copyOf(buyerTags);
        }
    }

    /** Another order of the same buyer on the same store. */
    public record OtherOrder(OrderNo no, OrderState state, Instant placed, Destination destination)
            implements ValueObject {}

    public AuditChecks {
        checks = List.copyOf(checks);
    }

    /** What was found, in the order of the kinds; the code is the kind's, and the facts say what and where. */
    public List<Reason> findings(Looked order) {
        var findings = new ArrayList<Reason>();
        for (var kind : AuditCheck.Kind.values()) {
            checks.stream()
                    .filter(check -> check.kind() == kind && check.on())
                    .forEach(check -> findings.addAll(found(check, order)));
        }
        return findings;
    }

    private static List<Reason> found(AuditCheck check, Looked order) {
        return switch (check.kind()) {
            case ADDRESS_INCOMPLETE -> addressParts(check, order.content().destination());
            case BUYER_NOTE_ASKS -> note(check, order.content().buyerNote());
            case QUANTITY_UNUSUAL -> quantities(check, order.content());
            case PRICE_BELOW_GUARD -> prices(check, order);
            case COMBINE -> combine(check, order);
            case KNOWN_REFUSER -> tags(check, order);
        };
    }

    private static Reason of(AuditCheck check, Map<String, Object> facts) {
        return new Reason(check.kind().code(), facts);
    }

    /** The kind of check that found it. */
    static AuditCheck.Kind kindOf(Reason finding) {
        return Arrays.stream(AuditCheck.Kind.values())
                .filter(kind -> finding.code().startsWith(kind.code()))
                .findFirst()
                .orElseThrow(() -> new Invariant.Broken("no check finds " + finding.code()));
    }

    /** Of an address of which nothing is told here nothing is doubted: the store or its program knows it. */
    private static List<Reason> addressParts(AuditCheck check, Destination destination) {
        if (destination.equals(Destination.UNKNOWN)) {
            return List.of();
        }
        var parts = Map.of(
                "province", destination.province(), "city", destination.city(), "district", destination.district());
        var missing = check.words().stream()
                .filter(part -> parts.getOrDefault(part, "").isBlank())
                .toList();
        return missing.isEmpty() ? List.of() : List.of(of(check, Map.of("missing", missing)));
    }

    private static List<Reason> note(AuditCheck check, String note) {
        var said = note.strip().toLowerCase(Locale.ROOT);
        var matched = check.words().stream()
                .filter(word -> said.contains(word.toLowerCase(Locale.ROOT))
                        || (word.equals(AuditCheck.ANY) && !said.isEmpty()))
                .toList();
        return said.isEmpty() || matched.isEmpty()
                ? List.of()
                : List.of(of(check, Map.of("note", note, "matched", matched)));
    }

    private static List<Reason> quantities(AuditCheck check, OrderContent content) {
        return content.lines().stream()
                .filter(line -> line.kind() == SoldLine.Kind.SALE)
                .filter(line -> line.quantity().units() > check.most())
                .map(line -> of(
                        check,
                        Map.of(
                                "line", line.no(),
                                "quantity", line.quantity().units(),
                                "most", check.most())))
                .toList();
    }

    /** What the line adds to the total, against the floors of its parts: a discount may undercut what a price keeps. */
    private static List<Reason> prices(AuditCheck check, Looked order) {
        return order.content().lines().stream()
                .filter(line -> line.kind() == SoldLine.Kind.SALE)
                .flatMap(line -> price(check, line, order).stream())
                .toList();
    }

    /** A part without a floor leaves the line without one. */
    private static Optional<Reason> price(AuditCheck check, SoldLine line, Looked order) {
        var parts = order.parts().byLine().getOrDefault(line.no(), List.of());
        if (parts.isEmpty() || !parts.stream().allMatch(part -> order.floors().containsKey(part.sku()))) {
            return Optional.empty();
        }
        var currency = line.amount().currency();
        var least = Money.zero(currency);
        for (var part : parts) {
            var floor = Objects.requireNonNull(order.floors().get(part.sku()));
            if (!floor.currency().equals(currency)) {
                return Optional.of(new Reason(
                        check.kind().code() + "-unknown",
                        Map.of("line", line.no(), "amount", line.amount(), "floor", floor)));
            }
            least = least.plus(floor.times(Quantity.of(Math.toIntExact(part.units()))));
        }
        var skus = parts.stream().map(part -> part.sku().code()).toList();
        return line.amount().minorUnits() >= least.minorUnits()
                ? Optional.empty()
                : Optional.of(of(
                        check,
                        Map.of(
                                "line", line.no(),
                                "sku", String.join(" + ", skus),
                                "amount", line.amount(),
                                "least", least)));
    }

    private static List<Reason> combine(AuditCheck check, Looked order) {
        var window = Duration.ofHours(check.most());
        var content = order.content();
        var near = order.others().stream()
                .filter(other -> !other.no().equals(content.key().no()))
                .filter(other -> isOpen(other.state()))
                .filter(other ->
                        Duration.between(other.placed(), content.times().placed())
                                        .abs()
                                        .compareTo(window)
                                <= 0)
                .toList();
        if (near.isEmpty()) {
            return List.of();
        }
        boolean sameAddress =
                near.stream().allMatch(other -> other.destination().equals(content.destination()));
        return List.of(of(
                check,
                Map.of(
                        "orders", near.stream().map(other -> other.no().code()).toList(),
                        "count", near.size(),
                        "sameAddress", sameAddress)));
    }

    private static boolean isOpen(OrderState state) {
        return switch (state) {
            case PLACED, PAID, AUDITED, ALLOCATED -> true;
            case SHIPPED, SIGNED, CLOSED, CANCELLED, REFUNDED -> false;
        };
    }

    private static List<Reason> tags(AuditCheck check, Looked order) {
        var matched = check.words().stream().filter(order.buyerTags()::contains).toList();
        return matched.isEmpty() ? List.of() : List.of(of(check, Map.of("tags", matched)));
    }
}
