package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.AllocationPolicy.Safety;
import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.Claim;
import dev.zhanggui.domain.inventory.ClaimId;
import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stock ledgers: read whole, changed in narrow steps, never beyond what can be. */
public abstract class StockLedgersContract extends StorageContract {
    private static final Sku NOBODY_KNOWS = new Sku("nobody-knows");
    private static final StoreId JD = new StoreId("jd");
    private static final LockId SALE = new LockId("11.11");

    @BeforeEach
    void catalog() {
        givenCatalog();
        givenStore(JD, SHOP);
    }

    private StockLedgers ledgers() {
        return storage().stockLedgers();
    }

    private StockLedger ledgerAt(Instant now) {
        return ledgers().read(SHIRT, now).orElseThrow();
    }

    private void change(long onHand, long held, long committed) {
        unit(() -> ledgers().change(SHIRT, new Shelf.Change(HUB, onHand, held, committed)));
    }

    @Test
    void a_sku_that_the_desk_does_not_know_has_no_ledger() {
        assertThat(ledgers().read(NOBODY_KNOWS, NOW)).isEmpty();
        unit(() -> {
            assertThat(ledgers().lock(skus(NOBODY_KNOWS, SHIRT), NOW)).containsOnlyKeys(SHIRT);
            assertThat(ledgers().lock(skus(), NOW)).isEmpty();
            assertThat(ledgers().lockWithin(NOBODY_KNOWS, NOW, new Period(NOW, LATER)))
                    .isEmpty();
        });
    }

    @Test
    void a_known_sku_begins_with_nothing() {
        var empty = new StockLedger(SHIRT, List.of(), List.of());
        assertThat(ledger(SHIRT)).isEqualTo(empty);
        unit(() -> {
            assertThat(ledgers().lock(skus(SHIRT), NOW)).containsEntry(SHIRT, empty);
            assertThat(ledgers().lockWithin(SHIRT, NOW, new Period(NOW, LATER))).contains(empty);
        });
    }

    @Test
    void a_change_opens_a_shelf_and_later_ones_add_up() {
        change(10, 0, 0);
        change(5, 4, 0);
        change(-1, -1, 2);
        assertThat(shelf(SHIRT, HUB)).isEqualTo(new Shelf(HUB, true, 14, 3, 2, 0));
        assertThat(ledger(SHIRT).shelves()).hasSize(1);
    }

    @Test
    void a_change_of_nothing_opens_a_shelf_too() {
        change(0, 0, 0);
        assertThat(shelf(SHIRT, HUB)).isEqualTo(new Shelf(HUB, true, 0, 0, 0, 0));
    }

    @Test
    void a_unit_that_locked_a_sku_sees_its_own_changes() {
        unit(() -> {
            assertThat(ledgers().lock(skus(SHIRT), NOW)).containsKey(SHIRT);
            ledgers().change(SHIRT, Shelf.Change.onHand(HUB, 7));
            var again = ledgers().lock(skus(SHIRT), NOW);
            assertThat(again).containsEntry(SHIRT, ledger(SHIRT));
            assertThat(onHand(SHIRT, HUB)).isEqualTo(7);
        });
    }

    @Test
    void several_skus_are_locked_at_once() {
        for (var id : idsBackwards()) {
            givenSku(new Sku(id));
            givenStock(new Sku(id), HUB, 3);
        }
        var all = skus(IDS_IN_ORDER.stream().map(Sku::new).toArray(Sku[]::new));
        unit(() -> assertThat(ledgers().lock(all, NOW))
                .containsOnlyKeys(all)
                .allSatisfy((sku, ledger) -> assertThat(ledger)
                        .isEqualTo(new StockLedger(sku, List.of(new Shelf(HUB, true, 3, 0, 0, 0)), List.of()))));
    }

    @Test
    void a_shelf_knows_what_kind_of_place_it_stands_in_now() {
        givenStock(SHIRT, HUB, 1);
        givenStock(SHIRT, SHOP, 1);
        assertThat(shelf(SHIRT, HUB).warehouse()).isTrue();
        assertThat(shelf(SHIRT, SHOP).warehouse()).isFalse();
        unit(() -> storage().locations().save(location(SHOP, Location.Kind.WAREHOUSE), 1));
        assertThat(shelf(SHIRT, SHOP).warehouse()).isTrue();
    }

