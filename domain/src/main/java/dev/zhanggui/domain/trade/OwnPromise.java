package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What a store promises beyond its platform's rules.
 *
 * @param hours elapsed since payment; empty: only the platform's rules bind
 * @param sameDay whether what is paid before the cut-off of its location leaves on the same day
 * @param auditLeadMinutes how long before the cut-off an order must be audited, for picking and packing
 */
public record OwnPromise(Optional<Integer> hours, boolean sameDay, int auditLeadMinutes) implements ValueObject {
    public static final int HOURS_MAX = 24 * 90;
    public static final int LEAD_MINUTES_MAX = 24 * 60;

    /** Everything out within 24 hours, on the same day before the cut-off, audited two hours before it. */
    public static final OwnPromise USUAL = new OwnPromise(Optional.of(24), true, 120);

    public OwnPromise {
        Invariant.holds(
                hours.map(given -> given > 0 && given <= HOURS_MAX).orElse(true),
                "1 to %d hours: %s",
                HOURS_MAX,
                hours);
        Invariant.holds(
                auditLeadMinutes >= 0 && auditLeadMinutes <= LEAD_MINUTES_MAX,
                "0 to %d minutes: %d",
                LEAD_MINUTES_MAX,
                auditLeadMinutes);
    }
}
