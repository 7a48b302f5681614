package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Until when orders of one store must be on their way, and until when each must be audited for that. The earliest of
 * what binds is the promise:
 *
 * <ul>
 *   <li>each of the platform's rules, from payment on. The cut-off of a location neither shortens nor lengthens them:
 *       hours are elapsed time, over nights, week-ends and holidays;
 *   <li>the platform's own word for this order;
 *   <li>the store's own hours, from payment on;
 *   <li>the store's own same-day dispatch: what is paid before the cut-off of every location it comes from leaves
 *       before that day ends. This is the only promise that a cut-off makes;
 *   <li>a presale date, to the end of that day; the hours that would begin at payment then do not bind.
 * </ul>
 *
 * It must be audited {@code auditLeadMinutes} before the last cut-off that still makes the promise, at the earliest of
 * its locations; where that has passed when it is paid, at once.
 *
 * @param zone of the store: its days are the platform's
 * @param rules those that bind the platform, as they stood on the day of payment
 * @param dispatch of the locations that it comes from; one of which no cut-off is known is absent
 */
public record ShippingPromise(
        ZoneId zone, List<PromiseRule> rules, OwnPromise own, List<DispatchTimes> dispatch, Workdays calendar)
        implements ValueObject {
    private static final int WORKDAYS_LOOKED_THROUGH_MAX = 800;

    /**
     * What of an order decides.
     *
     * @param from when it was paid or, where the platform does not say, placed
     * @param platformWord the platform's own deadline
     * @param presale the day to which it was sold ahead
     */
    public record Ordered(Instant from, Optional<Instant> platformWord, Optional<LocalDate> presale)
            implements ValueObject {}

    /** One thing that binds, and why. */
    private record Bound(String by, Instant until) implements ValueObject {}

    public ShippingPromise {
        rules = List.copyOf(rules);
        dispatch = List.copyOf(dispatch);
    }

    /** Empty where nothing binds: no rule, word or setting is known. */
    public Optional<Promised> promise(Ordered order) {
        var reasons = new ArrayList<Reason>();
        var bounds = new ArrayList<Bound>();
        order.platformWord().ifPresent(until -> {
            bounds.add(new Bound("platform-word", until));
            reasons.add(new Reason("platform-word", Map.of("until", text(until))));
        });
        if (order.presale().isPresent()) {
            var until = LocalTimes.endOf(order.presale().get(), zone);
            bounds.add(new Bound("presale", until));
            reasons.add(
                    new Reason("presale", Map.of("date", order.presale().get().toString(), "until", text(until))));
        } else {
            rules.forEach(rule -> byRule(rule, order.from(), bounds, reasons));
            byOwnHours(order.from(), bounds, reasons);
            bySameDay(order.from(), bounds, reasons);
        }
        return bounds.stream().min(Comparator.comparing(Bound::until)).map(first -> {
            reasons.add(new Reason("earliest-binds", Map.of("by", first.by(), "shipBy", text(first.until()))));
            var auditBy = auditBy(order.from(), first.until(), reasons);
            return new Promised(first.until(), Optional.of(auditBy), reasons);
        });
    }

    private void byRule(PromiseRule rule, Instant from, List<Bound> bounds, List<Reason> reasons) {
        if (rule.row().isEmpty()) {
            reasons.add(new Reason(
                    "rule-unknown",
                    Map.of(
                            "platform", rule.platform(),
                            "rule", rule.rule(),
                            "on", rule.on().toString())));
            return;
        }
        var row = rule.row().get();
        if (rule.count().isEmpty()) {
            reasons.add(new Reason(
                    "rule-unreadable", Map.of("platform", row.platform(), "rule", rule.rule(), "value", row.value())));
            return;
        }
        int count = rule.count().get();
        var until = until(rule.unit(), count, from, reasons);
        bounds.add(new Bound("platform-rule", until));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rule", rule.rule());
        facts.put("platform", row.platform());
        facts.put("value", row.value());
        facts.put("source", row.source());
        facts.put("from", row.from().toString());
        facts.put("basis", row.basis());
        facts.put("guess", row.guess());
        facts.put(unitWord(rule.unit()), count);
        facts.put("paidAt", text(from));
        facts.put("until", text(until));
        reasons.add(new Reason(row.guess() ? "platform-rule-guess" : "platform-rule", facts));
    }

    private static String unitWord(PromiseRule.Unit unit) {
        return switch (unit) {
            case HOURS -> "hours";
            case DAYS -> "days";
            case WORKDAYS -> "workdays";
        };
    }

    private Instant until(PromiseRule.Unit unit, int count, Instant from, List<Reason> reasons) {
        var paidOn = LocalTimes.dayOf(from, zone);
        return switch (unit) {
            case HOURS -> from.plus(Duration.ofHours(count));
            case DAYS -> LocalTimes.endOf(paidOn.plusDays(count), zone);
            case WORKDAYS -> LocalTimes.endOf(workday(paidOn, count, reasons), zone);
        };
    }

    /** The nth working day after; days of which nothing is declared count by their day of the week, and it is said. */
    private LocalDate workday(LocalDate after, int nth, List<Reason> reasons) {
        var day = after;
        int left = nth;
        boolean said = false;
        for (int looked = 0; left > 0; looked++) {
            Invariant.holds(looked < WORKDAYS_LOOKED_THROUGH_MAX + 7L * nth, "a calendar without working days");
            day = day.plusDays(1);
            var declared = calendar.isWorkday(day);
            if (declared.isEmpty() && !said) {
                said = true;
                reasons.add(workdaysUnknown(day));
            }
            if (declared.orElse(day.getDayOfWeek().getValue() <= 5)) {
                left--;
            }
        }
        return day;
    }

    private static Reason workdaysUnknown(LocalDate day) {
        return new Reason("workdays-unknown", Map.of("year", day.getYear()));
    }

    private void byOwnHours(Instant from, List<Bound> bounds, List<Reason> reasons) {
        own.hours().ifPresent(hours -> {
            var until = from.plus(Duration.ofHours(hours));
            bounds.add(new Bound("own-promise", until));
            reasons.add(new Reason("own-promise", Map.of("hours", hours, "paidAt", text(from), "until", text(until))));
        });
    }

    /** The store's same-day dispatch, and no rule of the platform, is what the cut-off decides. */
    private void bySameDay(Instant from, List<Bound> bounds, List<Reason> reasons) {
        if (!own.sameDay() || dispatch.isEmpty()) {
            return;
        }
        var latest = from;
        for (var place : dispatch) {
            var day = LocalTimes.dayOf(from, place.zone());
            sayWhereUnknown(place, day, reasons);
            var cutoff = place.cutoffOn(day, calendar);
            var location = place.location().code();
            if (cutoff.isEmpty()) {
                reasons.add(new Reason("closed-that-day", Map.of("location", location, "date", day.toString())));
                return;
            }
            if (!from.isBefore(cutoff.get())) {
                reasons.add(new Reason(
                        "after-cutoff",
                        Map.of("location", location, "paidAt", text(from), "cutoff", text(cutoff.get()))));
                return;
            }
            var end = LocalTimes.endOf(day, place.zone());
            latest = latest.isAfter(end) ? latest : end;
        }
        bounds.add(new Bound("same-day", latest));
        reasons.add(new Reason("same-day", Map.of("paidAt", text(from), "until", text(latest))));
    }

    private void sayWhereUnknown(DispatchTimes place, LocalDate day, List<Reason> reasons) {
        if (place.differsByDay() && calendar.isWorkday(day).isEmpty()) {
            var unknown = workdaysUnknown(day);
            if (!reasons.contains(unknown)) {
                reasons.add(unknown);
            }
        }
    }

    private Instant auditBy(Instant from, Instant shipBy, List<Reason> reasons) {
        var lead = Duration.ofMinutes(own.auditLeadMinutes());
        var start = from.isBefore(shipBy) ? from : shipBy;
        var last = shipBy;
        String code = dispatch.isEmpty() ? "cutoff-unknown" : "no-cutoff-left";
        for (var place : dispatch) {
            var cutoff = place.lastBetween(start, shipBy, calendar);
            if (cutoff.isPresent() && cutoff.get().isBefore(last)) {
                last = cutoff.get();
                code = "audit-before-cutoff";
            }
        }
        var wanted = last.minus(lead);
        boolean late = wanted.isBefore(start);
        var auditBy = late ? start : wanted;
        reasons.add(new Reason(
                late ? "audit-at-once" : code,
                Map.of("before", text(last), "leadMinutes", own.auditLeadMinutes(), "auditBy", text(auditBy))));
        return auditBy;
    }

    private static String text(Instant at) {
        return at.toString();
    }
}
