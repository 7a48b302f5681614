package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind.RATIO;
import static dev.zhanggui.domain.inventory.Stock.JD;
import static dev.zhanggui.domain.inventory.Stock.TEA;
import static dev.zhanggui.domain.inventory.Stock.TM;
import static dev.zhanggui.domain.inventory.Stock.channel;
import static dev.zhanggui.domain.inventory.Stock.lock;
import static dev.zhanggui.domain.inventory.Stock.share;
import static dev.zhanggui.domain.inventory.Stock.shelf;
import static dev.zhanggui.domain.inventory.Stock.tea;
import static dev.zhanggui.domain.inventory.Stock.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageStockTest {
    private static final StoreId DY = new StoreId("dy");
    private static final Channel TMALL = channel(TM);
    private static final Channel JINGDONG = channel(JD);
    private static final Channel DOUYIN = channel(DY);

    private static Share ratio(StoreId store, String value) {
        return new Share(store, RATIO, new BigDecimal(value), Optional.empty());
    }

    private static Optional<AllocationPolicy> policy(boolean overshare, Share... shares) {
        return Optional.of(new AllocationPolicy(TEA, Arrays.asList(shares), List.of(), Instant.EPOCH, overshare));
    }

    private static String shown(StockLedger ledger, Optional<AllocationPolicy> policy, Channel... sellers) {
        return PageStock.of(ledger, List.of(sellers), policy).toString();
    }

    @Test
    void stores_without_ratios_show_equal_parts_of_the_pool_rounded_down() {
        var ledger = tea(shelf("a", 7), shelf("b", 4));
        assertThat(shown(ledger, Optional.empty(), TMALL)).isEqualTo("{tm=11}");
        assertThat(shown(ledger, Optional.empty(), TMALL, JINGDONG)).isEqualTo("{jd=5, tm=5}");
        assertThat(shown(ledger, policy(false), TMALL, JINGDONG, DOUYIN)).isEqualTo("{dy=3, jd=3, tm=3}");
        assertThat(shown(ledger, Optional.empty())).isEqualTo("{}");
    }

    @Test
    void a_store_shows_its_rest_and_its_part_of_what_nobody_set_aside() {
        var ledger = with(tea(shelf("a", 20)), share(TMALL, 6, 2), lock("k", JINGDONG, 3, 0));
        // Common: 20 - 4 - 3 = 13, half of it 6.
        assertThat(shown(ledger, Optional.empty(), TMALL, JINGDONG)).isEqualTo("{jd=9, tm=10}");
    }

    @Test
    void ratios_part_the_pool_and_what_they_leave_is_parted_equally() {
        var ledger = tea(shelf("a", 100));
        var half = policy(false, ratio(TM, "0.555"));
        assertThat(shown(ledger, half, TMALL, JINGDONG, DOUYIN)).isEqualTo("{dy=22, jd=22, tm=55}");
        assertThat(shown(ledger, policy(false, ratio(TM, "1")), TMALL, JINGDONG))
                .isEqualTo("{jd=0, tm=100}");
        assertThat(shown(ledger, policy(false, ratio(TM, "0")), TMALL)).isEqualTo("{tm=0}");
        // A ratio of a store that does not sell the SKU is left out of the pages, but not given to others.
        assertThat(shown(ledger, policy(false, ratio(DY, "0.4")), TMALL)).isEqualTo("{tm=60}");
    }

    @Test
    void a_page_never_shows_more_than_the_store_could_sell() {
        var ledger = tea(shelf("a", 2), shelf("b", 30));
        assertThat(shown(ledger, Optional.empty(), channel(TM, "a"), channel(JD, "b")))
                .isEqualTo("{jd=16, tm=2}");
    }

    @Test
    void overshare_shows_each_store_its_ratio_though_all_cannot_be_served() {
        var ledger = tea(shelf("a", 10));
        var shares = new Share[] {ratio(TM, "0.9"), ratio(JD, "0.8")};
        assertThat(shown(ledger, policy(true, shares), TMALL, JINGDONG, DOUYIN)).isEqualTo("{dy=0, jd=8, tm=9}");
        assertThat(shown(ledger, policy(true, shares), channel(TM, "a"), channel(JD, "a")))
                .isEqualTo("{jd=8, tm=9}");
    }

    @Test
    void two_stores_that_publish_one_warehouse_never_show_more_than_lies_in_it() {
        var ledger = tea(shelf("a", 10), shelf("b", 90));
        var shown = PageStock.of(ledger, List.of(channel(TM, "a"), channel(JD, "a")), Optional.empty());
        assertThat(shown).containsOnlyKeys(TM, JD).containsEntry(TM, 5L).containsEntry(JD, 5L);
        var third = shown(ledger, Optional.empty(), channel(TM, "a"), channel(JD, "a"), channel(DY, "a", "b"));
        assertThat(third).isEqualTo("{dy=33, jd=5, tm=5}");
    }

    @Test
    void what_is_trimmed_is_not_lost_to_rounding() {
        var ledger = tea(shelf("a", 3), shelf("b", 90));
        var sellers = List.of(channel(TM, "a"), channel(JD, "a"));
        var shown = PageStock.of(ledger, sellers, Optional.empty());
        assertThat(shown).containsEntry(TM, 2L).containsEntry(JD, 1L);
    }

    @Test
    void trimming_never_takes_a_store_s_own_rest() {
        var ledger = with(tea(shelf("a", 10), shelf("b", 90)), share(channel(JD, "a"), 8, 0));
        var shown = PageStock.of(ledger, List.of(channel(TM, "a"), channel(JD, "a")), Optional.empty());
        assertThat(shown.get(JD)).isGreaterThanOrEqualTo(8);
        assertThat(shown.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10);
    }

    @Test
    void what_a_store_set_aside_that_shows_no_page_is_kept_from_those_that_do() {
        var ledger = with(tea(shelf("a", 5), shelf("b", 95)), share(channel(DY, "a"), 3, 0));
        var shown = PageStock.of(ledger, List.of(channel(TM, "a"), channel(JD, "a")), Optional.empty());
        assertThat(shown).containsEntry(TM, 1L).containsEntry(JD, 1L);
    }
}
