package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind.FIXED;
import static dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind.RATIO;
import static dev.zhanggui.domain.inventory.Stock.CUP;
import static dev.zhanggui.domain.inventory.Stock.JD;
import static dev.zhanggui.domain.inventory.Stock.TEA;
import static dev.zhanggui.domain.inventory.Stock.TM;
import static dev.zhanggui.domain.inventory.Stock.at;
import static dev.zhanggui.domain.inventory.Stock.channel;
import static dev.zhanggui.domain.inventory.Stock.lock;
import static dev.zhanggui.domain.inventory.Stock.share;
import static dev.zhanggui.domain.inventory.Stock.shelf;
import static dev.zhanggui.domain.inventory.Stock.tea;
import static dev.zhanggui.domain.inventory.Stock.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.inventory.AllocationPolicy.Safety;
import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.SetAsideRefused.LockEnded;
import dev.zhanggui.domain.inventory.SetAsideRefused.LockTooLarge;
import dev.zhanggui.domain.inventory.SetAsideRefused.RatiosAboveOne;
import dev.zhanggui.domain.inventory.SetAsideRefused.SafetyTwice;
import dev.zhanggui.domain.inventory.SetAsideRefused.ShareTwice;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingAsideTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = NOW.plusSeconds(100);
    private static final Channel TMALL = channel(TM);

    private static Share of(StoreId store, ShareKind kind, String value) {
        return new Share(store, kind, new BigDecimal(value), Optional.empty());
    }

    private static AllocationPolicy policy(boolean overshare, Share... shares) {
        return new AllocationPolicy(TEA, List.of(shares), List.of(), NOW, overshare);
    }

    private static StockLock locking(int units, long used) {
        return new StockLock(
                new LockId("k"), TEA, TMALL, Quantity.of(units), new Period(NOW.minusSeconds(9), END), used, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "FIXED, 0, true",
        "FIXED, 10000000, true",
        "FIXED, 10000001, false",
        "FIXED, 5.0, true",
        "FIXED, 1E+1, true",
        "FIXED, 0.5, false",
        "FIXED, -1, false",
        "RATIO, 0, true",
        "RATIO, 1.000, true",
        "RATIO, 0.000001, true",
        "RATIO, 0.0000001, false",
        "RATIO, 1.000001, false",
        "RATIO, -0.1, false",
        "FIXED, 1E+2147483647, false"
    })
    void a_fixed_share_is_whole_units_and_a_ratio_lies_between_none_and_all(
            ShareKind kind, BigDecimal value, boolean valid) {
        assertThat(Share.isValid(kind, value)).isEqualTo(valid);
        if (!valid) {
            assertThatThrownBy(() -> new Share(TM, kind, value, Optional.empty()))
                    .isInstanceOf(Invariant.Broken.class);
        }
    }

    @Test
    void equal_shares_are_equal_however_they_are_written_and_those_without_priority_come_last() {
        assertThat(of(TM, RATIO, "0.50")).isEqualTo(of(TM, RATIO, "0.5"));
        assertThat(of(TM, RATIO, "0.00")).isEqualTo(of(TM, RATIO, "0"));
        assertThat(of(TM, RATIO, "0.5").rank()).isEqualTo(Integer.MAX_VALUE);
        assertThat(new Share(TM, FIXED, BigDecimal.ONE, Optional.of(3)).rank()).isEqualTo(3);
    }

    @Test
    void a_store_may_have_a_fixed_share_and_a_ratio_but_neither_twice() {
        var both = policy(false, of(TM, FIXED, "5"), of(TM, RATIO, "0.5"), of(JD, RATIO, "0.5"));
        assertThat(both.checked()).isEqualTo(Decision.accepted(both));
        assertThat(both.fixedShares()).containsExactly(of(TM, FIXED, "5"));
        assertThat(both.ratioOf(JD)).contains(new BigDecimal("0.5"));
        assertThat(policy(false, of(TM, FIXED, "5")).ratioOf(TM)).isEmpty();
        assertThat(policy(false, of(TM, FIXED, "5"), of(TM, FIXED, "6")).checked())
                .isEqualTo(Decision.refused(new ShareTwice(TM, FIXED)));
        assertThat(policy(true, of(TM, RATIO, "0.1"), of(TM, RATIO, "0.2")).checked())
                .isEqualTo(Decision.refused(new ShareTwice(TM, RATIO)));
    }

    @Test
    void safety_stock_of_a_location_is_named_once() {
        var one = new Safety(at("a"), Quantity.of(1));
        var policy =
                new AllocationPolicy(TEA, List.of(), List.of(one, new Safety(at("a"), Quantity.of(2))), NOW, false);
        assertThat(policy.checked()).isEqualTo(Decision.refused(new SafetyTwice(at("a"))));
        var sound = new AllocationPolicy(TEA, List.of(), List.of(one, new Safety(at("b"), Quantity.of(2))), NOW, false);
        assertThat(sound.checked()).isEqualTo(Decision.accepted(sound));
    }

    @Test
    void ratios_above_one_in_sum_are_refused_unless_that_is_meant() {
        var shares = new Share[] {of(TM, RATIO, "0.5"), of(JD, RATIO, "0.500001"), of(TM, FIXED, "9")};
        assertThat(policy(false, shares).checked())
                .isEqualTo(Decision.refused(new RatiosAboveOne(TEA, new BigDecimal("1.000001"))));
        assertThat(policy(true, shares).checked()).isEqualTo(Decision.accepted(policy(true, shares)));
    }

    @Test
    void a_policy_names_at_most_two_hundred_shares() {
        var shares = IntStream.range(0, 201)
                .mapToObj(i -> of(new StoreId("s" + i), FIXED, "1"))
                .toList();
        assertThat(new AllocationPolicy(TEA, shares.subList(1, 201), List.of(), NOW, false).shares())
                .hasSize(200);
        assertThatThrownBy(() -> new AllocationPolicy(TEA, shares, List.of(), NOW, false))
                .isInstanceOf(Invariant.Broken.class);
        var safety = IntStream.range(0, 201)
                .mapToObj(i -> new Safety(at("l" + i), Quantity.NONE))
                .toList();
        assertThatThrownBy(() -> new AllocationPolicy(TEA, List.of(), safety, NOW, false))
                .isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_lock_is_cut_out_of_what_is_free_or_refused_with_the_shortfall() {
        var ledger = with(tea(shelf("a", 10)), share(channel(JD), 3, 0));
        assertThat(locking(7, 0).cutOutOf(ledger, NOW)).isEqualTo(Decision.accepted(locking(7, 0)));
        assertThat(locking(9, 0).cutOutOf(ledger, NOW))
                .isEqualTo(Decision.refused(new LockTooLarge(TEA, TM, Quantity.of(9), 7, 2)));
    }

    @Test
    void a_lock_that_is_changed_does_not_stand_in_its_own_way_and_needs_only_what_is_not_used() {
        var ledger = with(tea(shelf("a", 10)), lock("k", TMALL, 8, 2), lock("other", TMALL, 1, 0));
        assertThat(locking(9, 0).cutOutOf(ledger, NOW)).isEqualTo(Decision.accepted(locking(9, 0)));
        assertThat(locking(11, 2).cutOutOf(ledger, NOW)).isEqualTo(Decision.accepted(locking(11, 2)));
        assertThat(locking(12, 2).cutOutOf(ledger, NOW))
                .isEqualTo(Decision.refused(new LockTooLarge(TEA, TM, Quantity.of(12), 9, 1)));
        assertThat(locking(3, 5).cutOutOf(with(tea()), NOW)).isEqualTo(Decision.accepted(locking(3, 5)));
    }

    @Test
    void a_lock_whose_window_is_over_sets_nothing_aside() {
        var ledger = tea(shelf("a", 10));
        assertThat(locking(1, 0).cutOutOf(ledger, END.minusNanos(1))).isEqualTo(Decision.accepted(locking(1, 0)));
        assertThat(locking(1, 0).cutOutOf(ledger, END))
                .isEqualTo(Decision.refused(new LockEnded(new LockId("k"), END, END)));
    }

    @Test
    void a_lock_is_the_same_by_sku_store_quantity_and_window() {
        var lock = locking(5, 0);
        assertThat(lock.getId()).isEqualTo(new LockId("k"));
        assertThat(lock.sameContentAs(locking(5, 3))).isTrue();
        assertThat(lock.sameContentAs(locking(6, 0))).isFalse();
        assertThat(lock.sameContentAs(lockOf(CUP, TMALL, END))).isFalse();
        assertThat(lock.sameContentAs(lockOf(TEA, channel(JD), END))).isFalse();
        assertThat(lock.sameContentAs(lockOf(TEA, TMALL, END.plusSeconds(1)))).isFalse();
        assertThat(lock.sameContentAs(lockOf(TEA, channel(TM, "a"), END))).isTrue();
    }

    private static StockLock lockOf(Sku sku, Channel channel, Instant to) {
        return new StockLock(new LockId("k"), sku, channel, Quantity.of(5), new Period(NOW.minusSeconds(9), to), 0, 1);
    }
}
