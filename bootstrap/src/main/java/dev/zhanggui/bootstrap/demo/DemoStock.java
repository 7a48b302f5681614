package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.AskingStock.LocationStock;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.MovingStock.Transfer;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.inventory.api.SettingAside.PutPolicy;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.domain.inventory.AllocationPolicy.Safety;
import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies where: counted when the desk was opened, moved since, expected, set aside, and shown on the pages. One SKU
 * is nearly out, and some pages show other stock than they should.
 */
final class DemoStock {
    /** The SKU of which hardly anything is left: {@link #LEFT} units that may be sold. */
    static final Sku NEARLY_OUT = new Sku("SCENT-02-A");

    static final int LEFT = 3;

    /** Every so many pages one shows other stock than it should. */
    private static final int WRONG_PAGE_EACH = 53;

    private static final double COVER = 900;
    private static final List<String> SHORT_COUNT = List.of("TEA-02-A", "WARE-03-A", "DESK-01-B");

    private final Zhanggui desk;
    private final Chance chance = Chance.of(DemoCompany.SEED, "stock");

    DemoStock(Zhanggui desk) {
        this.desk = desk;
    }

    /** The count with which the desk began. */
    void open(Instant at) {
        var counts = new ArrayList<StockCount>();
        for (var article : Goods.ARTICLES) {
            for (int i = 0; i < article.at().size(); i++) {
                int units = 40 + (int) (COVER * article.popularity() / (i + 1) * (0.8 + 0.4 * chance.share()));
                counts.add(new StockCount(article.at().get(i), article.sku(), Quantity.of(units), at));
            }
            if (article.sku().code().endsWith("A") && article.product() % 3 == 0) {
                for (var shop : List.of(Places.HUBIN, Places.TIANHE)) {
                    counts.add(new StockCount(shop, article.sku(), Quantity.of(chance.between(4, 13)), at));
                }
            }
        }
        DemoCatalog.take(desk, counts, Rows.Counts::new);
    }

    /** What was ordered from suppliers: some of it has come since, some is late, most lies ahead. */
    void expect(Instant opened, Instant now) {
        var first = LocalTimes.dayOf(opened, Places.ZONE);
        var today = LocalTimes.dayOf(now, Places.ZONE);
        var rows = new ArrayList<Arrival>();
        for (int i = 0; i < 24; i++) {
            var article = Goods.ARTICLES.get(i * 6 % Goods.ARTICLES.size());
            var due = i < 8 ? first.plusDays(3 + i) : today.plusDays(2 + i * 2L - 16);
            if (i == 8) {
                due = today.minusDays(3);
            }
            int units = 60 + 12 * (i % 5);
            rows.add(new Arrival(article.at().get(0), article.sku(), Quantity.of(units), due, reference(i)));
        }
        DemoCatalog.take(desk, rows, Rows.Arrivals::new);
    }

    private static String reference(int i) {
        return "DEMO-PO-" + (1001 + i);
    }

    /** What a day brought, counted from the day on which the desk was opened. */
    void day(int n) {
        if (n >= 3 && n < 11) {
            var article = Goods.ARTICLES.get((n - 3) * 6 % Goods.ARTICLES.size());
            int units = 60 + 12 * ((n - 3) % 5) - (n == 6 ? 12 : 0);
            receive(article.sku(), article.at().get(0), units, reference(n - 3));
        }
        if (n == 5) {
            for (var code : List.of("TEA-01-A", "TEA-03-A", "TEA-01-B")) {
                move(new Sku(code), Places.EAST, Places.WEST, 24);
            }
            move(new Sku("TEA-01-A"), Places.EAST, Places.HUBIN, 6);
        }
        if (n == 7) {
            SHORT_COUNT.forEach(code -> countLess(new Sku(code), Places.EAST, 2));
        }
        if (n == 8) {
            var back = new Book(DemoCompany.ACTOR, new Sku("WARE-01-A"), Places.EAST, Quantity.of(2), "退货入库", "验收完好");
            desk.inventory().moving().takeBack(back).orThrow();
            var broken = new Book(DemoCompany.ACTOR, new Sku("WARE-02-A"), Places.SOUTH, Quantity.of(3), "破损", "搬运时打碎");
            desk.inventory().moving().writeOff(broken).orThrow();
        }
    }

