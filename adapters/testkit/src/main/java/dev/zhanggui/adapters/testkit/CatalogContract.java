package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores, locations and SKUs: found as they were saved, written only over the version that was seen. */
public abstract class CatalogContract extends StorageContract {
    private static final Currency YUAN = Currency.getInstance("CNY");

    private static Location richLocation() {
        return new Location(
                new LocationId("上海 1号仓"),
                "Lager \"Süd\" \\ 1",
                Location.Kind.SHOP,
                "上海市",
                "上海市",
                Optional.of(new Location.Coordinates(31.230416, -121.5)),
                ZoneId.of("Asia/Urumqi"),
                Optional.of(new Cutoff(
                        Optional.of(LocalTime.of(16, 30)),
                        Map.of(
                                DayOfWeek.SATURDAY,
                                Optional.of(LocalTime.of(12, 0, 1)),
                                DayOfWeek.SUNDAY,
                                Optional.empty()))),
                Optional.of(0),
                Optional.of(new Money(123_456, YUAN)));
    }

    private static SkuCard richCard() {
        return new SkuCard(
                new Sku("T恤 红色/XL"),
                "P-1",
                "「经典」 T恤 'x' %_",
                Optional.of("女装/T恤"),
                Optional.of(SkuCard.Position.OFFLINE_EXCLUSIVE),
                Optional.of(SkuCard.Margin.PROFIT),
                Optional.of(new UnitPrice(new BigDecimal("129.999999"), YUAN)),
                Optional.of(new UnitPrice(BigDecimal.ZERO, YUAN)),
                Optional.of(new UnitPrice(new BigDecimal("1000000000"), Currency.getInstance("JPY"))),
                Optional.of(1),
                Optional.of(12),
                Optional.of(0));
    }

    @Test
    void a_store_is_found_as_it_was_saved() {
        var plain = store(TMALL);
        var rich = new Store(
                new StoreId("旗舰店 A"),
                "旗舰店 'A'",
                "自有",
                Currency.getInstance("HKD"),
                ZoneId.of("Asia/Hong_Kong"),
                store(TMALL, SHOP, HUB, new LocationId("a")).served());
        unit(() -> {
            storage().locations().save(location(SHOP, Location.Kind.SHOP), 0);
            storage().locations().save(location(HUB, Location.Kind.WAREHOUSE), 0);
            storage().locations().save(location(new LocationId("a"), Location.Kind.WAREHOUSE), 0);
            storage().stores().save(plain, 0);
            storage().stores().save(rich, 0);
        });
        assertThat(storage().stores().find(TMALL)).contains(new Versioned<>(plain, 1));
        assertThat(storage().stores().find(rich.id())).contains(new Versioned<>(rich, 1));
        assertThat(storage().stores().find(new StoreId("nobody"))).isEmpty();
    }

    @Test
    void a_location_is_found_as_it_was_saved() {
        var plain = location(HUB, Location.Kind.WAREHOUSE);
        unit(() -> {
            storage().locations().save(plain, 0);
            storage().locations().save(richLocation(), 0);
        });
        assertThat(storage().locations().find(HUB)).contains(new Versioned<>(plain, 1));
        assertThat(storage().locations().find(richLocation().id())).contains(new Versioned<>(richLocation(), 1));
        assertThat(storage().locations().find(new LocationId("nowhere"))).isEmpty();
    }

    @Test
    void a_cutoff_may_be_for_some_days_only() {
        var days = new Cutoff(Optional.empty(), Map.of(DayOfWeek.MONDAY, Optional.of(LocalTime.MIDNIGHT)));
        var never = new Cutoff(Optional.empty(), Map.of());
        unit(() -> {
            storage().locations().save(withCutoff(HUB, days), 0);
            storage().locations().save(withCutoff(SHOP, never), 0);
        });
        assertThat(storage().locations().find(HUB).orElseThrow().value().cutoff())
                .contains(days);
        assertThat(storage().locations().find(SHOP).orElseThrow().value().cutoff())
                .contains(never);
    }

