package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Short words for stock in tests. */
final class Stock {
    static final Sku TEA = new Sku("tea");
    static final Sku CUP = new Sku("cup");
    static final StoreId TM = new StoreId("tm");
    static final StoreId JD = new StoreId("jd");

    private Stock() {}

    static LocationId at(String location) {
        return new LocationId(location);
    }

    static Shelf shelf(String location, long onHand) {
        return new Shelf(at(location), true, onHand, 0, 0, 0);
    }

    static Shelf shop(String location, long onHand) {
        return new Shelf(at(location), false, onHand, 0, 0, 0);
    }

    static StockLedger tea(Shelf... shelves) {
        return new StockLedger(TEA, List.of(shelves), List.of());
    }

    static StockLedger with(StockLedger ledger, Claim... claims) {
        return new StockLedger(ledger.sku(), ledger.shelves(), List.of(claims));
    }

    static Channel channel(StoreId store, String... locations) {
        return new Channel(
                store,
                new ServingList(Arrays.stream(locations).map(LocationId::new).toList()));
    }

    static Claim share(Channel channel, long units, long used) {
        return new Claim(ClaimId.of(1, channel.store()), Claim.Kind.SHARE, channel, units, used, Integer.MAX_VALUE);
    }

    static Claim lock(String id, Channel channel, long units, long used) {
        return new Claim(ClaimId.of(new LockId(id)), Claim.Kind.LOCK, channel, units, used, 0);
    }

    static Asked all(StoreId store, AskedLine... lines) {
        return new Asked(store, Optional.empty(), Asked.Mode.ALL, List.of(lines));
    }

    static Asked bestEffort(StoreId store, AskedLine... lines) {
        return new Asked(store, Optional.empty(), Asked.Mode.BEST_EFFORT, List.of(lines));
    }

    static AskedLine tea(int units) {
        return AskedLine.of(TEA, units);
    }

    static AskedLine tea(int units, String location) {
        return AskedLine.of(TEA, units, at(location));
    }

    static ReservedLine teaAt(String location, int units) {
        return new ReservedLine(TEA, Quantity.of(units), at(location));
    }

    static Map<Sku, StockLedger> ledgers(StockLedger... ledgers) {
        var bySku = new TreeMap<Sku, StockLedger>();
        for (var ledger : ledgers) {
            bySku.put(ledger.sku(), ledger);
        }
        return bySku;
    }

    /** What must stand in the map. */
    static <K, V> V in(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }
}
