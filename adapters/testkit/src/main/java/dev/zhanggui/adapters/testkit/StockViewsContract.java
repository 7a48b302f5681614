package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.KeyCursor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.application.inventory.views.ShelfViews.LockRow;
import dev.zhanggui.application.inventory.views.ShelfViews.PromiseRow;
import dev.zhanggui.application.inventory.views.ShelfViews.ShelfRow;
import dev.zhanggui.application.inventory.views.ShelfViews.StockRow;
import dev.zhanggui.application.inventory.views.ShelfViews.StoreRow;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.application.inventory.views.StockViews.MovementRow;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of stock: pages that neither skip nor repeat. */
public abstract class StockViewsContract extends StorageContract {

    @BeforeEach
    void catalog() {
        givenCatalog();
    }

    private StockViews views() {
        return storage().stockViews();
    }

    private Page<MovementRow> page(Optional<String> cursor, int limit) {
        return views().movements(SHIRT, cursor, limit).orElseThrow();
    }

    private void givenMovements(int count) {
        for (int i = 0; i < count; i++) {
            givenStock(SHIRT, HUB, i + 1);
        }
    }

    private static List<Long> numbers(List<MovementRow> rows) {
        return rows.stream().map(MovementRow::n).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void an_unknown_sku_has_no_list() {
        assertThat(views().movements(new Sku("nobody-knows"), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void a_known_sku_without_movements_has_an_empty_one() {
        assertThat(page(Optional.empty(), 10)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void a_row_shows_the_movement() {
        unit(() -> {
            for (var kind : Movement.Kind.values()) {
                var at = NOW.plusMillis(kind.ordinal());
                long n = storage()
                        .stockLedgers()
                        .append(new Movement(SHIRT, SHOP, kind, kind.ordinal() - 3L, "单据 " + kind, at));
                assertThat(n).isEqualTo(kind.ordinal() + 1L);
            }
        });
        var rows = page(Optional.empty(), 10).items();
        assertThat(rows).hasSize(Movement.Kind.values().length);
        for (var kind : Movement.Kind.values()) {
            int i = kind.ordinal();
            assertThat(rows.get(i))
                    .isEqualTo(new MovementRow(
                            i + 1L, NOW.plusMillis(i), Facts.camel(kind.name()), "shop", i - 3L, "单据 " + kind));
        }
        assertThat(rows.get(2).kind()).isEqualTo("transferOut");
    }

    @Test
    void pages_follow_one_another_to_the_end() {
        givenMovements(10);
        var rows = new ArrayList<MovementRow>();
        var page = page(Optional.empty(), 4);
        rows.addAll(page.items());
        while (page.cursor().isPresent()) {
            page = page(page.cursor(), 4);
            rows.addAll(page.items());
        }
        assertThat(numbers(rows)).isEqualTo(upTo(10));
        assertThat(page.items()).hasSize(2);
    }

    @Test
    void a_full_last_page_is_the_last() {
        givenMovements(4);
        assertThat(page(Optional.empty(), 4).cursor()).isEmpty();
        var first = page(Optional.empty(), 2);
        assertThat(page(first.cursor(), 2).cursor()).isEmpty();
    }

    @Test
    void rows_added_while_somebody_reads_are_neither_skipped_nor_repeated() {
        givenMovements(5);
        var rows = new ArrayList<MovementRow>();
        var page = page(Optional.empty(), 2);
        rows.addAll(page.items());
        for (int i = 0; page.cursor().isPresent(); i++) {
            if (i < 3) {
                givenMovements(1);
            }
            page = page(page.cursor(), 2);
            rows.addAll(page.items());
        }
        assertThat(numbers(rows)).isEqualTo(upTo(8));
    }

    @Test
    void rows_added_by_many_while_somebody_reads_are_neither_skipped_nor_repeated() {
        givenMovements(3);
        race(4, racer -> {
            for (int i = 0; i < 10; i++) {
                if (racer > 0) {
                    unitInTheEnd(() -> receive(SHIRT, HUB, 1));
                } else {
                    var rows = walk();
                    assertThat(rows).isEqualTo(upTo(rows.size())).hasSizeGreaterThanOrEqualTo(3);
                }
            }
        });
        assertThat(walk()).isEqualTo(upTo(33));
    }

    private List<Long> walk() {
        var rows = new ArrayList<Long>();
        var page = page(Optional.empty(), 2);
        rows.addAll(numbers(page.items()));
        while (page.cursor().isPresent()) {
            page = page(page.cursor(), 2);
            rows.addAll(numbers(page.items()));
        }
        return rows;
    }

    @Test
    void the_movements_of_one_sku_are_not_those_of_another() {
        givenSku(new Sku("trousers"));
        givenStock(new Sku("trousers"), HUB, 1);
        givenMovements(2);
        assertThat(numbers(page(Optional.empty(), 10).items())).containsExactly(1L, 2L);
    }

    @Test
    void the_greatest_page_is_served() {
        givenMovements(3);
        assertThat(page(Optional.empty(), Page.LIMIT_MAX).items()).hasSize(3);
    }

    @Test
    void a_cursor_that_nobody_gave_out_is_bad() {
        givenMovements(1);
        for (var cursor : List.of("", "?", "绝对不是", "' OR 1=1 --", "9".repeat(40), "\u0000")) {
            assertThatThrownBy(() -> page(Optional.of(cursor), 10)).as(cursor).isInstanceOf(StockViews.BadCursor.class);
        }
    }

    private ShelfViews shelves() {
        return storage().shelfViews();
    }

    private void givenHold(String id, int units, int seconds) {
        unit(() -> {
            var locked = storage().stockLedgers().lock(skus(SHIRT), NOW);
            assert locked.containsKey(SHIRT);
            storage().stockLedgers().hold(line(SHIRT, units, HUB));
            storage().reservations().add(hold(id, units, NOW.plusSeconds(seconds)));
        });
    }

    @Test
    void stores_and_locations_are_listed_by_id() {
        givenStore(new StoreId("jd"));
        givenWarehouse(new LocationId("base"));

        assertThat(shelves().stores().stream().map(StoreRow::store)).containsExactly("jd", "tmall");
        assertThat(shelves().locations().stream().map(row -> row.location() + " " + row.kind()))
                .containsExactly("base warehouse", "hub warehouse", "shop shop");
    }

    @Test
    void a_page_of_stock_shows_each_sku_with_all_its_shelves() {
        givenSku(new Sku("trousers"));
        givenStock(SHIRT, HUB, 5);
        givenStock(SHIRT, SHOP, 3);
        givenHold("h-1", 2, 60);

        var rows = shelves().stock("", Optional.empty(), 10).items();

        assertThat(rows.stream().map(StockRow::sku)).containsExactly("shirt", "trousers");
        assertThat(rows.get(0).shelves())
                .containsExactly(new ShelfRow("hub", 5, 2, 0, 0), new ShelfRow("shop", 3, 0, 0, 0));
        assertThat(rows.get(1).shelves()).isEmpty();
    }

    @Test
    void stock_is_searched_by_sku_and_title_and_walked_by_sku() {
        for (var code : List.of("AB1", "A_1", "b%2", "中文-3")) {
            givenSku(new Sku(code));
            givenStock(new Sku(code), HUB, 1);
        }
        assertThat(found("a_")).containsExactly("A_1");
        assertThat(found("%")).containsExactly("b%2");
        assertThat(found("中")).containsExactly("中文-3");
        assertThat(found("nothing like it")).isEmpty();

        var walked = new ArrayList<String>();
        var page = shelves().stock("", Optional.empty(), 2);
        page.items().forEach(row -> walked.add(row.sku()));
        while (page.cursor().isPresent()) {
            page = shelves().stock("", page.cursor(), 2);
            assertThat(page.items()).allSatisfy(row -> assertThat(row.sku()).isNotEmpty());
            page.items().forEach(row -> walked.add(row.sku()));
        }
        assertThat(walked).containsExactly("AB1", "A_1", "b%2", "shirt", "中文-3");
        assertThatThrownBy(() -> shelves().stock("", Optional.of("?"), 2)).isInstanceOf(KeyCursor.BadCursor.class);
    }

    private List<String> found(String search) {
        return shelves().stock(search, Optional.empty(), 10).items().stream()
                .map(StockRow::sku)
                .toList();
    }

    @Test
    void promises_of_a_sku_add_up_to_what_its_shelves_say() {
        givenStock(SHIRT, HUB, 9);
        givenHold("h-2", 2, 60);
        givenHold("h-1", 3, 90);

        var promises = shelves().promises(SHIRT);

        assertThat(promises.stream().map(row -> row.reservation() + " " + row.location() + " " + row.units()))
                .containsExactly("h-1 hub 3", "h-2 hub 2");
        assertThat(promises.get(0).store()).isEqualTo("tmall");
        assertThat(promises.get(0).state()).isEqualTo("held");
        assertThat(promises.get(0).expiresAt()).isEqualTo(NOW.plusSeconds(90));
        long held = shelves().stock("shirt", Optional.empty(), 1).items().get(0).shelves().stream()
                .mapToLong(ShelfRow::held)
                .sum();
        assertThat(promises.stream().mapToLong(PromiseRow::units).sum()).isEqualTo(held);
        assertThat(shelves().promises(new Sku("nobody-knows"))).isEmpty();
    }

    @Test
    void locks_are_listed_until_their_window_is_over() {
        var window = new Period(NOW, NOW.plusSeconds(60));
        var lock = new StockLock(
                new LockId("double-11"),
                SHIRT,
                new Channel(TMALL, ServingList.ALL_WAREHOUSES),
                Quantity.of(4),
                window,
                0,
                1);
        unit(() -> storage().setAsides().save(lock));

        assertThat(shelves().locks(NOW))
                .containsExactly(new LockRow("shirt", "double-11", "tmall", 4, 0, NOW, NOW.plusSeconds(60), 1));
        assertThat(shelves().locks(NOW.plusSeconds(60))).isEmpty();
    }
}