    @Test
    void shelves_of_many_places_are_all_there() {
        for (var id : idsBackwards()) {
            givenWarehouse(new LocationId(id));
            givenStock(SHIRT, new LocationId(id), 2);
        }
        assertThat(ledger(SHIRT).shelves().stream()
                        .map(shelf -> shelf.location().code()))
                .containsExactlyInAnyOrderElementsOf(IDS_IN_ORDER);
        assertThat(ledger(SHIRT).free()).isEqualTo(2L * IDS_IN_ORDER.size());
    }

    @Test
    void nothing_falls_below_zero() {
        change(5, 2, 2);
        for (var change : List.of(
                new Shelf.Change(HUB, -6, 0, 0),
                new Shelf.Change(HUB, 0, -3, 0),
                new Shelf.Change(HUB, 0, 0, -3),
                new Shelf.Change(HUB, 1, -3, 3),
                new Shelf.Change(SHOP, -1, 0, 0))) {
            assertThatThrownBy(() -> unit(() -> ledgers().change(SHIRT, change)))
                    .as("%s", change)
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(Trouble.class);
        }
        assertThat(ledger(SHIRT).shelves()).containsExactly(new Shelf(HUB, true, 5, 2, 2, 0));
    }

    @Test
    void a_shelf_may_turn_out_to_hold_less_than_is_promised() {
        change(5, 3, 2);
        change(-4, 0, 0);
        assertThat(shelf(SHIRT, HUB).shortBy()).isEqualTo(4);
        change(0, -3, 0);
        assertThat(shelf(SHIRT, HUB).shortBy()).isEqualTo(1);
        change(10, 0, 0);
        assertThat(shelf(SHIRT, HUB).shortBy()).isZero();
        assertThat(shelf(SHIRT, HUB).free()).isEqualTo(9);
    }

    @Test
    void a_shelf_is_wide() {
        change(Shelf.UNITS_MAX, Shelf.UNITS_MAX - 1, 1);
        assertThat(shelf(SHIRT, HUB)).isEqualTo(new Shelf(HUB, true, Shelf.UNITS_MAX, Shelf.UNITS_MAX - 1, 1, 0));
    }

    @Test
    void units_are_held_as_far_as_they_are_free() {
        change(10, 2, 3);
        unit(() -> ledgers().hold(line(SHIRT, 4, HUB)));
        unit(() -> ledgers().hold(line(SHIRT, 1, HUB)));
        assertThat(shelf(SHIRT, HUB)).isEqualTo(new Shelf(HUB, true, 10, 7, 3, 0));
    }

    @Test
    void units_that_are_not_free_are_a_stale_write() {
        change(10, 2, 3);
        assertThatThrownBy(() -> unit(() -> {
                    ledgers().hold(line(SHIRT, 3, HUB));
                    ledgers().hold(line(SHIRT, 3, HUB));
                }))
                .isInstanceOf(StaleWrite.class);
        assertThatThrownBy(() -> unit(() -> ledgers().hold(line(SHIRT, 1, SHOP))))
                .isInstanceOf(StaleWrite.class);
        assertThat(ledger(SHIRT).shelves()).containsExactly(new Shelf(HUB, true, 10, 2, 3, 0));
    }

    @Test
    void a_short_shelf_gives_nothing() {
        change(5, 3, 2);
        change(-4, 0, 0);
        assertThatThrownBy(() -> unit(() -> ledgers().hold(line(SHIRT, 1, HUB))))
                .isInstanceOf(StaleWrite.class);
        assertThat(shelf(SHIRT, HUB).held()).isEqualTo(3);
    }

    @Test
    void many_who_hold_at_once_never_get_more_than_there_is() {
        givenStock(SHIRT, HUB, 10);
        var held = new AtomicInteger();
        race(16, racer -> {
            for (int i = 0; i < 4; i++) {
                if (holdOne()) {
                    held.incrementAndGet();
                }
            }
        });
        assertThat(held.get()).isEqualTo(10);
        assertThat(shelf(SHIRT, HUB)).isEqualTo(new Shelf(HUB, true, 10, 10, 0, 0));
    }

