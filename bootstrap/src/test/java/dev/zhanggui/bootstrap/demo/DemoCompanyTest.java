package dev.zhanggui.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.views.SupplyViews;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.trade.api.AskingRisks;
import dev.zhanggui.application.trade.views.OrderViews.OrderFilter;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.trade.AtRisk;
import dev.zhanggui.domain.trade.OrderState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The company, written whole into files of its own, looked at as anybody would. */
class DemoCompanyTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_company_is_as_large_as_promised_and_its_desk_in_order() {
        var now = at("2026-11-27T20:05");
        try (var desk = written("first", now)) {
            var stock = desk.inventory();
            for (var location : Places.LOCATIONS) {
                assertThat(stock.catalog().location(location.id())).isPresent();
            }
            for (var article : Goods.ARTICLES) {
                assertThat(stock.catalog().sku(article.sku())).isPresent();
            }
            for (var selling : Places.STORES) {
                assertThat(desk.trade()
                                .listingViews()
                                .listings(selling.store().id(), Optional.empty(), 500)
                                .items())
                        .hasSize(Goods.offers(selling.store().id()).size());
            }
            var counts = desk.trade().views().counts(Set.of());
            assertThat(counts.byState().values().stream().mapToLong(one -> one).sum())
                    .isEqualTo(Sales.until(now).size() + 3)
                    .isBetween(11_000L, 18_000L);
            assertThat(counts.byState())
                    .containsKeys(
                            OrderState.PLACED,
                            OrderState.PAID,
                            OrderState.AUDITED,
                            OrderState.ALLOCATED,
                            OrderState.SHIPPED,
                            OrderState.SIGNED,
                            OrderState.CLOSED,
                            OrderState.CANCELLED,
                            OrderState.REFUNDED);
            assertThat(problems(desk)).containsKeys("outOfStock", "unknownItem", "noteAsks", "addressDoubtful");
            assertThat(stock.asking()
                            .availability(DemoStock.NEARLY_OUT, Optional.empty())
                            .orThrow()
                            .available())
                    .isLessThanOrEqualTo(DemoStock.LEFT);
            for (var selling : Places.STORES) {
                assertThat(stock.pages().differences(selling.store().id()).orElseThrow())
                        .hasSizeBetween(1, 12);
            }
            assertThat(stock.supply()
                            .arrivals(Optional.empty(), Optional.empty(), 100)
                            .items())
                    .anyMatch(one -> one.open() > 0 && one.received() > 0)
                    .anyMatch(one -> one.open() == 0)
                    .anyMatch(one -> one.received() == 0);
            assertThat(desk.auditing().examine()).noneMatch(one -> one.level() == Finding.Level.BAD);
            parcelsAreSeen(stock.supply(), now);
        }
    }

    private static void parcelsAreSeen(SupplyViews supply, Instant now) {
        var lasts = new ArrayList<ParcelScan>();
        Sales.until(now).stream()
                .filter(sale -> sale.life().shipped().isPresent())
                .flatMap(sale -> sale.trackingNo(now).stream())
                .map(supply::scans)
                .filter(scans -> !scans.isEmpty())
                .forEach(scans -> lasts.add(scans.get(scans.size() - 1)));
        assertThat(lasts).anyMatch(last -> last.status().equals("signed"));
        assertThat(lasts).anyMatch(last -> last.status().equals("exception"));
        assertThat(lasts)
                .anyMatch(
                        last -> last.status().equals("inTransit") && last.at().isBefore(now.minus(Duration.ofDays(4))));
    }

    private static Map<String, Integer> problems(Zhanggui desk) {
        var kinds = new HashMap<String, Integer>();
        var filter =
                new OrderFilter(Set.of(), Set.of(), Optional.empty(), true, Optional.empty(), Optional.empty(), true);
        desk.trade()
                .views()
                .orders(filter, Optional.empty(), 500)
                .items()
                .forEach(row -> kinds.merge(row.problem().orElseThrow(), 1, Integer::sum));
        return kinds;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-17T03:10", "2026-11-11T08:40", "2027-06-13T13:00"})
    void at_every_hour_somebody_must_hurry_and_something_is_late(String local) {
        var now = at(local);
        try (var desk = written("hour", now)) {
            var queue = desk.trade().risks().queue(Optional.of(now), AskingRisks.AHEAD_DEFAULT, Optional.empty());
            assertThat(queue).anyMatch(one -> one.minutesLeft() < 0);
            assertThat(queue).anyMatch(one -> one.minutesLeft() >= 0 && one.minutesLeft() < 240);
            assertThat(queue.stream().map(AtRisk::step).distinct()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(desk.auditing().examine()).noneMatch(one -> one.level() == Finding.Level.BAD);
        }
    }

    @Test
    void the_west_warehouse_misses_its_cutoff_on_mondays_and_fridays_and_nobody_else_does() {
        var all = new HashMap<String, int[]>();
        for (var sale : Sales.until(at("2026-11-27T20:05"))) {
            sale.life().shipped().ifPresent(shipped -> {
                var due = Dispatch.dueOn(sale.paid());
                var group = sale.from() + " " + due.getDayOfWeek();
                var found = all.computeIfAbsent(group, one -> new int[2]);
                found[0]++;
                found[1] += LocalTimes.dayOf(shipped, Places.ZONE).isAfter(due) ? 1 : 0;
            });
        }
        assertThat(all).hasSize(21);
        all.forEach((group, found) -> {
            assertThat(found[0]).as(group).isGreaterThan(100);
            double share = (double) found[1] / found[0];
            if (List.of("west MONDAY", "west FRIDAY").contains(group)) {
                assertThat(share).as(group).isGreaterThan(0.6);
            } else {
                assertThat(share).as(group).isLessThan(0.08);
            }
        });
    }

    @Test
    void from_one_moment_comes_always_the_same_company() {
        var now = at("2026-11-27T20:05");
        assertThat(Sales.until(now)).isEqualTo(Sales.until(now));
        assertThat(Sales.until(now)).isNotEqualTo(Sales.until(now.plus(Duration.ofDays(1))));
    }

    @Test
    void the_year_has_its_sales_and_its_festival() {
        var byDay = new HashMap<String, Integer>();
        Sales.until(at("2026-11-27T20:05"))
                .forEach(sale ->
                        byDay.merge(LocalTimes.dayOf(sale.placed(), Places.ZONE).toString(), 1, Integer::sum));
        int plain = byDay.getOrDefault("2026-09-22", 0);
        assertThat(byDay.getOrDefault("2026-11-11", 0)).isGreaterThan(5 * plain);
        assertThat(byDay.getOrDefault("2026-06-18", 0)).isGreaterThan(3 * plain);
        assertThat(byDay.getOrDefault("2026-02-18", 0)).isLessThan(plain / 2);
    }

    private static Instant at(String local) {
        return LocalTimes.at(LocalDateTime.parse(local), Places.ZONE);
    }

    /** Opened at the moment at which its record ends. */
    private Zhanggui written(String name, Instant now) {
        DemoCompany.write(SqliteStorage.open(folder.resolve(name)), now, stage -> {});
        var storage = SqliteStorage.open(folder.resolve(name));
        return Zhanggui.on(storage, new DemoClock(now), new NothingMeanwhile(), Randomness.secure());
    }
}
