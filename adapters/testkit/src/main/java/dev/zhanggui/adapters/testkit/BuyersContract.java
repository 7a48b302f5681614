package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.Buyers.Buyer;
import dev.zhanggui.application.trade.spi.Buyers.Kept;
import dev.zhanggui.application.trade.spi.Buyers.Sealed;
import dev.zhanggui.application.trade.spi.KeyMarks.Mark;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Buyers and what is sealed of them, as rows: nothing here knows what they say. */
public abstract class BuyersContract extends StorageContract {
    private static final BuyerKey ANNA = new BuyerKey("a1");
    private static final BuyerKey BERT = new BuyerKey("b2");
    private static final OrderKey FIRST = order("1");
    private static final OrderKey SECOND = order("2");

    private static OrderKey order(String no) {
        return new OrderKey(TMALL, new OrderNo(no));
    }

    private static Buyer buyer(BuyerKey key, int fill, long version) {
        var wrapped = new byte[61];
        Arrays.fill(wrapped, (byte) fill);
        return new Buyer(key, wrapped, 1, Optional.empty(), version);
    }

    private static Sealed sealed(OrderKey order, BuyerKey buyer, int fill, Instant at) {
        return new Sealed(order, buyer, 1, new byte[] {(byte) fill, 0, -1}, at);
    }

    private void given(Buyer... buyers) {
        unit(() -> storage().buyers().save(List.of(buyers)));
    }

    private void given(Sealed... all) {
        unit(() -> storage().buyers().seal(List.of(all)));
    }

    private Map<BuyerKey, Buyer> locked(BuyerKey... keys) {
        SortedSet<BuyerKey> sorted = new TreeSet<>(List.of(keys));
        return answer(() -> storage().buyers().lock(sorted));
    }

    private Buyer found(BuyerKey key) {
        return Objects.requireNonNull(locked(key).get(key));
    }

    private Kept kept(OrderKey order) {
        return Objects.requireNonNull(storage().buyers().with(List.of(order)).get(order));
    }

    private static void assertSame(Buyer found, Buyer written) {
        assertThat(found.wrapped()).isEqualTo(written.wrapped());
        assertThat(found).usingRecursiveComparison().isEqualTo(written);
    }

    @Test
    void what_goes_with_its_order_leaves_the_rest() {
        given(buyer(ANNA, 7, 1));
        given(sealed(FIRST, ANNA, 1, NOW), sealed(SECOND, ANNA, 2, NOW));
        unit(() -> storage().buyers().drop(List.of(FIRST, order("none"))));
        assertThat(storage().buyers().with(List.of(FIRST, SECOND))).containsOnlyKeys(SECOND);
        unit(() -> storage().buyers().drop(List.of()));
        assertThat(storage().buyers().newest(ANNA)).isPresent();
    }

    @Test
    void a_buyer_is_found_as_written_and_changed_one_version_after_the_other() {
        given(buyer(ANNA, 7, 1), buyer(BERT, 8, 1));
        assertThat(locked(ANNA, BERT, new BuyerKey("nobody"))).containsOnlyKeys(ANNA, BERT);
        var erased = new Buyer(ANNA, new byte[61], 2, Optional.of(NOW), 2);
        given(erased);
        assertSame(found(ANNA), erased);
        assertThat(found(ANNA).hasKey()).isFalse();
        assertSame(found(BERT), buyer(BERT, 8, 1));
    }

    @Test
    void a_version_that_somebody_else_wrote_is_not_written_over() {
        given(buyer(ANNA, 7, 1));
        assertThatThrownBy(() -> given(buyer(ANNA, 9, 1))).isInstanceOf(StaleWrite.class);
        assertThatThrownBy(() -> given(buyer(ANNA, 9, 3))).isInstanceOf(StaleWrite.class);
        assertThatThrownBy(() -> given(buyer(BERT, 9, 2))).isInstanceOf(StaleWrite.class);
        assertSame(found(ANNA), buyer(ANNA, 7, 1));
        assertThat(locked(BERT)).isEmpty();
    }