    private boolean holdOne() {
        Decision<String, No> decision = storage().transactions().run(() -> {
            if (ledgers().lock(skus(SHIRT), NOW).values().stream().allMatch(ledger -> ledger.free() == 0)) {
                return Decision.refused(new No(1));
            }
            ledgers().hold(line(SHIRT, 1, HUB));
            return Decision.accepted("held");
        });
        return decision.fold(value -> true, refusal -> false);
    }

    @Test
    void many_who_hold_without_looking_get_no_more_either() {
        givenStock(SHIRT, HUB, 10);
        var held = new AtomicInteger();
        race(16, racer -> {
            try {
                unit(() -> ledgers().hold(line(SHIRT, 1, HUB)));
                held.incrementAndGet();
            } catch (StaleWrite none) {
                assertThat(none).isNotNull();
            }
        });
        assertThat(held.get()).isEqualTo(10);
        assertThat(shelf(SHIRT, HUB).held()).isEqualTo(10);
    }

    private void givenPolicy(long version, Instant from, List<Share> shares, Safety... safety) {
        unit(() ->
                storage().setAsides().add(new AllocationPolicy(SHIRT, shares, List.of(safety), from, false), version));
    }

    private static Share fixed(StoreId store, int units, Optional<Integer> priority) {
        return new Share(store, ShareKind.FIXED, BigDecimal.valueOf(units), priority);
    }

    private static Share ratio(StoreId store, String part) {
        return new Share(store, ShareKind.RATIO, new BigDecimal(part), Optional.empty());
    }

    private void givenLock(LockId id, StoreId store, int units, Period window) {
        unit(() -> {
            var setAsides = storage().setAsides();
            long next = setAsides.lastVersion(SHIRT, id) + 1;
            setAsides.save(new StockLock(id, SHIRT, store(store).channel(), Quantity.of(units), window, 0, next));
        });
    }

    private static ClaimUse use(ClaimId claim, int units) {
        return new ClaimUse(SHIRT, claim, Quantity.of(units));
    }

    @Test
    void fixed_shares_of_the_policy_in_force_are_claims_and_ratios_are_not() {
        givenPolicy(
                1, NOW, List.of(fixed(TMALL, 5, Optional.of(2)), ratio(TMALL, "0.5"), fixed(JD, 7, Optional.empty())));
        assertThat(ledger(SHIRT).claims())
                .containsExactly(
                        new Claim(
                                ClaimId.of(1, TMALL),
                                Claim.Kind.SHARE,
                                store(TMALL).channel(),
                                5,
                                0,
                                2),
                        new Claim(
                                ClaimId.of(1, JD),
                                Claim.Kind.SHARE,
                                store(JD, SHOP).channel(),
                                7,
                                0,
                                Integer.MAX_VALUE));
        assertThat(ledgerAt(NOW.minusMillis(1)).claims()).isEmpty();
    }

    @Test
    void a_later_policy_ends_an_earlier_one_and_begins_anew() {
        givenPolicy(1, NOW, List.of(fixed(TMALL, 5, Optional.empty())));
        unit(() -> ledgers().draw(use(ClaimId.of(1, TMALL), 3), 1));
        givenPolicy(2, LATER, List.of(fixed(TMALL, 9, Optional.empty())));
        assertThat(ledger(SHIRT).claims()).extracting(Claim::units, Claim::used).containsExactly(tuple(5L, 3L));
        assertThat(ledgerAt(LATER).claims())
                .extracting(Claim::units, Claim::used)
                .containsExactly(tuple(9L, 0L));
        unit(() -> ledgers().draw(use(ClaimId.of(1, TMALL), 3), -1));
        assertThat(ledgerAt(LATER).claims()).extracting(Claim::used).containsExactly(0L);
    }

