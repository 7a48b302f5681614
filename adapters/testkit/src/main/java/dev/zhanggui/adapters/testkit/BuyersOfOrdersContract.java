package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.application.trade.api.BuyerRefused.UnknownBuyer;
import dev.zhanggui.application.trade.api.KeepingBuyers.Erase;
import dev.zhanggui.application.trade.api.KeepingBuyers.Reveal;
import dev.zhanggui.application.trade.api.KeepingOrders.Put;
import dev.zhanggui.application.trade.api.KeepingOrders.PutOrder;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.application.trade.api.TakingBackOrders.TakeBack;
import dev.zhanggui.application.trade.api.TakingOrders.Buyer;
import dev.zhanggui.application.trade.api.TakingOrders.Incoming;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.application.trade.api.TakingOrders.Take;
import dev.zhanggui.application.trade.api.TakingOrders.Taken;
import dev.zhanggui.application.trade.spi.MasterKeys;
import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.PersonalData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders come with their buyers: a pseudonym stays on the order, what says who it is goes apart, sealed. */
public abstract class BuyersOfOrdersContract extends StorageContract {
    private static final OrderKey ONE = Sales.key(TMALL, "1001");
    private static final OrderKey TWO = Sales.key(TMALL, "1002");
    private static final PersonalData ZHANG = new PersonalData(
            Optional.of("tb_9527"), Optional.of("张小明"), Optional.of("13812345678"), Optional.of("西湖区 1 号"));
    private static final PersonalData MOVED = new PersonalData(
            Optional.of("tb_9527"), Optional.of("张小明"), Optional.of("138****5678"), Optional.of("西湖区 2 号"));

