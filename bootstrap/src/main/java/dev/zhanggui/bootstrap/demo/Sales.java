package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.bootstrap.demo.Sale.Fate;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.SoldLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Thirteen months of orders that end today. */
final class Sales {
    static final int MONTHS = 13;
    private static final double ORDERS_A_DAY = 27;
    /** What the last day brings against the first, all else being equal. */
    private static final double GROWTH = 1.35;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final double SALE_PRICE = 0.85;
    private static final long FREIGHT_CENTS = 800;
    private static final long FREE_FROM_CENTS = 9_900;
    private static final List<String> NOTES =
            List.of("送人的，请包装好一点", "周末在家，工作日放驿站", "和上一单一起发也可以", "请发云雀演示速运", "麻烦写一张生日卡", "要开发票，抬头演示公司", "轻拿轻放，谢谢");

    /** Orders of these ages, in minutes, that have not left yet, so that at every hour somebody must hurry. */
    private static final Map<Integer, String> LEFT_WAITING = Map.ofEntries(
            Map.entry(72 * 60 + 5, "J"),
            Map.entry(51 * 60 + 40, "B"),
            Map.entry(48 * 60 + 25, "D"),
            Map.entry(47 * 60 + 10, "B"),
            Map.entry(46 * 60 + 15, "D"),
            Map.entry(44 * 60 + 50, "B"),
            Map.entry(41 * 60 + 30, "D"),
            Map.entry(30 * 60 + 20, "B"),
            Map.entry(23 * 60 + 5, "J"),
            Map.entry(21 * 60 + 45, "J"),
            Map.entry(5 * 60 + 30, "T"),
            Map.entry(3 * 60 + 10, "J"),
            Map.entry(95, "T"),
            Map.entry(50, "B"),
            Map.entry(25, "D"));

    private final Instant now;
    private final Buyers buyers;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Range> ranges;
    private final List<Sale> all = new ArrayList<>();

    /** What a store offers, each offer as likely as its weight says. */
    private static final class Range {
        final Places.Selling store;
        final List<Goods.Offer> offers;
        final double[] weights;

        Range(Places.Selling store) {
            this.store = store;
            this.offers = Goods.offers(store.store().id());
            this.weights = offers.stream().mapToDouble(Goods.Offer::popularity).toArray();
        }

        Goods.Offer one(Chance chance) {
            return offers.get(chance.weighed(weights));
        }
    }

    private Sales(Instant now) {
        this.now = now;
        this.buyers = new Buyers(DemoCompany.SEED);
        this.ranges = Places.STORES.stream().map(Range::new).toList();
    }

    /** By the time at which they were placed, the last of them just now. */
    static List<Sale> until(Instant now) {
        return new Sales(now).made();
    }

    private List<Sale> made() {
        var today = LocalTimes.dayOf(now, Places.ZONE);
        var first = today.minusMonths(MONTHS);
        long days = ChronoUnit.DAYS.between(first, today);
        for (var day = first; !day.isAfter(today); day = day.plusDays(1)) {
            double growth = 1 + (GROWTH - 1) * ChronoUnit.DAYS.between(first, day) / days;
            sellOn(day, growth);
        }
        var chance = Chance.of(DemoCompany.SEED, "waiting");
        LEFT_WAITING.entrySet().stream()
                .sorted(Map.Entry.<Integer, String>comparingByKey().reversed())
                .forEach(one ->
                        sell(range(one.getValue()), now.minus(Duration.ofMinutes(one.getKey())), Fate.WAITING, chance));
        sell(range("T"), now.minus(Duration.ofMinutes(6)), Fate.UNPAID, chance);
        sell(range("J"), now.minus(Duration.ofMinutes(14)), Fate.UNPAID, chance);
        all.sort(Comparator.comparing(Sale::placed)
                .thenComparing(sale -> sale.key().toString()));
        return List.copyOf(all);
    }

    static Places.Selling selling(String letter) {
        return Places.STORES.stream()
                .filter(one -> one.letter().equals(letter))
                .findFirst()
                .orElseThrow();
    }

    private Range range(String letter) {
        return ranges.stream()
                .filter(one -> one.store.letter().equals(letter))
                .findFirst()
                .orElseThrow();
    }

