package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.ReservationState.COMMITTED;
import static dev.zhanggui.domain.inventory.ReservationState.HELD;
import static dev.zhanggui.domain.inventory.Stock.JD;
import static dev.zhanggui.domain.inventory.Stock.TEA;
import static dev.zhanggui.domain.inventory.Stock.TM;
import static dev.zhanggui.domain.inventory.Stock.at;
import static dev.zhanggui.domain.inventory.Stock.channel;
import static dev.zhanggui.domain.inventory.Stock.share;
import static dev.zhanggui.domain.inventory.Stock.shelf;
import static dev.zhanggui.domain.inventory.Stock.shop;
import static dev.zhanggui.domain.inventory.Stock.tea;
import static dev.zhanggui.domain.inventory.Stock.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.inventory.Shortage.Move;
import dev.zhanggui.domain.inventory.Shortage.Promise;
import dev.zhanggui.domain.inventory.Shortage.Uncovered;
import dev.zhanggui.domain.shared.Quantity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortageTest {
    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final Channel TMALL = channel(TM);

    private static Shelf promised(String location, long onHand, long held, long committed) {
        return new Shelf(at(location), true, onHand, held, committed, 0);
    }

    private static Promise promise(String id, ReservationState state, int minute, int units) {
        return new Promise(new ReservationId(id), TMALL, state, NOON.plusSeconds(60L * minute), Quantity.of(units));
    }

    private static Move move(String id, String to, int units) {
        return new Move(new ReservationId(id), TEA, at("a"), at(to), Quantity.of(units));
    }

    private static Uncovered uncovered(String id, int units) {
        return new Uncovered(new ReservationId(id), TEA, at("a"), Quantity.of(units));
    }

    private static Shortage at_a(StockLedger ledger, Promise... promises) {
        return Shortage.at(at("a"), ledger, List.of(promises));
    }

    @Test
    void a_shelf_that_keeps_its_promises_has_no_shortage() {
        var enough = tea(promised("a", 5, 2, 3), shelf("b", 9));
        assertThat(at_a(enough, promise("h", HELD, 1, 2), promise("c", COMMITTED, 2, 3)))
                .isEqualTo(new Shortage(List.of(), List.of()));
        assertThat(Shortage.at(at("x"), enough, List.of())).isEqualTo(new Shortage(List.of(), List.of()));
    }

    @Test
    void held_ones_go_before_committed_ones_and_the_youngest_first() {
        var ledger = tea(promised("a", 0, 6, 4), shelf("b", 7));
        var shortage = at_a(
                ledger,
                promise("paid-young", COMMITTED, 9, 2),
                promise("held-old", HELD, 1, 3),
                promise("paid-old", COMMITTED, 2, 2),
                promise("held-young", HELD, 5, 3));
        // After both holds one unit is left at b: the younger of the paid ones gets it, the older nothing.
        assertThat(shortage.moves())
                .containsExactly(move("held-young", "b", 3), move("held-old", "b", 3), move("paid-young", "b", 1));
        assertThat(shortage.uncovered()).containsExactly(uncovered("paid-young", 1), uncovered("paid-old", 2));
    }

    @Test
    void of_two_of_one_instant_the_later_id_goes_first_and_what_is_covered_stays() {
        var ledger = tea(promised("a", 2, 4, 0), shelf("b", 9));
        assertThat(at_a(ledger, promise("r1", HELD, 1, 2), promise("r2", HELD, 1, 2)))
                .isEqualTo(new Shortage(List.of(move("r2", "b", 2)), List.of()));
    }

    @Test
    void a_promise_moves_as_a_whole_if_one_other_location_takes_it() {
        var ledger = tea(promised("a", 4, 5, 0), shelf("b", 2), shelf("c", 5));
        assertThat(at_a(ledger, promise("r", HELD, 1, 5)))
                .isEqualTo(new Shortage(List.of(move("r", "c", 5)), List.of()));
    }

    @Test
    void what_moves_as_a_whole_may_cover_more_than_was_short() {
        var ledger = tea(promised("a", 4, 6, 0), shelf("b", 5));
        assertThat(at_a(ledger, promise("old", HELD, 1, 1), promise("young", HELD, 2, 5)))
                .isEqualTo(new Shortage(List.of(move("young", "b", 5)), List.of()));
    }

    @Test
    void a_promise_that_fits_nowhere_as_a_whole_is_split_by_what_is_short() {
        var ledger = tea(promised("a", 3, 6, 0), shelf("b", 2), shelf("c", 4));
        assertThat(at_a(ledger, promise("r", HELD, 1, 6)))
                .isEqualTo(new Shortage(List.of(move("r", "b", 2), move("r", "c", 1)), List.of()));
        var little = tea(promised("a", 3, 6, 0), shelf("c", 2));
        assertThat(at_a(little, promise("r", HELD, 1, 6)))
                .isEqualTo(new Shortage(List.of(move("r", "c", 2)), List.of(uncovered("r", 1))));
    }

    @Test
    void what_finds_no_place_is_uncovered_by_what_is_short_and_no_more() {
        var ledger = tea(promised("a", 4, 6, 0));
        assertThat(at_a(ledger, promise("young", HELD, 2, 1), promise("old", HELD, 1, 5)))
                .isEqualTo(new Shortage(List.of(), List.of(uncovered("young", 1), uncovered("old", 1))));
    }

    @Test
    void a_promise_moves_only_to_where_its_store_is_served_and_never_into_what_others_set_aside() {
        var ledger = with(tea(promised("a", 0, 0, 5), shop("s", 9), shelf("b", 4)), share(channel(JD, "b"), 3, 0));
        assertThat(at_a(ledger, promise("r", COMMITTED, 1, 5)))
                .isEqualTo(new Shortage(List.of(move("r", "b", 1)), List.of(uncovered("r", 4))));
    }

    @Test
    void safety_stock_and_what_others_were_promised_elsewhere_stay() {
        var ledger = tea(promised("a", 0, 5, 0), new Shelf(at("b"), true, 9, 2, 3, 3));
        assertThat(at_a(ledger, promise("r", HELD, 1, 5)))
                .isEqualTo(new Shortage(List.of(move("r", "b", 1)), List.of(uncovered("r", 4))));
    }

    @Test
    void what_a_whole_move_leaves_behind_covers_one_that_found_no_place() {
        var ledger = tea(promised("a", 3, 9, 0), shop("s", 4));
        var street = new Promise(new ReservationId("old"), channel(JD, "s"), HELD, NOON, Quantity.of(4));
        // Short by 6; the young one finds nothing for its 5, the old one moves with 4: 2 are missing, not 5.
        assertThat(at_a(ledger, promise("young", HELD, 2, 5), street))
                .isEqualTo(new Shortage(List.of(move("old", "s", 4)), List.of(uncovered("young", 2))));
        var two = tea(promised("a", 1, 7, 0), shop("s", 4));
        assertThat(at_a(two, promise("c", HELD, 3, 2), promise("b", HELD, 2, 1), street))
                .isEqualTo(new Shortage(List.of(move("old", "s", 4)), List.of(uncovered("c", 2))));
    }
}
