package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.inventory.SetAsideRefused.RatiosAboveOne;
import dev.zhanggui.domain.inventory.SetAsideRefused.SafetyTwice;
import dev.zhanggui.domain.inventory.SetAsideRefused.ShareTwice;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * How one SKU is parted among the stores from {@code from} on: fixed shares, ratios of what the pages show, and
 * safety stock. A later policy ends an earlier one, and its shares begin anew.
 *
 * @param overshare the team accepts ratios above 1 in sum, and with them the chance of selling a unit twice
 */
public record AllocationPolicy(Sku sku, List<Share> shares, List<Safety> safety, Instant from, boolean overshare)
        implements ValueObject {
    public static final int SHARES_MAX = 200;

    /** A fixed share sets units aside; a ratio caps what the store's page shows, never a reservation. */
    public enum ShareKind {
        FIXED,
        RATIO
    }

    /**
     * @param value of a fixed share whole units, of a ratio 0 to 1
     * @param priority the lower number is served first where stock is scarce; those without come last
     */
    public record Share(StoreId store, ShareKind kind, BigDecimal value, Optional<Integer> priority)
            implements ValueObject {

        public Share {
            Invariant.holds(isValid(kind, value), "not a %s share: %s", kind, value);
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        /** Whether {@code value} is whole units within {@link Quantity#UNITS_MAX}, or a ratio of up to 6 places. */
        public static boolean isValid(ShareKind kind, BigDecimal value) {
            var most = kind == ShareKind.RATIO ? BigDecimal.ONE : BigDecimal.valueOf(Quantity.UNITS_MAX);
            int places = kind == ShareKind.RATIO ? 6 : 0;
            return value.signum() >= 0
                    && value.compareTo(most) <= 0
                    && value.stripTrailingZeros().scale() <= places;
        }

        /** Its place in the order of priorities; a share without one comes last. */
        public int rank() {
            return priority.orElse(Integer.MAX_VALUE);
        }
    }

    /** Units kept back from every sale at one location. */
    public record Safety(LocationId location, Quantity quantity) implements ValueObject {}

    public AllocationPolicy {
        shares = List.copyOf(shares);
        safety = List.copyOf(safety);
        Invariant.holds(shares.size() <= SHARES_MAX && safety.size() <= SHARES_MAX, "at most %d shares", SHARES_MAX);
    }

    /** Whether the policy can stand as it is. */
    public Decision<AllocationPolicy, SetAsideRefused> checked() {
        var seen = new HashSet<List<Object>>();
        for (var share : shares) {
            if (!seen.add(List.of(share.store(), share.kind()))) {
                return Decision.refused(new ShareTwice(share.store(), share.kind()));
            }
        }
        var kept = new HashSet<LocationId>();
        for (var one : safety) {
            if (!kept.add(one.location())) {
                return Decision.refused(new SafetyTwice(one.location()));
            }
        }
        return !overshare && ratioSum().compareTo(BigDecimal.ONE) > 0
                ? Decision.refused(new RatiosAboveOne(sku, ratioSum()))
                : Decision.accepted(this);
    }

    /** What caps the store's page; empty: nothing does. */
    public Optional<BigDecimal> ratioOf(StoreId store) {
        return shares.stream()
                .filter(share ->
                        share.kind() == ShareKind.RATIO && share.store().equals(store))
                .map(Share::value)
                .findFirst();
    }

    public BigDecimal ratioSum() {
        return shares.stream()
                .filter(share -> share.kind() == ShareKind.RATIO)
                .map(Share::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public List<Share> fixedShares() {
        return shares.stream().filter(share -> share.kind() == ShareKind.FIXED).toList();
    }
}
