package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * An order that may break its promise: the step it waits for, and whose that is.
 *
 * @param step the step that is late, or next
 * @param stepBy until when the step must be done
 * @param minutesLeft whole minutes until {@code shipBy}, rounded down; below zero once it is broken
 * @param sameDay whether it can still leave on the day on which it must
 * @param zone of its store
 * @param reasons of the deadline: the rules and settings that gave it
 */
public record AtRisk(
        OrderKey order,
        Instant shipBy,
        Step step,
        Department department,
        Instant stepBy,
        long minutesLeft,
        boolean sameDay,
        Reason reason,
        ZoneId zone,
        List<Reason> reasons)
        implements ValueObject {
    private static final String OUT_OF_STOCK = "outOfStock";

    /** What an order waits for on its way out. */
    public enum Step {
        AUDIT,
        STOCK,
        PICKING,
        CARRIER
    }

    /** Who does the step. */
    public enum Department {
        ORDER_DESK,
        PURCHASING,
        WAREHOUSE,
        LOGISTICS
    }

    /**
     * A promised order that is not on its way yet, or that was shipped here and that its carrier has not collected.
     *
     * @param problem the kind of problem that stands on it, in camel case
     * @param zone of its store
     * @param reasons of the deadline: the rules and settings that gave it
     */
    public record Waiting(
            OrderKey order,
            OrderState state,
            Optional<String> problem,
            Instant shipBy,
            Optional<Instant> auditBy,
            ZoneId zone,
            List<Reason> reasons)
            implements ValueObject {}

    /** What must leave today and still can comes first, then by the promise, then by the order's key. */
    public static final Comparator<AtRisk> FIRST_IN_QUEUE = Comparator.comparing((AtRisk one) -> !one.sameDay())
            .thenComparing(AtRisk::shipBy)
            .thenComparing(one -> one.order().store())
            .thenComparing(one -> one.order().no());

    /** The queue as it stands at {@code at}; orders that nothing more can happen to are left out. */
    public static List<AtRisk> queue(List<Waiting> waiting, Instant at) {
        return waiting.stream()
                .flatMap(one -> of(one, at).stream())
                .sorted(FIRST_IN_QUEUE)
                .toList();
    }

    /** Empty where the order waits for no step: unpaid, signed, closed, cancelled or refunded. */
    public static Optional<AtRisk> of(Waiting order, Instant at) {
        return step(order).map(step -> {
            var stepBy = step == Step.AUDIT ? order.auditBy().orElse(order.shipBy()) : order.shipBy();
            var department = department(step, order);
            boolean late = !at.isBefore(stepBy);
            boolean broken = !at.isBefore(order.shipBy());
            var code = broken ? "promise-broken" : late ? "step-late" : "step-next";
            var reason = new Reason(
                    code,
                    Map.of(
                            "step", word(step.name()),
                            "department", word(department.name()),
                            "problem", order.problem().orElse(""),
                            "stepBy", stepBy.toString(),
                            "shipBy", order.shipBy().toString()));
            return new AtRisk(
                    order.order(),
                    order.shipBy(),
                    step,
                    department,
                    stepBy,
                    Math.floorDiv(Duration.between(at, order.shipBy()).toSeconds(), 60L),
                    !broken && leavesToday(order, at),
                    reason,
                    order.zone(),
                    order.reasons());
        });
    }

    private static Optional<Step> step(Waiting order) {
        boolean stockMissing = order.problem().filter(OUT_OF_STOCK::equals).isPresent();
        return switch (order.state()) {
            case PAID -> Optional.of(stockMissing ? Step.STOCK : Step.AUDIT);
            case AUDITED -> Optional.of(order.problem().isPresent() && !stockMissing ? Step.AUDIT : Step.STOCK);
            case ALLOCATED -> Optional.of(stockMissing ? Step.STOCK : Step.PICKING);
            case SHIPPED -> Optional.of(Step.CARRIER);
            default -> Optional.empty();
        };
    }

    /** Stock that is not there is bought; stock that only has to be allocated lies in the warehouse. */
    private static Department department(Step step, Waiting order) {
        return switch (step) {
            case AUDIT -> Department.ORDER_DESK;
            case STOCK -> order.problem().isPresent() ? Department.PURCHASING : Department.WAREHOUSE;
            case PICKING -> Department.WAREHOUSE;
            case CARRIER -> Department.LOGISTICS;
        };
    }

    /** It must leave today, and is audited, or can still be audited in time for its cut-off. */
    private static boolean leavesToday(Waiting order, Instant at) {
        var today = LocalTimes.dayOf(at, order.zone());
        boolean dueToday = !order.shipBy().isAfter(LocalTimes.endOf(today, order.zone()));
        return dueToday
                && (order.state() != OrderState.PAID
                        || order.auditBy().map(at::isBefore).orElse(true));
    }

    private static String word(String constant) {
        return Facts.camel(constant);
    }
}