    private static Location withCutoff(LocationId id, Cutoff cutoff) {
        var plain = location(id, Location.Kind.WAREHOUSE);
        return new Location(
                id,
                plain.name(),
                plain.kind(),
                plain.province(),
                plain.city(),
                plain.coordinates(),
                plain.zone(),
                Optional.of(cutoff),
                plain.dailyCapacity(),
                plain.fixedCostMonth());
    }

    @Test
    void a_sku_is_found_as_it_was_saved() {
        unit(() -> {
            storage().skuCards().save(card(SHIRT), 0);
            storage().skuCards().save(richCard(), 0);
        });
        assertThat(storage().skuCards().find(SHIRT)).contains(new Versioned<>(card(SHIRT), 1));
        assertThat(storage().skuCards().find(richCard().sku())).contains(new Versioned<>(richCard(), 1));
        assertThat(storage().skuCards().find(new Sku("nothing"))).isEmpty();
    }

    @Test
    void a_change_replaces_everything_and_counts_a_version() {
        var cards = storage().skuCards();
        unit(() -> {
            cards.save(richCard(), 0);
            storage().locations().save(richLocation(), 0);
            storage().locations().save(location(HUB, Location.Kind.WAREHOUSE), 0);
            storage().stores().save(store(TMALL, HUB), 0);
        });
        var bareCard = card(richCard().sku());
        var bareLocation = location(richLocation().id(), Location.Kind.WAREHOUSE);
        unit(() -> {
            cards.save(bareCard, 1);
            storage().locations().save(bareLocation, 1);
            storage().stores().save(store(TMALL), 1);
        });
        assertThat(cards.find(bareCard.sku())).contains(new Versioned<>(bareCard, 2));
        assertThat(storage().locations().find(bareLocation.id())).contains(new Versioned<>(bareLocation, 2));
        assertThat(storage().stores().find(TMALL)).contains(new Versioned<>(store(TMALL), 2));
        unit(() -> cards.save(richCard(), 2));
        assertThat(cards.find(bareCard.sku())).contains(new Versioned<>(richCard(), 3));
    }

    @Test
    void another_version_than_was_seen_is_a_stale_write() {
        givenCatalog();
        for (long over : new long[] {0, 2, 7}) {
            assertStale(() -> storage().skuCards().save(card(SHIRT), over));
            assertStale(() -> storage().stores().save(store(TMALL), over));
            assertStale(() -> storage().locations().save(location(HUB, Location.Kind.SHOP), over));
        }
        assertStale(() -> storage().skuCards().save(card(new Sku("new")), 1));
        assertStale(() -> storage().stores().save(store(new StoreId("new")), 1));
        assertStale(() -> storage().locations().save(location(new LocationId("new"), Location.Kind.SHOP), 1));
        assertThat(storage().skuCards().find(SHIRT).orElseThrow().version()).isEqualTo(1);
        assertThat(storage().skuCards().find(new Sku("new"))).isEmpty();
        assertThat(storage().stores().all()).hasSize(1);
    }

    private void assertStale(Runnable save) {
        assertThatThrownBy(() -> unit(save)).isInstanceOf(StaleWrite.class);
    }

    @Test
    void all_stores_come_by_id() {
        assertThat(storage().stores().all()).isEmpty();
        idsBackwards().forEach(id -> givenStore(new StoreId(id)));
        assertThat(storage().stores().all())
                .extracting(store -> store.id().code())
                .containsExactlyElementsOf(IDS_IN_ORDER);
    }

    @Test
    void ids_are_compared_exactly() {
        givenSku(new Sku("a"));
        assertThat(storage().skuCards().find(new Sku("A"))).isEmpty();
        givenSku(new Sku("A"));
        givenSku(new Sku("ａ"));
        assertThat(storage().skuCards().find(new Sku("A")).orElseThrow().version())
                .isEqualTo(1);
    }
}