    @Test
    void safety_stock_of_the_policy_in_force_stands_on_the_shelf() {
        givenStock(SHIRT, HUB, 10);
        givenStock(SHIRT, SHOP, 10);
        givenPolicy(1, NOW, List.of(), new Safety(HUB, Quantity.of(4)));
        givenPolicy(2, LATER, List.of(), new Safety(SHOP, Quantity.of(1)));
        assertThat(ledgerAt(NOW.minusMillis(1)).shelves())
                .extracting(Shelf::safety)
                .containsExactly(0L, 0L);
        assertThat(ledger(SHIRT).shelves()).extracting(Shelf::safety).containsExactly(4L, 0L);
        assertThat(ledgerAt(LATER).shelves()).extracting(Shelf::safety).containsExactly(0L, 1L);
    }

    @Test
    void a_lock_is_a_claim_from_the_beginning_of_its_window_until_before_its_end() {
        givenLock(SALE, TMALL, 6, new Period(NOW, LATER));
        assertThat(ledgerAt(NOW.minusMillis(1)).claims()).isEmpty();
        assertThat(ledgerAt(NOW).claims())
                .extracting(Claim::id, Claim::kind, Claim::store, Claim::units, Claim::used)
                .containsExactly(tuple(ClaimId.of(SALE), Claim.Kind.LOCK, TMALL, 6L, 0L));
        assertThat(ledgerAt(LATER.minusMillis(1)).claims()).hasSize(1);
        assertThat(ledgerAt(LATER).claims()).isEmpty();
    }

    @Test
    void a_lock_is_granted_against_every_lock_whose_window_overlaps_its_own() {
        var early = new LockId("early");
        var late = new LockId("late");
        givenLock(early, TMALL, 1, new Period(NOW, NOW.plusSeconds(100)));
        givenLock(SALE, TMALL, 2, new Period(NOW.plusSeconds(100), NOW.plusSeconds(200)));
        givenLock(late, TMALL, 3, new Period(NOW.plusSeconds(200), NOW.plusSeconds(300)));
        givenPolicy(1, NOW, List.of(fixed(JD, 4, Optional.empty())));
        givenPolicy(2, NOW.plusSeconds(50), List.of(fixed(JD, 5, Optional.empty())));
        var share = ClaimId.of(1, JD);
        assertThat(within(100, 200)).containsExactlyInAnyOrder(ClaimId.of(SALE), share);
        assertThat(within(99, 201))
                .containsExactlyInAnyOrder(ClaimId.of(early), ClaimId.of(SALE), ClaimId.of(late), share);
        assertThat(within(150, 151)).containsExactlyInAnyOrder(ClaimId.of(SALE), share);
        assertThat(within(300, 400)).containsExactly(share);
    }

    private List<ClaimId> within(int fromSeconds, int toSeconds) {
        var window = new Period(NOW.plusSeconds(fromSeconds), NOW.plusSeconds(toSeconds));
        return answer(() -> ledgers().lockWithin(SHIRT, NOW, window).orElseThrow().claims().stream()
                .map(Claim::id)
                .toList());
    }

    @Test
    void locks_cut_at_the_same_time_are_together_no_more_than_is_free() {
        givenStock(SHIRT, HUB, 50);
        var window = new Period(NOW, LATER);
        var granted = new AtomicInteger();
        race(16, racer -> {
            Decision<String, No> decision = storage().transactions().run(() -> {
                var ledger = ledgers().lockWithin(SHIRT, NOW, window).orElseThrow();
                if (ledger.lockable(store(TMALL).channel()) < 10) {
                    return Decision.refused(new No(racer));
                }
                storage()
                        .setAsides()
                        .save(new StockLock(
                                new LockId("lock" + racer),
                                SHIRT,
                                store(TMALL).channel(),
                                Quantity.of(10),
                                window,
                                0,
                                1));
                return Decision.accepted("granted");
            });
            granted.addAndGet(decision.fold(value -> 1, refusal -> 0));
        });
        assertThat(granted.get()).isEqualTo(5);
        assertThat(ledger(SHIRT).claims()).hasSize(5);
    }

