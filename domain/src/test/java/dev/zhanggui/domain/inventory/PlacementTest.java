package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.Stock.CUP;
import static dev.zhanggui.domain.inventory.Stock.JD;
import static dev.zhanggui.domain.inventory.Stock.TEA;
import static dev.zhanggui.domain.inventory.Stock.TM;
import static dev.zhanggui.domain.inventory.Stock.all;
import static dev.zhanggui.domain.inventory.Stock.at;
import static dev.zhanggui.domain.inventory.Stock.bestEffort;
import static dev.zhanggui.domain.inventory.Stock.channel;
import static dev.zhanggui.domain.inventory.Stock.ledgers;
import static dev.zhanggui.domain.inventory.Stock.lock;
import static dev.zhanggui.domain.inventory.Stock.share;
import static dev.zhanggui.domain.inventory.Stock.shelf;
import static dev.zhanggui.domain.inventory.Stock.shop;
import static dev.zhanggui.domain.inventory.Stock.tea;
import static dev.zhanggui.domain.inventory.Stock.teaAt;
import static dev.zhanggui.domain.inventory.Stock.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.inventory.RefusedLine.Elsewhere;
import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Channel TMALL = channel(TM);

    private static StockLedger cups(Shelf... shelves) {
        return new StockLedger(CUP, List.of(shelves), List.of());
    }

    private static AskedLine cup(int units) {
        return AskedLine.of(CUP, units);
    }

    private static ReservedLine cupAt(String location, int units) {
        return new ReservedLine(CUP, Quantity.of(units), at(location));
    }

    private static Placement placed(Asked asked, StockLedger... ledgers) {
        return Placement.of(asked, TMALL, ledgers(ledgers)).orThrow();
    }

    private static List<RefusedLine> refused(Asked asked, Channel channel, StockLedger... ledgers) {
        return Placement.of(asked, channel, ledgers(ledgers))
                .<List<RefusedLine>>fold(
                        placement -> {
                            throw new AssertionError("was placed: " + placement);
                        },
                        refusal -> ((NotEnoughStock) refusal).refused());
    }

    private static RefusedLine line(long asked, long available, Elsewhere... elsewhere) {
        return new RefusedLine(TEA, asked, available, List.of(elsewhere), Optional.empty());
    }

    @Test
    void one_line_goes_to_the_first_location_that_covers_it_alone() {
        var ledger = tea(shelf("a", 4), shelf("b", 5), shelf("c", 9));
        assertThat(placed(all(TM, tea(5)), ledger).lines()).containsExactly(teaAt("b", 5));
        assertThat(placed(all(TM, tea(4)), ledger).lines()).containsExactly(teaAt("a", 4));
        assertThat(placed(all(TM, tea(6)), ledger).lines()).containsExactly(teaAt("c", 6));
    }

    @Test
    void ten_and_fifteen_serve_thirteen_from_one_place_and_twenty_from_both() {
        var ledger = tea(shelf("a", 10), shelf("b", 15));
        assertThat(placed(all(TM, tea(13)), ledger).lines()).containsExactly(teaAt("b", 13));
        assertThat(placed(all(TM, tea(20)), ledger).lines()).containsExactly(teaAt("a", 10), teaAt("b", 10));
        assertThat(placed(all(TM, tea(25)), ledger).lines()).containsExactly(teaAt("a", 10), teaAt("b", 15));
        assertThat(refused(all(TM, tea(26)), TMALL, ledger)).containsExactly(line(26, 25));
    }

    @Test
    void lines_of_several_skus_go_to_one_location_if_one_covers_them_all() {
        var tea = tea(shelf("a", 5), shelf("b", 5), shelf("c", 5));
        var cup = cups(shelf("b", 1), shelf("c", 2));
        assertThat(placed(all(TM, tea(5), cup(2)), tea, cup).lines()).containsExactly(teaAt("c", 5), cupAt("c", 2));
        assertThat(placed(all(TM, cup(1), tea(5)), tea, cup).lines()).containsExactly(cupAt("b", 1), teaAt("b", 5));
    }

    @Test
    void where_no_location_covers_all_the_fewest_do_and_of_equally_few_the_first() {
        var ledger = tea(shelf("a", 1), shelf("b", 1), shelf("c", 4), shelf("d", 3), shelf("e", 4));
        // Two are enough: c and d before c and e, though a stands first.
        assertThat(placed(all(TM, tea(7)), ledger).lines()).containsExactly(teaAt("c", 4), teaAt("d", 3));
        assertThat(placed(all(TM, tea(5)), ledger).lines()).containsExactly(teaAt("a", 1), teaAt("c", 4));
        assertThat(placed(all(TM, tea(8)), ledger).lines()).containsExactly(teaAt("c", 4), teaAt("e", 4));
    }

    @Test
    void a_line_with_a_location_is_placed_there_or_refused() {
        var ledger = tea(shelf("a", 3), shelf("b", 5));
        assertThat(placed(all(TM, tea(2, "b")), ledger).lines()).containsExactly(teaAt("b", 2));
        assertThat(refused(all(TM, tea(4, "a")), TMALL, ledger)).containsExactly(line(4, 3, new Elsewhere(at("b"), 5)));
        assertThat(refused(all(TM, tea(1, "x")), TMALL, ledger))
                .containsExactly(line(1, 0, new Elsewhere(at("a"), 3), new Elsewhere(at("b"), 5)));
    }

    @Test
    void a_location_that_lines_name_is_used_for_the_others_too() {
        var ledger = tea(shelf("a", 9), shelf("b", 9));
        assertThat(placed(all(TM, tea(2), tea(3, "b")), ledger).lines()).containsExactly(teaAt("b", 2), teaAt("b", 3));
        assertThat(placed(all(TM, cup(1), tea(3, "b")), ledger, cups(shelf("a", 1), shelf("b", 1)))
                        .lines())
                .containsExactly(cupAt("b", 1), teaAt("b", 3));
    }

    @Test
    void a_line_without_a_location_makes_room_for_one_that_has_one() {
        var ledger = tea(shelf("a", 3), shelf("b", 2));
        assertThat(placed(all(TM, tea(2), tea(3, "a")), ledger).lines()).containsExactly(teaAt("b", 2), teaAt("a", 3));
    }

    @Test
    void lines_of_one_sku_are_added_up() {
        var ledger = tea(shelf("a", 5));
        assertThat(placed(all(TM, tea(2), tea(3)), ledger).lines()).containsExactly(teaAt("a", 2), teaAt("a", 3));
        assertThat(refused(all(TM, tea(3), tea(3)), TMALL, ledger)).containsExactly(line(6, 5));
        assertThat(refused(all(TM, tea(3, "a"), tea(3)), TMALL, ledger)).containsExactly(line(6, 5));
    }

    @Test
    void a_line_stays_whole_where_that_is_possible() {
        var ledger = tea(shelf("a", 3), shelf("b", 4));
        assertThat(placed(all(TM, tea(2), tea(2), tea(3)), ledger).lines())
                .containsExactly(teaAt("a", 2), teaAt("b", 2), teaAt("a", 1), teaAt("b", 2));
        assertThat(placed(all(TM, tea(4), tea(3)), ledger).lines()).containsExactly(teaAt("b", 4), teaAt("a", 3));
    }

    @Test
    void what_this_request_could_have_had_is_never_more_than_it_asked() {
        // The line at a fails; that b has plenty for the other line is no help to it, but worth knowing.
        var ledger = tea(shelf("a", 5), shelf("b", 100));
        assertThat(refused(all(TM, tea(10, "a"), tea(5)), TMALL, ledger))
                .containsExactly(line(15, 10, new Elsewhere(at("b"), 95)));
    }

    @Test
    void in_best_effort_as_much_as_there_is_is_promised_and_the_rest_named() {
        var placement = placed(bestEffort(TM, tea(9), cup(1)), tea(shelf("a", 4), shelf("b", 2)), cups(shelf("b", 8)));
        assertThat(placement.lines()).containsExactly(teaAt("a", 4), teaAt("b", 2), cupAt("b", 1));
        assertThat(placement.refused()).containsExactly(line(9, 6));
    }

    @Test
    void in_best_effort_a_line_that_gets_nothing_is_left_out() {
        var placement = placed(bestEffort(TM, tea(3), cup(1)), tea(), cups(shelf("b", 8)));
        assertThat(placement.lines()).containsExactly(cupAt("b", 1));
        assertThat(placement.refused()).containsExactly(line(3, 0));
        assertThat(placed(bestEffort(TM, tea(1), tea(3, "x"), tea(1)), tea(shelf("a", 2)))
                        .lines())
                .containsExactly(teaAt("a", 1), teaAt("a", 1));
    }

    @Test
    void best_effort_that_gets_nothing_at_all_is_refused_and_all_that_is_there_is_not() {
        assertThat(refused(bestEffort(TM, tea(3)), TMALL, tea(shelf("a", 0)))).containsExactly(line(3, 0));
        var whole = placed(bestEffort(TM, tea(3)), tea(shelf("a", 3)));
        assertThat(whole.lines()).containsExactly(teaAt("a", 3));
        assertThat(whole.refused()).isEmpty();
    }

    @Test
    void a_refusal_names_only_the_skus_that_fail() {
        var refused = refused(all(TM, cup(1), tea(4)), TMALL, tea(shelf("a", 3)), cups(shelf("a", 9)));
        assertThat(refused).containsExactly(line(4, 3));
    }

    @Test
    void elsewhere_names_what_lies_where_the_store_is_not_served() {
        var ledger = tea(shelf("a", 3), shop("s", 5), shelf("b", 0));
        assertThat(refused(all(TM, tea(4)), TMALL, ledger)).containsExactly(line(4, 3, new Elsewhere(at("s"), 5)));
        assertThat(refused(all(TM, tea(4)), channel(TM, "b"), ledger))
                .containsExactly(line(4, 0, new Elsewhere(at("a"), 3), new Elsewhere(at("s"), 5)));
    }

    @Test
    void a_shop_serves_only_the_stores_that_list_it() {
        var ledger = tea(shelf("a", 2), shop("s", 9));
        var street = channel(TM, "s");
        assertThat(Placement.of(all(TM, tea(3)), street, ledgers(ledger))
                        .orThrow()
                        .lines())
                .containsExactly(teaAt("s", 3));
        assertThat(refused(all(TM, tea(3, "s")), TMALL, ledger))
                .containsExactly(line(3, 0, new Elsewhere(at("a"), 2), new Elsewhere(at("s"), 9)));
        assertThat(refused(all(TM, tea(3, "a")), street, ledger))
                .containsExactly(line(3, 0, new Elsewhere(at("a"), 2), new Elsewhere(at("s"), 9)));
    }

    @Test
    void what_is_set_aside_for_others_is_never_placed_nor_named() {
        var ledger = with(tea(shelf("a", 10)), share(channel(JD), 4, 0), lock("k", channel(JD), 3, 1));
        assertThat(placed(all(TM, tea(4)), ledger).lines()).containsExactly(teaAt("a", 4));
        assertThat(refused(all(TM, tea(5)), TMALL, ledger)).containsExactly(line(5, 4));
        assertThat(refused(all(TM, tea(5)), channel(TM, "x"), ledger))
                .containsExactly(line(5, 0, new Elsewhere(at("a"), 4)));
    }

    @Test
    void a_share_elsewhere_pushes_a_placement_to_where_it_does_not_hurt() {
        var ledger = with(tea(shelf("a", 5), shelf("b", 5)), share(channel(JD, "a"), 5, 0));
        assertThat(placed(all(TM, tea(3)), ledger).lines()).containsExactly(teaAt("b", 3));
        assertThat(refused(all(TM, tea(1, "a")), TMALL, ledger)).containsExactly(line(1, 0, new Elsewhere(at("b"), 5)));
    }

    @Test
    void a_reservation_draws_on_what_is_set_aside_for_its_store() {
        var own = with(tea(shelf("a", 10)), share(TMALL, 4, 1));
        var use = new ClaimUse(TEA, ClaimId.of(1, TM), Quantity.of(3));
        assertThat(placed(all(TM, tea(5)), own).uses()).containsExactly(use);
        var both = with(tea(shelf("a", 10)), share(TMALL, 4, 1), share(channel(JD), 1, 0));
        assertThat(placed(all(TM, tea(2), tea(4)), both).uses()).containsExactly(use);
        assertThat(placed(bestEffort(TM, tea(2, "x"), tea(2, "a")), both).uses())
                .containsExactly(new ClaimUse(TEA, ClaimId.of(1, TM), Quantity.of(2)));
    }

    @Test
    void a_sku_whose_ledger_was_not_loaded_is_a_defect() {
        assertThatThrownBy(() -> Placement.of(all(TM, tea(1)), TMALL, ledgers()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("no ledger was loaded for tea");
    }

    @Test
    void the_largest_lines_there_are_can_be_placed_on_one_shelf() {
        var most = tea(Quantity.UNITS_MAX);
        var lines = new ArrayList<AskedLine>();
        for (int i = 0; i < Asked.CALLER_LINES_MAX; i++) {
            lines.add(most);
        }
        var asked = new Asked(TM, Optional.empty(), Asked.Mode.ALL, lines);
        assertThat(placed(asked, tea(shelf("a", Shelf.UNITS_MAX))).lines())
                .hasSize(100)
                .containsOnly(teaAt("a", Quantity.UNITS_MAX));
    }

    @Test
    void where_trying_all_would_take_too_long_locations_are_added_by_what_they_cover() {
        // Fifty locations, each with one unit of two of many SKUs: the exact search gives up, a cover is still found.
        var asked = new ArrayList<AskedLine>();
        var ledgers = new ArrayList<StockLedger>();
        for (int sku = 0; sku < 40; sku++) {
            var name = new Sku("sku" + sku);
            var shelves = new ArrayList<Shelf>();
            for (int place = 0; place < 50; place++) {
                if ((place * 7 + sku * 11) % 10 == 0) {
                    shelves.add(shelf("l" + (10 + place), 1));
                }
            }
            if (!shelves.isEmpty()) {
                asked.add(AskedLine.of(name, 3));
                ledgers.add(new StockLedger(name, shelves, List.of()));
            }
        }
        var placement =
                placed(new Asked(TM, Optional.empty(), Asked.Mode.ALL, asked), ledgers.toArray(StockLedger[]::new));
        assertThat(placement.lines())
                .hasSize(3 * asked.size())
                .allMatch(line -> line.quantity().equals(Quantity.of(1)));
        assertThat(placement.lines().stream().distinct()).hasSize(3 * asked.size());
    }
}
