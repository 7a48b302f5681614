package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Comparator;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Units of one SKU set aside for one store: a fixed share of the policy in force, or a campaign lock in its window.
 * The store's reservations draw on it first; what is left of it is not for others.
 *
 * @param used what the store's reservations drew on it and did not give back
 * @param priority of shares only: the lower number is served first where stock is scarce
 */
public record Claim(ClaimId id, Kind kind, Channel channel, long units, long used, int priority)
        implements ValueObject {

    /** Locks come before shares where stock is scarce. */
    public enum Kind {
        LOCK,
        SHARE
    }

    /** Who is served first: locks, then shares by priority, then by store id. */
    static final Comparator<Claim> FIRST_SERVED = Comparator.comparing(Claim::kind)
            .thenComparing(Claim::priority)
            .thenComparing(Claim::store)
            .thenComparing(claim -> claim.id().text());

    public Claim {
        Invariant.holds(units >= 0 && used >= 0, "a claim is not negative: %s", id);
    }

    public StoreId store() {
        return channel.store();
    }

    /** What the store may still draw on it, were there stock enough. */
    public long left() {
        return Math.max(0, units - used);
    }

    Claim drawn(long more) {
        return new Claim(id, kind, channel, units, used + more, priority);
    }
}
