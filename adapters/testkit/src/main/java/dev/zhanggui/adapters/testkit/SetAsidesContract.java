package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.AllocationPolicy.Safety;
import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.ClaimId;
import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.StockLock;
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

/** What is set aside: policies by version and date, locks by version. */
public abstract class SetAsidesContract extends StorageContract {
    private static final StoreId JD = new StoreId("京东");
    private static final LockId SALE = new LockId("双11/主会场");

    @BeforeEach
    void catalog() {
        givenCatalog();
        givenStore(JD, SHOP, HUB);
    }

    private SetAsides setAsides() {
        return storage().setAsides();
    }

    private void add(AllocationPolicy policy, long version) {
        unit(() -> setAsides().add(policy, version));
    }

    private static AllocationPolicy policy(Instant from, int units) {
        var share = new Share(TMALL, ShareKind.FIXED, BigDecimal.valueOf(units), Optional.empty());
        return new AllocationPolicy(SHIRT, List.of(share), List.of(), from, false);
    }

    private static StockLock lock(int units, long version) {
        return new StockLock(
                SALE,
                SHIRT,
                store(JD, SHOP, HUB).channel(),
                Quantity.of(units),
                new Period(NOW.plusMillis(1), LATER.plusMillis(2)),
                0,
                version);
    }

    @Test
    void a_policy_is_found_as_it_was_set() {
        var policy = new AllocationPolicy(
                SHIRT,
                List.of(
                        new Share(TMALL, ShareKind.RATIO, new BigDecimal("0.333333"), Optional.of(-3)),
                        new Share(JD, ShareKind.FIXED, new BigDecimal("10000000"), Optional.empty()),
                        new Share(JD, ShareKind.RATIO, BigDecimal.ONE, Optional.of(0)),
                        new Share(TMALL, ShareKind.FIXED, BigDecimal.ZERO, Optional.of(7))),
                List.of(new Safety(SHOP, Quantity.of(3)), new Safety(HUB, Quantity.NONE)),
                NOW.plusMillis(1),
                true);
        add(policy, 1);
        assertThat(setAsides().newest(SHIRT)).contains(new Versioned<>(policy, 1));
        assertThat(setAsides().inForce(SHIRT, NOW.plusMillis(1))).contains(new Versioned<>(policy, 1));
    }

    @Test
    void a_policy_may_set_nothing_aside() {
        var policy = new AllocationPolicy(SHIRT, List.of(), List.of(), NOW, false);
        add(policy, 1);
        assertThat(setAsides().newest(SHIRT)).contains(new Versioned<>(policy, 1));
    }

    @Test
    void where_nothing_was_set_there_is_no_policy() {
        add(policy(NOW, 1), 1);
        assertThat(setAsides().newest(new Sku("trousers"))).isEmpty();
        assertThat(setAsides().inForce(new Sku("trousers"), NOW)).isEmpty();
        assertThat(setAsides().inForce(SHIRT, NOW.minusMillis(1))).isEmpty();
    }

    @Test
    void in_force_is_the_latest_that_has_come_and_of_equal_ones_the_newest() {
        add(policy(NOW, 1), 1);
        add(policy(LATER, 2), 2);
        add(policy(NOW, 3), 3);
        add(policy(NOW.minusSeconds(60), 4), 4);
        assertThat(setAsides().newest(SHIRT)).contains(new Versioned<>(policy(NOW.minusSeconds(60), 4), 4));
        assertThat(setAsides().inForce(SHIRT, NOW.minusSeconds(1)).map(Versioned::version))
                .contains(4L);
        assertThat(setAsides().inForce(SHIRT, NOW).map(Versioned::version)).contains(3L);
        assertThat(setAsides().inForce(SHIRT, LATER.minusMillis(1)).map(Versioned::version))
                .contains(3L);
        assertThat(setAsides().inForce(SHIRT, LATER).map(Versioned::version)).contains(2L);
    }

    @Test
    void a_version_is_given_once() {
        add(policy(NOW, 1), 1);
        assertThatThrownBy(() -> add(policy(NOW, 2), 1)).isInstanceOf(StaleWrite.class);
        assertThat(setAsides().newest(SHIRT)).contains(new Versioned<>(policy(NOW, 1), 1));
    }