    private void receive(Sku sku, LocationId at, int units, String reference) {
        desk.inventory()
                .moving()
                .receive(new Book(DemoCompany.ACTOR, sku, at, Quantity.of(units), reference, ""))
                .orThrow();
    }

    private void move(Sku sku, LocationId from, LocationId to, int units) {
        desk.inventory()
                .moving()
                .transfer(new Transfer(DemoCompany.ACTOR, sku, from, to, Quantity.of(units), "DEMO-TR-1", "补到近处"))
                .orThrow();
    }

    private void countLess(Sku sku, LocationId at, int missing) {
        var here = here(sku, at);
        count(sku, at, (int) here - missing);
    }

    private void count(Sku sku, LocationId at, int units) {
        desk.inventory()
                .moving()
                .count(new Book(DemoCompany.ACTOR, sku, at, Quantity.of(units), "盘点", ""))
                .orThrow();
    }

    private long here(Sku sku, LocationId at) {
        return available(sku, at).onHand();
    }

    private LocationStock available(Sku sku, LocationId at) {
        return desk.inventory().asking().availability(sku, Optional.empty()).orThrow().locations().stream()
                .filter(one -> one.location().equals(at))
                .findFirst()
                .orElseThrow();
    }

    /** Shares for the largest store, and units kept for its sale in December or whenever comes next. */
    void setAside(Instant now) {
        var share = new Share(Places.TMALL, ShareKind.FIXED, BigDecimal.valueOf(40), Optional.of(1));
        var cap = new Share(Places.DOUYIN, ShareKind.RATIO, new BigDecimal("0.25"), Optional.empty());
        for (var code : List.of("TEA-01-A", "WARE-01-A")) {
            var safety = new Safety(Places.EAST, Quantity.of(10));
            var policy = new PutPolicy(
                    DemoCompany.ACTOR, new Sku(code), List.of(share, cap), List.of(safety), Optional.empty(), false);
            desk.inventory().settingAside().putPolicy(policy).orThrow();
        }
        var window = new Period(now.plus(Duration.ofDays(6)), now.plus(Duration.ofDays(9)));
        var lock = new PutLock(
                DemoCompany.ACTOR,
                new Sku("LAMP-01-A"),
                new LockId("demo-sale"),
                Places.TMALL,
                Quantity.of(60),
                window,
                Optional.empty());
        desk.inventory().settingAside().putLock(lock).orThrow();
    }

    /** Somebody counts what is left of one SKU: just what is promised, and a little more. */
    void runLow() {
        var places = desk.inventory()
                .asking()
                .availability(NEARLY_OUT, Optional.empty())
                .orThrow()
                .locations();
        int left = LEFT;
        for (var place : places) {
            count(NEARLY_OUT, place.location(), (int) (place.held() + place.committed()) + left);
            left = 0;
        }
    }

    /** What each page shows: what it should, as it was told last; on some nobody has looked for days. */
    void show(Instant now) {
        var rows = new ArrayList<ShownStock>();
        int n = 0;
        for (var selling : Places.STORES) {
            var store = selling.store().id();
            for (var offer : Goods.offers(store)) {
                if (offer.parts().size() > 1) {
                    continue;
                }
                var sku = offer.parts().get(0).article().sku();
                long should = desk.inventory()
                        .asking()
                        .availability(sku, Optional.of(store))
                        .orThrow()
                        .toPublish();
                boolean wrong = n++ % WRONG_PAGE_EACH == 0 || sku.equals(NEARLY_OUT);
                var at = now.minus(wrong ? Duration.ofDays(2) : Duration.ofMinutes(20));
                rows.add(new ShownStock(store, sku, Quantity.of((int) should + (wrong ? 7 + n % 9 : 0)), at));
            }
        }
        DemoCatalog.take(desk, rows, Rows.Pages::new);
    }
}
