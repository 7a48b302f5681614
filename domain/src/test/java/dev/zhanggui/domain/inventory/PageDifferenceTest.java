package dev.zhanggui.domain.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.inventory.PageDifference.Risk;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageDifferenceTest {

    private static PageDifference of(String sku, long shown, long available, long toPublish) {
        return new PageDifference(new StoreId("s"), new Sku(sku), shown, Instant.EPOCH, available, toPublish);
    }

    @Test
    void what_is_shown_beyond_what_can_be_sold_is_worst_then_what_is_others_then_what_is_missing() {
        assertThat(of("a", 11, 10, 10).risk()).isEqualTo(Risk.OVERSOLD);
        assertThat(of("a", 10, 10, 5).risk()).isEqualTo(Risk.ABOVE_SHARE);
        assertThat(of("a", 4, 10, 5).risk()).isEqualTo(Risk.UNDERSOLD);
        assertThat(of("a", 5, 10, 5).isDifferent()).isFalse();
    }

    @Test
    void of_equal_risk_the_more_units_come_first_then_the_sku() {
        var ranked = Stream.of(
                        of("e", 0, 10, 10),
                        of("d", 9, 9, 1),
                        of("c", 12, 10, 1),
                        of("b", 13, 10, 10),
                        of("a", 12, 10, 10))
                .sorted(PageDifference.WORST_FIRST)
                .map(one -> one.sku().code());
        assertThat(ranked).containsExactly("b", "a", "c", "d", "e");
    }

    @Test
    void more_may_come_than_was_expected_and_then_nothing_is_open() {
        var arrival = new Arrival(
                Stock.at("hub"),
                new Sku("a"),
                dev.zhanggui.domain.shared.Quantity.of(5),
                java.time.LocalDate.EPOCH,
                "PO-1");
        assertThat(new Arrival.Expected(arrival, 3).open()).isEqualTo(2);
        assertThat(new Arrival.Expected(arrival, 7).open()).isZero();
    }
}