    private final MemoryKeys keys = new MemoryKeys();
    private final MovableClock clock = MovableClock.at(NOW);
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());

    @BeforeEach
    void a_desk_with_shirts() {
        desk.close();
        givenCatalog();
        givenStock(SHIRT, HUB, 100);
        open();
    }

    /** As after a restart. */
    private void open() {
        Storage withKeys = Calls.through(
                (method, call) -> method.getReturnType() == MasterKeys.class ? keys : call.get(),
                Storage.class,
                storage());
        desk = Zhanggui.on(withKeys, clock, new SteppedBackground(), new CountedRandomness());
    }

    private static OrderContent paid(OrderKey key) {
        return Sales.paid(key, NOW, Sales.sku(SHIRT, 1));
    }

    private static Incoming incoming(OrderKey key, String buyer, PersonalData personal) {
        return new Incoming(paid(key), Optional.of(new Buyer(buyer, personal)));
    }

    @CanIgnoreReturnValue
    private List<Taken> take(String job, Incoming... orders) {
        return desk.trade().taking().take(new Take(ACTOR, job, List.of(orders), false));
    }

    private Decision<Put, OrderRefused> put(PersonalData personal, Optional<Long> seen) {
        var buyer = Optional.of(new Buyer("tb_9527", personal));
        return desk.trade().orders().put(new PutOrder(ACTOR, paid(ONE), buyer, seen, ""));
    }

    private Optional<BuyerKey> buyer(OrderKey key) {
        return desk.trade().orders().order(key).orElseThrow().order().content().buyer();
    }

    private Decision<PersonalData, BuyerRefused> recipient(OrderKey key) {
        return desk.buyers()
                .reveal(Reveal.recipient(ACTOR, key, "the parcel came back"))
                .map(shown -> shown.personal());
    }

    private static List<Outcome> outcomes(List<Taken> taken) {
        return taken.stream().map(Taken::outcome).toList();
    }

    private String journal() {
        var rows = new ArrayList<String>();
        var unused = storage().auditTrail().seal(1_000);
        storage()
                .auditTrail()
                .after(0, 1_000)
                .forEach(link -> rows.add(link.row().orElseThrow().toString()));
        return String.join("\n", rows);
    }

    @Test
    void an_order_that_is_put_carries_a_pseudonym_and_who_it_is_lies_apart() {
        var sheet = put(ZHANG, Optional.empty()).orThrow().sheet();
        var name = sheet.order().content().buyer().orElseThrow();
        assertThat(name.code()).doesNotContain("9527");
        assertThat(recipient(ONE).orThrow()).isEqualTo(ZHANG);
        assertThat(desk.buyers().masked(List.of(ONE)).get(ONE)).isEqualTo(ZHANG.masked());
        assertThat(journal()).contains(name.code()).doesNotContain("张小明", "13812345678", "tb_9527", "西湖区");
        assertThat(desk.auditing().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void the_same_put_changes_nothing_and_what_is_known_better_is_a_change_of_the_order() {
        put(ZHANG, Optional.empty()).orThrow();
        assertThat(put(ZHANG, Optional.empty()).orThrow().change()).isEqualTo(Change.UNCHANGED);
        assertThat(put(ZHANG.masked(), Optional.empty()).orThrow().change()).isEqualTo(Change.UNCHANGED);
        assertThat(put(MOVED, Optional.empty()).<Object>fold(done -> done, refused -> refused.code()))
                .isEqualTo("changed-meanwhile");
        assertThat(recipient(ONE).orThrow()).isEqualTo(ZHANG);
        var changed = put(MOVED, Optional.of(1L)).orThrow();
        assertThat(changed.change()).isEqualTo(Change.CHANGED);
        assertThat(changed.sheet().order().version()).isEqualTo(2);
        assertThat(recipient(ONE).orThrow()).isEqualTo(ZHANG.updatedBy(MOVED));
    }

    @Test
    void a_chunk_keeps_all_its_buyers_and_the_same_one_again_changes_nothing() {
        var orders = new ArrayList<Incoming>();
        for (int i = 0; i < 40; i++) {
            orders.add(incoming(Sales.key(TMALL, "o" + i), "buyer" + i % 7, ZHANG));
        }
        var chunk = orders.toArray(new Incoming[0]);
        assertThat(outcomes(take("job", chunk))).containsOnly(Outcome.CREATED);
        assertThat(buyer(Sales.key(TMALL, "o0"))).isPresent().isEqualTo(buyer(Sales.key(TMALL, "o7")));
        assertThat(buyer(Sales.key(TMALL, "o0"))).isNotEqualTo(buyer(Sales.key(TMALL, "o1")));
        assertThat(recipient(Sales.key(TMALL, "o39")).orThrow()).isEqualTo(ZHANG);
        var before = journal();
        assertThat(outcomes(take("again", chunk))).containsOnly(Outcome.UNCHANGED);
        assertThat(journal()).isEqualTo(before);
        assertThat(outcomes(take("later", incoming(Sales.key(TMALL, "o3"), "buyer3", MOVED))))
                .containsExactly(Outcome.UPDATED);
        assertThat(recipient(Sales.key(TMALL, "o3")).orThrow()).isEqualTo(ZHANG.updatedBy(MOVED));
        assertThat(recipient(Sales.key(TMALL, "o10")).orThrow())
                .as("another order of the same buyer")
                .isEqualTo(ZHANG);
    }

    @Test
    void an_order_that_stands_in_a_chunk_twice_keeps_what_came_last() {
        var taken = take("job", incoming(ONE, "tb_9527", ZHANG), incoming(ONE, "tb_9527", MOVED));
        assertThat(outcomes(taken)).containsExactly(Outcome.CREATED, Outcome.UPDATED);
        assertThat(recipient(ONE).orThrow()).isEqualTo(ZHANG.updatedBy(MOVED));
    }

    @Test
    void an_order_that_turns_out_to_be_anothers_goes_to_them() {
        take("job", incoming(ONE, "tb_9527", ZHANG));
        var first = buyer(ONE);
        take("later", incoming(ONE, "tb_1", MOVED));
        assertThat(buyer(ONE)).isPresent().isNotEqualTo(first);
        assertThat(recipient(ONE).orThrow()).isEqualTo(MOVED);
    }

    @Test
    void a_refused_order_leaves_nothing_of_its_buyer() {
        var nowhere = Sales.key(new StoreId("nowhere"), "1");
        var taken = take("job", incoming(nowhere, "tb_9527", ZHANG), incoming(TWO, "tb_9527", PersonalData.NONE));
        assertThat(outcomes(taken)).containsExactly(Outcome.REFUSED, Outcome.CREATED);
        assertThat(storage().buyers().with(List.of(nowhere, TWO))).isEmpty();
        assertThat(buyer(TWO)).isPresent();
        assertThat(recipient(TWO).<Object>fold(shown -> shown, refused -> refused))
                .isEqualTo(new UnknownBuyer(Optional.empty(), Optional.of(TWO)));
    }

    @Test
    void who_was_forgotten_does_not_come_back_with_the_same_file() {
        take("job", incoming(ONE, "tb_9527", ZHANG));
        desk.buyers()
                .erase(new Erase(ACTOR, buyer(ONE).orElseThrow(), "asked to"))
                .orThrow();
        assertThat(outcomes(take("again", incoming(ONE, "tb_9527", MOVED)))).containsExactly(Outcome.UNCHANGED);
        assertThat(recipient(ONE).<Object>fold(shown -> shown, refused -> refused))
                .isInstanceOf(BuyerRefused.PersonalDataErased.class);
    }

    @Test
    void an_import_that_is_taken_back_takes_its_buyers_data_with_it() {
        take("before", incoming(TWO, "tb_9527", ZHANG));
        take("job", incoming(ONE, "tb_9527", ZHANG));
        desk.trade()
                .takingBack()
                .takeBack(new TakeBack(ACTOR, "job", "wrong file"))
                .orThrow();
        assertThat(storage().buyers().with(List.of(ONE, TWO))).containsOnlyKeys(TWO);
    }

    @Test
    void without_the_keys_orders_are_taken_and_say_so_and_know_their_buyers_when_told_again() {
        take("before", incoming(TWO, "tb_9527", ZHANG));
        var right = keys.find().orElseThrow();
        keys.lose();
        open();
        var taken = take("job", incoming(ONE, "tb_9527", ZHANG));
        assertThat(outcomes(taken)).containsExactly(Outcome.CREATED);
        assertThat(taken.get(0).reasons().stream().map(Reason::code)).containsExactly("personal-data-locked");
        assertThat(buyer(ONE)).isEmpty();
        assertThat(outcomes(take("again", incoming(ONE, "tb_9527", ZHANG), incoming(TWO, "tb_9527", MOVED))))
                .containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);

        keys.replace(right);
        open();
        assertThat(outcomes(take("put back", incoming(ONE, "tb_9527", ZHANG)))).containsExactly(Outcome.UPDATED);
        assertThat(buyer(ONE)).isPresent().isEqualTo(buyer(TWO));
        assertThat(recipient(ONE).orThrow()).isEqualTo(ZHANG);
    }

    @Test
    void a_shipped_orders_difference_that_was_resolved_does_not_come_back_with_its_buyer() {
        var shipped = Sales.content(ONE, OrderState.SHIPPED, NOW, Sales.sku(SHIRT, 1));
        var more = Sales.content(ONE, OrderState.SHIPPED, NOW, Sales.sku(SHIRT, 2));
        take("paid", incoming(ONE, "tb_9527", ZHANG));
        clock.advance(Duration.ofMinutes(1));
        take("shipped", new Incoming(shipped, Optional.empty()));
        take("other", new Incoming(more, Optional.empty()));
        var resolve = Step.of(ACTOR, ONE, OrderStep.RESOLVE);
        assertThat(desk.trade().orders().step(resolve).orThrow().order().problem())
                .isEmpty();
        var taken = take("buyer", new Incoming(more, Optional.of(new Buyer("tb_9527", MOVED))));
        assertThat(outcomes(taken)).containsExactly(Outcome.UPDATED);
        assertThat(desk.trade().orders().order(ONE).orElseThrow().order().problem())
                .isEmpty();
        assertThat(recipient(ONE).orThrow()).isEqualTo(ZHANG.updatedBy(MOVED));
    }
}
