package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer remembers shelves that it read and wrote; never one that was not, or is no longer, what stands. */
class RememberedShelvesTest {
    private static final Sku SHIRT = new Sku("shirt");
    private static final LocationId HUB = new LocationId("hub");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private SqliteStorage storage;

    private record No() implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    @BeforeEach
    void tenShirts() {
        storage = SqliteStorage.open(folder);
        assertThat(accepted(() -> {
                    storage.locations().save(Location.warehouse(HUB, ZONE), 0);
                    storage.skuCards().save(SkuCard.of(SHIRT, "shirt"), 0);
                    storage.stockLedgers().change(SHIRT, Shelf.Change.onHand(HUB, 10));
                    return hub();
                }))
                .isEqualTo(shelf(10, 0));
        assertThat(accepted(this::hub)).isEqualTo(shelf(10, 0));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void what_was_written_is_remembered_as_it_stands() {
        assertThat(accepted(() -> held(3))).isEqualTo(shelf(10, 3)).isEqualTo(onDisk());
        assertThat(accepted(() -> {
                    storage.stockLedgers().change(SHIRT, new Shelf.Change(HUB, -2, -2, 0));
                    return hub();
                }))
                .isEqualTo(shelf(8, 1))
                .isEqualTo(onDisk());
    }

    @Test
    void units_of_one_group_see_what_the_one_before_them_did_and_not_what_was_refused() {
        List<Supplier<Decision<Shelf, No>>> units = List.of(
                () -> Decision.accepted(held(1)),
                () -> {
                    assertThat(held(4).held()).isIn(4L, 5L);
                    return Decision.refused(new No());
                },
                () -> Decision.accepted(held(2)),
                () -> Decision.accepted(hub()));
        var done = storage.transactions().runEach(units);
        assertThat(done.get(0).get().orThrow()).isEqualTo(shelf(10, 1));
        assertThat(done.get(2).get().orThrow()).isEqualTo(shelf(10, 3));
        assertThat(done.get(3).get().orThrow()).isEqualTo(shelf(10, 3)).isEqualTo(onDisk());
    }

    @Test
    void a_part_of_a_unit_that_was_refused_is_forgotten() {
        assertThat(accepted(() -> {
                    Decision<Shelf, No> part = storage.transactions().run(() -> {
                        assertThat(held(4)).isEqualTo(shelf(10, 4));
                        return Decision.refused(new No());
                    });
                    assertThat(part).isInstanceOf(Decision.Refused.class);
                    return hub();
                }))
                .isEqualTo(shelf(10, 0));
    }

    @Test
    void a_location_that_becomes_another_kind_is_read_anew() {
        assertThat(accepted(() -> {
                            storage.locations().save(Location.shop(HUB, ZONE), 1);
                            return hub();
                        })
                        .warehouse())
                .isFalse();
    }

    @Test
    void what_is_set_aside_from_now_on_counts_at_once() {
        var tmall = Store.of(new StoreId("tmall"), "tmall", Currency.getInstance("CNY"), ZONE);
        var lock = new StockLock(
                new LockId("11.11"),
                SHIRT,
                tmall.channel(),
                Quantity.of(4),
                new Period(NOW, NOW.plusSeconds(60)),
                0,
                1);
        assertThat(accepted(() -> {
                            storage.stores().save(tmall, 0);
                            storage.setAsides().save(lock);
                            return ledger();
                        })
                        .available(other()))
                .isEqualTo(6);
        assertThat(accepted(this::ledger).available(other())).isEqualTo(6);
    }

    private static Channel other() {
        return Store.of(new StoreId("jd"), "jd", Currency.getInstance("CNY"), ZONE)
                .channel();
    }

    private <T> T accepted(Supplier<T> unit) {
        Decision<T, No> done = storage.transactions().run(() -> Decision.accepted(unit.get()));
        return done.orThrow();
    }

    private Shelf held(int units) {
        storage.stockLedgers().hold(new ReservedLine(SHIRT, Quantity.of(units), HUB));
        return hub();
    }

    private Shelf hub() {
        return ledger().shelf(HUB).orElseThrow();
    }

    private StockLedger ledger() {
        var found = storage.stockLedgers().lock(new TreeSet<>(Set.of(SHIRT)), NOW);
        return Objects.requireNonNull(found.get(SHIRT));
    }

    private Shelf onDisk() {
        return storage.stockLedgers().read(SHIRT, NOW).orElseThrow().shelf(HUB).orElseThrow();
    }

    private static Shelf shelf(long onHand, long held) {
        return new Shelf(HUB, true, onHand, held, 0, 0);
    }
}