    private void sellOn(LocalDate day, double growth) {
        for (var range : ranges) {
            var store = range.store;
            var chance = Chance.of(DemoCompany.SEED, store.letter() + day);
            int count = chance.around(ORDERS_A_DAY * growth * Season.of(day) * store.share());
            for (int i = 0; i < count; i++) {
                var time = day.atTime(Season.hour(chance), chance.between(0, 60), chance.between(0, 60));
                var placed = LocalTimes.at(time, Places.ZONE);
                if (placed.isBefore(now.minus(Duration.ofMinutes(1)))) {
                    sell(range, placed, fate(placed, chance), chance);
                }
            }
        }
    }

    private Fate fate(Instant placed, Chance chance) {
        long days = Duration.between(placed, now).toDays();
        double thrown = chance.share();
        if (thrown < 0.05) {
            return Fate.UNPAID;
        }
        if (thrown < 0.075) {
            return Fate.CALLED_OFF;
        }
        if (thrown < 0.105) {
            return Fate.SENT_BACK;
        }
        if (days >= 7 && days <= 12 && thrown < 0.125) {
            return Fate.STANDING;
        }
        return days >= 18 && days <= 26 && thrown < 0.115 ? Fate.LOST : Fate.KEPT;
    }

    private void sell(Range range, Instant placed, Fate fate, Chance chance) {
        var letter = range.store.letter();
        var day = LocalTimes.dayOf(placed, Places.ZONE);
        int n = numbers.merge(letter + day, 1, Integer::sum);
        var no = new OrderNo("DEMO-%s%s-%04d".formatted(letter, DAY.format(day), n));
        var lines = lines(range, day, chance);
        long cents =
                lines.stream().mapToLong(line -> line.amount().minorUnits()).sum();
        var person = buyers.one(chance);
        // What waits was paid when it was placed, so that its deadline is known to the minute.
        var paid = fate == Fate.WAITING ? placed : placed.plus(Duration.ofSeconds(chance.between(20, 900)));
        all.add(Sale.of(
                new OrderKey(range.store.store().id(), no),
                person,
                lines,
                new Money(cents >= FREE_FROM_CENTS ? 0 : FREIGHT_CENTS, Places.CNY),
                chance.hits(0.05) ? chance.oneOf(NOTES) : "",
                fate,
                placed,
                paid,
                from(range, lines, person)));
    }

    private List<SoldLine> lines(Range range, LocalDate day, Chance chance) {
        int count = 1 + chance.weighed(0.72, 0.21, 0.07);
        var lines = new ArrayList<SoldLine>();
        for (int i = 0; i < count; i++) {
            var offer = range.one(chance);
            int quantity = 1 + chance.weighed(0.84, 0.12, 0.04);
            long cents = Season.isSale(day) ? Math.round(offer.cents() * SALE_PRICE) : offer.cents();
            long coupon = cents * quantity > 8_000 && chance.hits(0.25) ? 500 : 0;
            lines.add(line(i + 1, offer, quantity, cents, coupon));
        }
        return lines;
    }

    static SoldLine line(int no, Goods.Offer offer, int quantity, long cents, long coupon) {
        boolean plain = offer.parts().size() == 1;
        var sku = offer.parts().get(0).article().sku();
        return new SoldLine(
                no,
                SoldLine.Kind.SALE,
                plain ? Optional.of(sku) : Optional.empty(),
                Optional.of(offer.item()),
                offer.variant().isEmpty() ? Optional.empty() : Optional.of(offer.variant()),
                plain ? Optional.of(sku.code()) : Optional.empty(),
                offer.title(),
                Quantity.of(quantity),
                Goods.price(cents),
                coupon == 0 ? Optional.empty() : Optional.of(new Money(coupon, Places.CNY)),
                new Money(cents * quantity - coupon, Places.CNY));
    }

    /** The nearest place that has the most of it. */
    private LocationId from(Range range, List<SoldLine> lines, Buyers.Person person) {
        var first = lines.get(0);
        var places = range.offers.stream()
                .filter(offer -> offer.item().equals(first.item().orElseThrow()))
                .findFirst()
                .orElseThrow()
                .parts()
                .get(0)
                .article()
                .at();
        return Places.nearest(person.city(), places);
    }
}
