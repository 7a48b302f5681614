package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.application.inventory.api.TakingRows.Take;
import dev.zhanggui.application.trade.api.KeepingListings.PutListing;
import dev.zhanggui.application.trade.api.KeepingOrderSettings.PutSettings;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.trade.AuditCheck;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.OwnPromise;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Places, goods, what the stores show and promise, and what carriers take. */
final class DemoCatalog {
    private static final double KM_A_DAY = 600;

    private final Zhanggui desk;

    DemoCatalog(Zhanggui desk) {
        this.desk = desk;
    }

    void write() {
        take(Places.LOCATIONS, Rows.Locations::new);
        take(Places.STORES.stream().map(Places.Selling::store).toList(), Rows.Stores::new);
        List<SkuCard> cards = Goods.ARTICLES.stream().map(Goods.Article::card).toList();
        take(cards, Rows.Products::new);
        take(lanes(), Rows.Lanes::new);
        Places.STORES.forEach(this::listings);
        promises();
    }

    /** As many chunks as it takes; a row of the demo that is refused is a defect. */
    <T> void take(List<T> rows, Function<List<T>, Rows> as) {
        DemoCatalog.take(desk, rows, as);
    }

    static <T> void take(Zhanggui desk, List<T> rows, Function<List<T>, Rows> as) {
        int most = as.apply(List.of()).most();
        for (int from = 0; from < rows.size(); from += most) {
            var chunk = rows.subList(from, Math.min(rows.size(), from + most));
            var taken = desk.inventory()
                    .rows()
                    .take(new Take(DemoCompany.ACTOR, "", as.apply(chunk)))
                    .orThrow();
            DemoCompany.check(
                    taken.stream().noneMatch(row -> row.outcome().name().equals("REFUSED")), "a refused row", taken);
        }
    }

    private void listings(Places.Selling selling) {
        var store = selling.store().id();
        for (var offer : Goods.offers(store)) {
            var parts = offer.parts().stream()
                    .map(part -> new Listing.Part(part.article().sku(), Quantity.of(part.units())))
                    .toList();
            boolean plain = parts.size() == 1;
            var page = new Listing.Page(
                    "QL-" + offer.item().substring(offer.item().indexOf('-', "demo-".length()) + 1),
                    offer.title(),
                    "青岚演示 " + offer.title(),
                    plain ? List.of() : List.of(offer.item().contains("GIFT") ? "赠品" : "套装"),
                    Listing.Shown.LISTED,
                    Optional.empty(),
                    "");
            var unused = desk.trade()
                    .listings()
                    .put(new PutListing(
                            DemoCompany.ACTOR,
                            new ListingKey(store, offer.item(), offer.variant()),
                            plain ? parts.get(0).sku().code() : "",
                            page,
                            parts,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .orThrow();
        }
    }

    /** The flagship sends on the same day, the shop at JD within a day; the others promise what their platform asks. */
    private void promises() {
        for (var selling : Places.STORES) {
            var promise = switch (selling.letter()) {
                case "T" -> OwnPromise.USUAL;
                case "J" -> new OwnPromise(Optional.of(24), false, 90);
                default -> new OwnPromise(Optional.empty(), false, 60);
            };
            var unused = desk.orderSettings()
                    .put(new PutSettings(DemoCompany.ACTOR, selling.store().id(), promise, AuditCheck.USUAL))
                    .orThrow();
        }
    }

    private static List<Lane> lanes() {
        var lanes = new ArrayList<Lane>();
        for (var from : List.of(Places.EAST, Places.SOUTH, Places.WEST)) {
            for (var capital : Cities.capitals()) {
                double km = Places.km(from, capital);
                lanes.add(lane(from, Sale.CARRIERS.get(0), capital.province(), km, 0));
                lanes.add(lane(from, Sale.CARRIERS.get(1), capital.province(), km, 1));
            }
        }
        return lanes;
    }

    /** The second carrier is a day faster and costs half as much again; it does not go everywhere. */
    private static Lane lane(LocationId from, String carrier, String province, double km, int fast) {
        int step = (int) (km / KM_A_DAY);
        boolean far = province.startsWith("西藏") || province.startsWith("新疆");
        return new Lane(
                from,
                carrier,
                province,
                BigDecimal.ONE,
                yuan(5 + 2L * step + (far ? 8 : 0), fast),
                BigDecimal.ONE,
                yuan(2 + step + (far ? 6 : 0), fast),
                Math.max(1, 1 + step + (far ? 2 : 0) - fast),
                fast == 0 || !far);
    }

    private static Money yuan(long whole, int fast) {
        return new Money(whole * (fast == 0 ? 100 : 150), Places.CNY);
    }
}
