package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What sold lines are made of, as of the order's time: by the listing of their item and variant, else of their merchant
 * code; where there is none, the SKU that has the merchant code as its id, else the SKU that the line names itself.
 *
 * @param byLine the parts of each line by its number, in units of the whole line; none where the item is unknown
 * @param unknown what stands on the lines that nobody has linked yet
 */
public record SoldParts(Map<Integer, List<SoldPart>> byLine, List<String> unknown) implements ValueObject {

    /** So many units of a SKU in one line. */
    public record SoldPart(Sku sku, long units) implements ValueObject {}

    public SoldParts {
        byLine = Map.copyOf(byLine);
        unknown = List.copyOf(unknown);
    }

    /**
     * Finds the parts of the lines that sell goods; credits, adjustments and losses move none.
     *
     * @param listings every version that may be meant; others are passed over
     * @param isSku whether the desk knows a SKU of this id
     */
    public static SoldParts of(List<SoldLine> lines, Instant at, List<Listing> listings, Predicate<String> isSku) {
        var byLine = new LinkedHashMap<Integer, List<SoldPart>>();
        var unknown = new ArrayList<String>();
        for (var line : lines) {
            if (line.kind() == SoldLine.Kind.SALE && line.quantity().units() > 0) {
                var parts = partsOf(line, at, listings, isSku);
                byLine.put(line.no(), parts);
                if (parts.isEmpty() && !unknown.contains(nameOf(line))) {
                    unknown.add(nameOf(line));
                }
            }
        }
        return new SoldParts(byLine, unknown);
    }

    private static List<SoldPart> partsOf(SoldLine line, Instant at, List<Listing> listings, Predicate<String> isSku) {
        long sold = line.quantity().units();
        var listing = listingOf(line, at, listings);
        if (listing.isPresent()) {
            return listing.get().parts().stream()
                    .map(part -> new SoldPart(part.sku(), sold * part.quantity().units()))
                    .toList();
        }
        var named = line.merchantCode()
                .filter(isSku)
                .or(() -> line.sku().map(Sku::code).filter(isSku));
        return named.map(code -> List.of(new SoldPart(new Sku(code), sold))).orElse(List.of());
    }

    private static Optional<Listing> listingOf(SoldLine line, Instant at, List<Listing> listings) {
        return line.itemSku()
                .flatMap(variant -> newest(
                        listings,
                        at,
                        one -> one.key().itemSku().equals(variant)
                                && line.item().map(one.key().item()::equals).orElse(true)))
                .or(() -> line.item()
                        .flatMap(item -> newest(
                                listings,
                                at,
                                one -> one.key().item().equals(item)
                                        && one.key().itemSku().isEmpty())))
                .or(() -> line.merchantCode()
                        .flatMap(code ->
                                newest(listings, at, one -> one.merchantCode().equals(code))));
    }

    /** Of those that held at that time the one that began last, and of these the newest version. */
    private static Optional<Listing> newest(List<Listing> listings, Instant at, Predicate<Listing> meant) {
        Listing found = null;
        for (var one : listings) {
            boolean better = found == null
                    || one.from().isAfter(found.from())
                    || one.from().equals(found.from()) && one.version() > found.version();
            if (better && one.holds(at) && meant.test(one)) {
                found = one;
            }
        }
        return Optional.ofNullable(found);
    }

    private static String nameOf(SoldLine line) {
        return line.itemSku()
                .or(line::item)
                .or(line::merchantCode)
                .or(() -> line.sku().map(Sku::code))
                .orElse(line.title());
    }

    /** Units of each SKU over all lines: those that share a component are added up. */
    public SortedMap<Sku, Long> units() {
        var units = new TreeMap<Sku, Long>();
        byLine.values().forEach(parts -> parts.forEach(part -> units.merge(part.sku(), part.units(), Long::sum)));
        return units;
    }
}