    @Test
    void what_is_sealed_is_found_by_its_order_with_whose_it_is() {
        given(buyer(ANNA, 7, 1), buyer(BERT, 8, 1));
        var elsewhere = new OrderKey(new StoreId("jd"), new OrderNo("1"));
        given(sealed(FIRST, ANNA, 1, NOW), sealed(elsewhere, BERT, 2, NOW));
        var found = storage().buyers().with(List.of(FIRST, SECOND, elsewhere));
        assertThat(found).containsOnlyKeys(FIRST, elsewhere);
        assertThat(kept(FIRST).sealed()).usingRecursiveComparison().isEqualTo(sealed(FIRST, ANNA, 1, NOW));
        assertSame(kept(elsewhere).buyer(), buyer(BERT, 8, 1));
        given(sealed(FIRST, BERT, 3, LATER));
        assertThat(kept(FIRST).buyer().key()).isEqualTo(BERT);
        assertThat(storage().buyers().with(List.of())).isEmpty();
    }

    @Test
    void the_newest_of_a_buyer_is_what_was_sealed_last() {
        given(buyer(ANNA, 7, 1), buyer(BERT, 8, 1));
        given(sealed(FIRST, ANNA, 1, LATER), sealed(SECOND, ANNA, 2, NOW), sealed(order("3"), BERT, 3, LATER));
        assertThat(newest(ANNA).map(one -> one.sealed().order())).contains(FIRST);
        given(sealed(SECOND, ANNA, 4, LATER));
        assertThat(newest(ANNA).map(one -> one.sealed().order())).contains(SECOND);
        assertThat(newest(new BuyerKey("nobody"))).isEmpty();
    }

    private Optional<Kept> newest(BuyerKey buyer) {
        return storage().buyers().newest(buyer);
    }

    @Test
    void nothing_is_sealed_for_nobody() {
        assertThatThrownBy(() -> given(sealed(FIRST, ANNA, 1, NOW))).isInstanceOf(RuntimeException.class);
        assertThat(storage().buyers().with(List.of(FIRST))).isEmpty();
    }

    @Test
    void a_chunk_of_an_import_is_written_and_found_at_once() {
        var buyers = new ArrayList<Buyer>();
        var sealed = new ArrayList<Sealed>();
        for (int i = 0; i < 1_500; i++) {
            var key = new BuyerKey("buyer " + i);
            buyers.add(buyer(key, 1 + i % 100, 1));
            sealed.add(sealed(order("order " + i), key, i, NOW));
        }
        unit(() -> {
            storage().buyers().save(buyers);
            storage().buyers().seal(sealed);
        });
        assertThat(storage().buyers().with(sealed.stream().map(Sealed::order).toList()))
                .hasSize(1_500);
        assertThat(locked(buyers.stream().map(Buyer::key).toArray(BuyerKey[]::new)))
                .hasSize(1_500);
    }

    @Test
    void of_two_who_meet_one_buyer_at_once_one_makes_the_key_and_the_other_finds_it() {
        race(
                8,
                number -> unitInTheEnd(() -> {
                    var found = storage()
                            .buyers()
                            .lock(new TreeSet<>(List.of(ANNA)))
                            .get(ANNA);
                    storage().buyers().save(List.of(buyer(ANNA, number + 1, found == null ? 1 : found.version() + 1)));
                }));
        assertThat(found(ANNA).version()).isEqualTo(8);
    }

    @Test
    void the_mark_of_the_keys_is_written_once_and_changed_knowingly() {
        assertThat(storage().keyMarks().find()).isEmpty();
        assertThat(marked(new Mark(new byte[] {1}, Optional.empty(), 1))).isTrue();
        assertThat(marked(new Mark(new byte[] {2}, Optional.empty(), 1))).isFalse();
        assertThat(marked(new Mark(new byte[] {1}, Optional.of(NOW), 2))).isTrue();
        assertThat(marked(new Mark(new byte[] {3}, Optional.empty(), 2))).isFalse();
        assertThat(storage().keyMarks().find())
                .get()
                .usingRecursiveComparison()
                .isEqualTo(new Mark(new byte[] {1}, Optional.of(NOW), 2));
        assertThat(storage().keyMarks().areInUse()).isFalse();
        given(buyer(ANNA, 7, 1));
        assertThat(storage().keyMarks().areInUse()).isTrue();
    }

    private boolean marked(Mark mark) {
        return answer(() -> storage().keyMarks().save(mark));
    }
}
