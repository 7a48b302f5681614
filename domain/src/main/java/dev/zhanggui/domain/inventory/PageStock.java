package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each store's page may show of one SKU: its own rest and its part of the common pool, so that the pages of all
 * stores together never show more than can be served from where each store is served. Only a policy with
 * {@code overshare} shows more.
 */
public final class PageStock {
    private static final long STEPS = 1 << 20;

    private PageStock() {}

    /** @param sellers the stores that sell the SKU */
    public static Map<StoreId, Long> of(StockLedger ledger, List<Channel> sellers, Optional<AllocationPolicy> policy) {
        var shown = new TreeMap<StoreId, Long>();
        var rests = new TreeMap<StoreId, Long>();
        long common = ledger.common();
        long without = sellers.stream()
                .filter(seller -> policy.flatMap(p -> p.ratioOf(seller.store())).isEmpty())
                .count();
        for (var seller : sellers) {
            long rest = ledger.rest(seller.store());
            rests.put(seller.store(), rest);
            long part = part(common, policy, seller.store(), without);
            shown.put(seller.store(), Math.min(ledger.available(seller), rest + part));
        }
        boolean meant = policy.map(AllocationPolicy::overshare).orElse(false);
        var kept = ledger.seatingOf(claim -> !rests.containsKey(claim.store()));
        return meant || fits(kept, ledger, sellers, shown) ? shown : trimmed(kept, ledger, sellers, rests, shown);
    }

    /** ⌊w × common⌋, with w the store's ratio or an equal part of what the ratios leave. */
    private static long part(long common, Optional<AllocationPolicy> policy, StoreId store, long without) {
        var pool = BigDecimal.valueOf(common);
        var ratio = policy.flatMap(p -> p.ratioOf(store));
        if (ratio.isPresent()) {
            return ratio.get().multiply(pool).setScale(0, RoundingMode.FLOOR).longValueExact();
        }
        var sum = policy.map(AllocationPolicy::ratioSum).orElse(BigDecimal.ZERO);
        var left = BigDecimal.ONE.subtract(sum).max(BigDecimal.ZERO);
        return left.multiply(pool)
                .divide(BigDecimal.valueOf(without), 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** @param kept what is set aside for stores that do not sell the SKU has its seats here */
    private static boolean fits(Seating kept, StockLedger ledger, List<Channel> sellers, Map<StoreId, Long> shown) {
        var seating = new Seating(kept);
        for (var seller : sellers) {
            long units = shown.getOrDefault(seller.store(), 0L);
            if (seating.seat(seating.demand(ledger.where(seller.served()::includes)), units) < units) {
                return false;
            }
        }
        return true;
    }

    /** Where stores share a location too small for all: the same part of each store's extra, then what is left. */
    private static Map<StoreId, Long> trimmed(
            Seating kept,
            StockLedger ledger,
            List<Channel> sellers,
            Map<StoreId, Long> rests,
            Map<StoreId, Long> wanted) {
        long low = 0;
        long high = STEPS;
        while (low + 1 < high) {
            long middle = (low + high) >>> 1;
            if (fits(kept, ledger, sellers, scaled(rests, wanted, middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        var shown = new LinkedHashMap<>(scaled(rests, wanted, low));
        var seating = new Seating(kept);
        var demands = new LinkedHashMap<StoreId, Integer>();
        for (var seller : sellers) {
            int demand = seating.demand(ledger.where(seller.served()::includes));
            demands.put(seller.store(), demand);
            long seated = seating.seat(demand, shown.getOrDefault(seller.store(), 0L));
            shown.put(seller.store(), seated);
        }
        demands.forEach((store, demand) -> {
            long now = shown.getOrDefault(store, 0L);
            shown.put(store, now + seating.seat(demand, wanted.getOrDefault(store, 0L) - now));
        });
        return shown;
    }

    private static Map<StoreId, Long> scaled(Map<StoreId, Long> rests, Map<StoreId, Long> wanted, long step) {
        var scaled = new TreeMap<StoreId, Long>();
        wanted.forEach((store, most) -> {
            long rest = Math.min(rests.getOrDefault(store, 0L), most);
            scaled.put(store, rest + (most - rest) * step / STEPS);
        });
        return scaled;
    }
}
