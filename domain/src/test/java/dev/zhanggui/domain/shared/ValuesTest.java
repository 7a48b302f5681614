package dev.zhanggui.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");

    private enum Mood {
        PARTLY_HELD,
        GONE
    }

    private record Box(Sku sku, Optional<Quantity> units, Mood mood) {}

    private record Crate(List<Box> boxes, Map<Sku, Money> worth, Instant at, boolean open) {}

    private static Period from(int start, int end) {
        return new Period(NOON.plusSeconds(start), NOON.plusSeconds(end));
    }

    @Test
    void a_quantity_is_none_to_ten_million() {
        assertThat(Quantity.of(Quantity.UNITS_MAX).units()).isEqualTo(10_000_000);
        assertThat(Quantity.NONE).isEqualTo(Quantity.of(0));
        assertThatThrownBy(() -> Quantity.of(-1)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> Quantity.of(Quantity.UNITS_MAX + 1)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void quantities_add_up_within_the_bound() {
        assertThat(Quantity.of(2).plus(Quantity.of(3))).isEqualTo(Quantity.of(5));
        assertThatThrownBy(() -> Quantity.of(Quantity.UNITS_MAX).plus(Quantity.of(1)))
                .isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_quantity_covers_what_is_not_more_than_it() {
        assertThat(Quantity.of(3).covers(Quantity.of(3))).isTrue();
        assertThat(Quantity.of(3).covers(Quantity.of(4))).isFalse();
        assertThat(Quantity.of(3)).isGreaterThan(Quantity.of(2)).isLessThan(Quantity.of(4));
    }

    @Test
    void a_period_holds_its_first_instant_and_not_its_last() {
        var period = from(0, 10);
        assertThat(period.contains(NOON)).isTrue();
        assertThat(period.contains(NOON.plusSeconds(10).minusNanos(1))).isTrue();
        assertThat(period.contains(NOON.plusSeconds(10))).isFalse();
        assertThat(period.contains(NOON.minusNanos(1))).isFalse();
    }

    @Test
    void periods_that_touch_do_not_overlap() {
        assertThat(from(0, 10).overlaps(from(10, 20))).isFalse();
        assertThat(from(10, 20).overlaps(from(0, 10))).isFalse();
        assertThat(from(0, 10).overlaps(from(9, 20))).isTrue();
        assertThat(from(9, 20).overlaps(from(0, 10))).isTrue();
        assertThat(from(0, 10).overlaps(from(3, 4))).isTrue();
    }

    @Test
    void an_empty_period_is_none() {
        assertThatThrownBy(() -> from(1, 1)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> from(2, 1)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void facts_of_a_record_are_plain_and_in_its_order() {
        var cny = Currency.getInstance("CNY");
        var box = new Box(new Sku("a"), Optional.of(Quantity.of(2)), Mood.PARTLY_HELD);
        var crate = new Crate(List.of(box), Map.of(new Sku("a"), new Money(150, cny)), NOON, true);

        assertThat(Facts.of(crate))
                .containsExactly(
                        Map.entry("boxes", List.of(Map.of("sku", "a", "units", 2, "mood", "partlyHeld"))),
                        Map.entry("worth", Map.of("a", Map.of("amount", "1.50", "currency", "CNY"))),
                        Map.entry("at", "2026-11-11T12:00:00Z"),
                        Map.entry("open", true));
        assertThat(Facts.of(box).keySet()).containsExactly("sku", "units", "mood");
    }

    @Test
    void what_is_absent_is_left_out() {
        assertThat(Facts.of(new Box(new Sku("a"), Optional.empty(), Mood.GONE)))
                .containsExactly(Map.entry("sku", "a"), Map.entry("mood", "gone"));
    }

    @Test
    void a_record_of_one_component_stands_for_it_but_has_facts_of_its_own() {
        assertThat(Facts.plain(new Sku("a"))).isEqualTo("a");
        assertThat(Facts.of(new Sku("a"))).containsExactly(Map.entry("code", "a"));
    }

    @Test
    void plain_values_stay_as_they_are() {
        assertThat(Facts.plain(null)).isNull();
        assertThat(Facts.plain(Optional.empty())).isNull();
        assertThat(Facts.plain("a")).isEqualTo("a");
        assertThat(Facts.plain(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.50"));
        assertThat(Facts.plain(Arrays.asList(1, null))).isEqualTo(Arrays.asList(1, null));
        assertThat(Facts.plain(false)).isEqualTo(false);
    }

    @Test
    void a_map_keeps_its_order_and_its_empty_places() {
        var map = new LinkedHashMap<Mood, Optional<Integer>>();
        map.put(Mood.PARTLY_HELD, Optional.empty());
        map.put(Mood.GONE, Optional.of(1));
        assertThat(String.valueOf(Facts.plain(map))).isEqualTo("{partlyHeld=null, gone=1}");
    }

    @Test
    void a_reason_has_a_code_and_keeps_its_facts() {
        assertThat(new Reason("late", Map.of("days", 1)).facts()).isEqualTo(Map.of("days", 1));
        assertThatThrownBy(() -> new Reason(" ", Map.of())).isInstanceOf(Invariant.Broken.class);
    }
}