    @Test
    void policies_set_at_once_follow_one_another() {
        race(
                8,
                racer -> unitInTheEnd(() -> {
                    assertThat(storage().stockLedgers().lock(skus(SHIRT), NOW)).hasSize(1);
                    long version =
                            setAsides().newest(SHIRT).map(Versioned::version).orElse(0L) + 1;
                    setAsides().add(policy(NOW, racer + 1), version);
                }));
        assertThat(setAsides().newest(SHIRT).map(Versioned::version)).contains(8L);
    }

    @Test
    void a_lock_is_found_as_it_was_saved() {
        assertThat(setAsides().lock(SHIRT, SALE)).isEmpty();
        unit(() -> setAsides().save(lock(5, 1)));
        assertThat(setAsides().lock(SHIRT, SALE)).contains(lock(5, 1));
        assertThat(setAsides().lock(new Sku("trousers"), SALE)).isEmpty();
        assertThat(setAsides().lock(SHIRT, new LockId("another"))).isEmpty();
    }

    @Test
    void a_lock_goes_with_the_serving_list_of_its_store_as_it_is_now() {
        unit(() -> setAsides().save(lock(5, 1)));
        unit(() -> storage().stores().save(store(JD, HUB), 1));
        assertThat(setAsides().lock(SHIRT, SALE).map(StockLock::channel))
                .contains(store(JD, HUB).channel());
    }

    @Test
    void a_lock_is_written_over_the_version_before_it() {
        assertStale(lock(5, 2));
        unit(() -> setAsides().save(lock(5, 1)));
        assertStale(lock(6, 1));
        assertStale(lock(6, 3));
        unit(() -> setAsides().save(lock(6, 2)));
        assertThat(setAsides().lock(SHIRT, SALE)).contains(lock(6, 2));
    }

    private void assertStale(StockLock lock) {
        var before = setAsides().lock(SHIRT, SALE);
        assertThatThrownBy(() -> unit(() -> setAsides().save(lock))).isInstanceOf(StaleWrite.class);
        assertThat(setAsides().lock(SHIRT, SALE)).isEqualTo(before);
    }

    @Test
    void a_version_of_a_lock_that_many_write_is_written_once() {
        unit(() -> setAsides().save(lock(1, 1)));
        var written = new AtomicInteger();
        race(8, racer -> {
            try {
                unit(() -> setAsides().save(lock(racer + 2, 2)));
                written.incrementAndGet();
            } catch (StaleWrite late) {
                assertThat(late).isNotNull();
            }
        });
        assertThat(written.get()).isEqualTo(1);
    }

    @Test
    void what_was_drawn_on_a_lock_stays_when_the_lock_changes() {
        unit(() -> setAsides().save(lock(5, 1)));
        unit(() -> storage().stockLedgers().draw(new ClaimUse(SHIRT, ClaimId.of(SALE), Quantity.of(4)), 1));
        unit(() -> setAsides().save(lock(3, 2)));
        var standing = setAsides().lock(SHIRT, SALE).orElseThrow();
        assertThat(standing.used()).isEqualTo(4);
        assertThat(standing.quantity()).isEqualTo(Quantity.of(3));
    }

    @Test
    void a_lock_that_is_made_anew_goes_on_from_its_last_version() {
        assertThat(setAsides().lastVersion(SHIRT, SALE)).isZero();
        unit(() -> setAsides().save(lock(5, 1)));
        unit(() -> setAsides().save(lock(6, 2)));
        assertThat(setAsides().lastVersion(SHIRT, SALE)).isEqualTo(2);
        unit(() -> setAsides().remove(lock(6, 2)));
        assertThat(setAsides().lock(SHIRT, SALE)).isEmpty();
        assertThat(setAsides().lastVersion(SHIRT, SALE)).isEqualTo(3);
        assertThat(setAsides().lastVersion(SHIRT, new LockId("another"))).isZero();
        assertStale(lock(7, 1));
        assertStale(lock(7, 3));
        unit(() -> setAsides().save(lock(7, 4)));
        assertThat(setAsides().lock(SHIRT, SALE)).contains(lock(7, 4));
        unit(() -> setAsides().remove(lock(7, 4)));
        assertThat(setAsides().lastVersion(SHIRT, SALE)).isEqualTo(5);
    }
}
