package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a reservation are promised. Lines of one SKU are added up before the check, and what the check
 * saw is what is promised. Lines without a location go to one location if one covers them all, else to the fewest;
 * among equally few, to the first by id.
 *
 * @param refused in best effort: the SKUs of which less is promised than was asked
 */
public record Placement(List<ReservedLine> lines, List<ClaimUse> uses, List<RefusedLine> refused)
        implements ValueObject {

    public Placement {
        lines = List.copyOf(lines);
        uses = List.copyOf(uses);
        refused = List.copyOf(refused);
    }

    /**
     * Places what is asked on the shelves as they are.
     *
     * @param ledgers one for each SKU that is asked
     */
    public static Decision<Placement, ReservationRefused> of(
            Asked asked, Channel channel, Map<Sku, StockLedger> ledgers) {
        var quick = ofOneLine(asked, channel, ledgers);
        if (quick != null) {
            return Decision.accepted(quick);
        }
        var wanted = new TreeMap<Sku, SkuDemand>();
        for (var sku : asked.skus()) {
            var ledger = Objects.requireNonNull(ledgers.get(sku), () -> "no ledger was loaded for " + sku);
            wanted.put(sku, SkuDemand.of(ledger, channel, linesOf(asked, sku)));
        }
        var refused = wanted.values().stream()
                .filter(SkuDemand::fails)
                .map(SkuDemand::refusal)
                .toList();
        boolean nothing = wanted.values().stream().allMatch(demand -> demand.granted() == 0);
        if (!refused.isEmpty() && (asked.mode() == Asked.Mode.ALL || nothing)) {
            return Decision.refused(new NotEnoughStock(refused));
        }
        return Decision.accepted(placed(wanted, asked, channel, refused));
    }

    /** The common case, one line that one shelf covers and nobody else claims, without any search. */
    private static @Nullable Placement ofOneLine(Asked asked, Channel channel, Map<Sku, StockLedger> ledgers) {
        var line = asked.lines().get(0);
        var ledger = ledgers.get(line.sku());
        if (asked.lines().size() > 1 || ledger == null || ledger.othersClaim(channel.store())) {
            return null;
        }
        int units = line.quantity().units();
        for (var shelf : ledger.shelves()) {
            boolean here = line.location().map(shelf.location()::equals).orElse(true);
            if (here && channel.served().includes(shelf) && shelf.free() >= units) {
                var reserved = new ReservedLine(line.sku(), line.quantity(), shelf.location());
                return new Placement(List.of(reserved), ledger.draws(channel.store(), units), List.of());
            }
        }
        return null;
    }

    private static List<AskedLine> linesOf(Asked asked, Sku sku) {
        return asked.lines().stream().filter(line -> line.sku().equals(sku)).toList();
    }

    private static Placement placed(
            Map<Sku, SkuDemand> wanted, Asked asked, Channel channel, List<RefusedLine> refused) {
        var given = new TreeSet<LocationId>();
        wanted.values().forEach(demand -> given.addAll(demand.named()));
        Set<LocationId> chosen = FewestLocations.covering(wanted.values(), given);
        var lines = new ArrayList<ReservedLine>();
        var uses = new ArrayList<ClaimUse>();
        var perSku = new TreeMap<Sku, List<List<ReservedLine>>>();
        wanted.forEach((sku, demand) -> {
            perSku.put(sku, demand.placedWithin(chosen));
            uses.addAll(demand.ledger().draws(channel.store(), demand.granted()));
        });
        for (var line : asked.lines()) {
            lines.addAll(Objects.requireNonNull(perSku.get(line.sku())).remove(0));
        }
        return new Placement(lines, uses, refused);
    }
}