    @Test
    void what_is_drawn_on_a_claim_is_used_until_it_is_given_back() {
        givenLock(SALE, TMALL, 6, new Period(NOW, LATER));
        givenPolicy(1, NOW, List.of(fixed(TMALL, 5, Optional.empty())));
        unit(() -> {
            ledgers().draw(use(ClaimId.of(SALE), 4), 1);
            ledgers().draw(use(ClaimId.of(1, TMALL), 2), 1);
        });
        assertThat(ledger(SHIRT).claims()).extracting(Claim::used).containsExactly(4L, 2L);
        unit(() -> ledgers().draw(use(ClaimId.of(SALE), 3), -1));
        assertThat(ledger(SHIRT).claims()).extracting(Claim::used).containsExactly(1L, 2L);
        assertThat(storage().setAsides().lock(SHIRT, SALE).orElseThrow().used()).isEqualTo(1);
    }

    @Test
    void a_claim_that_is_gone_is_passed_over() {
        givenLock(SALE, TMALL, 6, new Period(NOW, LATER));
        unit(() -> ledgers().draw(use(ClaimId.of(SALE), 4), 1));
        unit(() -> storage()
                .setAsides()
                .remove(storage().setAsides().lock(SHIRT, SALE).orElseThrow()));
        unit(() -> {
            ledgers().draw(use(ClaimId.of(SALE), 4), -1);
            ledgers().draw(use(ClaimId.of(9, JD), 1), -1);
        });
        assertThat(ledger(SHIRT).claims()).isEmpty();
        assertThat(storage().setAsides().lock(SHIRT, SALE)).isEmpty();
    }

    @Test
    void a_lock_made_anew_owes_nothing_to_those_who_drew_on_the_old_one() {
        givenLock(SALE, TMALL, 6, new Period(NOW, LATER));
        unit(() -> ledgers().draw(use(ClaimId.of(SALE), 4), 1));
        unit(() -> storage()
                .setAsides()
                .remove(storage().setAsides().lock(SHIRT, SALE).orElseThrow()));
        givenLock(SALE, TMALL, 6, new Period(NOW, LATER));
        assertThat(ledger(SHIRT).claims()).extracting(Claim::used).containsExactly(0L);
        unit(() -> ledgers().draw(use(ClaimId.of(SALE), 4), -1));
        assertThat(ledger(SHIRT).claims()).extracting(Claim::used).containsExactly(0L);
    }

    @Test
    void a_claim_is_served_from_where_its_store_is_served_now() {
        givenLock(SALE, TMALL, 6, new Period(NOW, LATER));
        unit(() -> storage().stores().save(store(TMALL, SHOP, HUB), 1));
        assertThat(ledger(SHIRT).claims())
                .extracting(claim -> claim.channel().served())
                .containsExactly(new ServingList(List.of(SHOP, HUB)));
    }

    @Test
    void claims_of_one_sku_are_not_those_of_another() {
        var trousers = new Sku("trousers");
        givenSku(trousers);
        givenLock(SALE, TMALL, 6, new Period(NOW, LATER));
        givenPolicy(1, NOW, List.of(fixed(TMALL, 5, Optional.empty())));
        assertThat(ledger(trousers).claims()).isEmpty();
        assertThat(ledger(SHIRT).claims()).hasSize(2);
    }

    @Test
    void movements_are_numbered_within_their_sku_without_gaps() {
        var trousers = new Sku("trousers");
        givenSku(trousers);
        assertThat(appended(SHIRT)).isEqualTo(1);
        assertThat(appended(SHIRT)).isEqualTo(2);
        assertThat(appended(trousers)).isEqualTo(1);
        Decision<Long, No> refused = storage().transactions().run(() -> {
            assertThat(ledgers().append(receipt(SHIRT, HUB, 1))).isEqualTo(3);
            return Decision.refused(new No(1));
        });
        assertThat(refused).isEqualTo(Decision.refused(new No(1)));
        assertThat(appended(SHIRT)).isEqualTo(3);
    }

    private long appended(Sku sku) {
        return answer(() -> {
            assertThat(ledgers().lock(skus(sku), NOW)).hasSize(1);
            return ledgers().append(receipt(sku, HUB, 1));
        });
    }
}
