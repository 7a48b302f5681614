package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataDamaged;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataErased;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataLocked;
import dev.zhanggui.application.trade.api.ExportingKeys.Export;
import dev.zhanggui.application.trade.api.KeepingBuyers.Erase;
import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.api.KeepingBuyers.Kept;
import dev.zhanggui.application.trade.api.KeepingBuyers.Reveal;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.Buyers.Buyer;
import dev.zhanggui.application.trade.spi.Buyers.Sealed;
import dev.zhanggui.application.trade.spi.MasterKeys;
import dev.zhanggui.application.trade.spi.MasterKeys.Keys;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.PersonalData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who buyers are: sealed, shown to those who may and are written down, forgotten for good; on any storage. */
public abstract class PersonalDataContract extends StorageContract {
    private static final OrderKey FIRST = order("1");
    private static final OrderKey SECOND = order("2");
    private static final PersonalData ZHANG = new PersonalData(
            Optional.of("tb_9527"), Optional.of("张小明"), Optional.of("13812345678"), Optional.of("西湖区 1 号"));
    private static final PersonalData LI =
            new PersonalData(Optional.empty(), Optional.of("李四"), Optional.empty(), Optional.empty());

    private final MemoryKeys keys = new MemoryKeys();
    private final MovableClock clock = MovableClock.at(NOW);
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());

    private static OrderKey order(String no) {
        return new OrderKey(TMALL, new OrderNo(no));
    }

    @BeforeEach
    void a_desk() {
        desk.close();
        desk = opened();
    }

    /** Another desk on the same storage and keys, as after a restart. */
    private Zhanggui opened() {
        Storage withKeys = Calls.through(
                (method, call) -> method.getReturnType() == MasterKeys.class ? keys : call.get(),
                Storage.class,
                storage());
        return Zhanggui.on(withKeys, clock, new SteppedBackground(), new CountedRandomness());
    }

    private static Keep keep(String buyer, OrderKey order, PersonalData data) {
        return new Keep("tmall", buyer, order, data);
    }

    private Buyers.Kept row(OrderKey order) {
        return Objects.requireNonNull(storage().buyers().with(List.of(order)).get(order));
    }

    @CanIgnoreReturnValue
    private Kept kept(String buyer, OrderKey order, PersonalData data) {
        Decision<List<Kept>, BuyerRefused> kept =
                storage().transactions().run(() -> desk.buyers().keep(List.of(keep(buyer, order, data))));
        return kept.orThrow().get(0);
    }

    private Decision<PersonalData, BuyerRefused> revealed(BuyerKey buyer, OrderKey... order) {
        var command = new Reveal(ACTOR, Optional.of(buyer), Arrays.stream(order).findFirst(), "the parcel came back");
        return desk.buyers().reveal(command).map(shown -> shown.personal());
    }

    private void assertRefused(Decision<?, BuyerRefused> decision, Class<? extends BuyerRefused> reason) {
        assertThat(decision.<Object>fold(value -> value, refused -> refused)).isInstanceOf(reason);
    }

    private List<String> journal() {
        var rows = new ArrayList<String>();
        var unused = storage().auditTrail().seal(1_000);
        storage()
                .auditTrail()
                .after(0, 1_000)
                .forEach(link -> rows.add(link.row().orElseThrow().toString()));
        return rows;
    }

    @Test
    void one_person_has_one_pseudonym_on_one_platform_and_it_tells_nothing() {
        var answers = answer(() -> desk.buyers()
                .keep(List.of(
                        keep("tb_9527", FIRST, ZHANG),
                        keep("tb_9527", SECOND, LI),
                        keep("tb_9528", order("3"), ZHANG),
                        new Keep("jd", "tb_9527", order("4"), ZHANG)))
                .orThrow());
        var names = answers.stream().map(Kept::buyer).toList();
        assertThat(names.get(0)).isEqualTo(names.get(1));
        assertThat(Set.copyOf(names)).hasSize(3);
        assertThat(names).allMatch(name -> !name.code().contains("9527"));
        assertThat(revealed(names.get(0), FIRST).orThrow()).isEqualTo(ZHANG);
        assertThat(revealed(names.get(0), SECOND).orThrow()).isEqualTo(LI);
        assertThat(kept("tb_9527", order("5"), LI).buyer()).isEqualTo(names.get(0));
    }

    @Test
    void nothing_that_is_kept_can_be_read_without_the_keys() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        var row = row(FIRST);
        var bytes = new String(row.sealed().content(), StandardCharsets.UTF_8)
                + new String(row.buyer().wrapped(), StandardCharsets.UTF_8);
        assertThat(bytes).doesNotContain("张小明", "13812345678", "tb_9527", "西湖区");
        assertThat(revealed(buyer).orThrow()).isEqualTo(ZHANG);
        assertThat(journal()).noneMatch(line -> line.contains("张小明") || line.contains("13812345678"));
    }

    @Test
    void a_look_is_in_the_journal_with_its_reason_before_it_is_answered() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        int before = journal().size();
        var shown = revealed(buyer);
        assertThat(shown.orThrow()).isEqualTo(ZHANG);
        assertThat(journal()).hasSize(before + 1);
        assertThat(journal().get(before))
                .contains("buyerRevealed", buyer.code(), "the parcel came back", "\"phone\"")
                .doesNotContain("138");
        assertThat(desk.auditing().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void where_the_journal_cannot_be_written_nothing_is_shown() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        var faults = new Faults();
        Storage faulty = Calls.through(
                (method, call) -> method.getReturnType() == MasterKeys.class ? keys : call.get(),
                Storage.class,
                FaultyStorage.around(storage(), faults));
        var shaky = Zhanggui.on(faulty, clock, new SteppedBackground(), new CountedRandomness());
        int failed = 0;
        boolean unscathed = false;
        while (!unscathed) {
            int before = journal().size();
            faults.failing(++failed);
            try {
                var shown = shaky.buyers().reveal(new Reveal(ACTOR, Optional.of(buyer), Optional.empty(), "why"));
                assertThat(shown.orThrow().personal()).isEqualTo(ZHANG);
                // A storage may run a unit again; what counts is that the look is there once.
                assertThat(journal()).hasSize(before + 1);
                unscathed = faults.areDue();
            } catch (Trouble.Unavailable e) {
                assertThat(journal()).as(e.getMessage()).hasSize(before);
            }
        }
        faults.none();
        assertThat(failed).isGreaterThan(4);
    }

    @Test
    void who_may_not_see_or_says_no_reason_sees_nothing_and_leaves_no_trace() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        int before = journal().size();
        var blind = new Actor("clerk", "http", Authority.of(Permission.ORDERS, Permission.READ));
        var other = new Actor("jd", "http", new Authority(Set.of(Permission.PERSONAL), Set.of(new StoreId("jd"))));
        var ours = new Actor("tm", "http", new Authority(Set.of(Permission.PERSONAL), Set.of(TMALL)));
        for (var actor : List.of(blind, other)) {
            var look = new Reveal(actor, Optional.of(buyer), Optional.of(FIRST), "why");
            assertRefused(desk.buyers().reveal(look), BuyerRefused.NotAllowed.class);
        }
        assertRefused(
                desk.buyers().reveal(new Reveal(ours, Optional.of(buyer), Optional.empty(), "why")),
                BuyerRefused.NotAllowed.class);
        assertRefused(desk.buyers().erase(new Erase(ours, buyer, "why")), BuyerRefused.NotAllowed.class);
        assertRefused(
                desk.buyers().reveal(new Reveal(ACTOR, Optional.of(buyer), Optional.of(FIRST), " ")),
                BuyerRefused.ReasonNeeded.class);
        assertRefused(revealed(new BuyerKey("nobody")), BuyerRefused.UnknownBuyer.class);
        assertRefused(revealed(buyer, SECOND), BuyerRefused.UnknownBuyer.class);
        assertThat(journal()).hasSize(before);
        assertThat(desk.buyers()
                        .reveal(new Reveal(ours, Optional.of(buyer), Optional.of(FIRST), "why"))
                        .orThrow()
                        .personal())
                .isEqualTo(ZHANG);
    }

    @Test
    void a_later_file_adds_and_corrects_and_the_same_one_changes_nothing() {
        var first = kept("tb_9527", FIRST, LI);
        assertThat(first.changed()).isTrue();
        assertThat(first.replaced()).isEmpty();
        assertThat(kept("tb_9527", FIRST, LI).changed()).isFalse();
        var more = new PersonalData(Optional.empty(), Optional.empty(), Optional.of("13900001111"), Optional.empty());
        var second = kept("tb_9527", FIRST, more);
        assertThat(second.changed()).isTrue();
        assertThat(Base64.getDecoder().decode(second.replaced().orElseThrow())).hasSizeGreaterThan(28);
        assertThat(revealed(second.buyer(), FIRST).orThrow()).isEqualTo(LI.updatedBy(more));
        assertThat(kept("tb_9527", FIRST, PersonalData.NONE).changed()).isFalse();
    }

    @Test
    void what_anybody_may_see_is_masked() {
        kept("tb_9527", FIRST, ZHANG);
        kept("tb_9528", SECOND, LI);
        var masked = desk.buyers().masked(List.of(FIRST, SECOND, order("none")));
        assertThat(masked).containsOnlyKeys(FIRST, SECOND);
        assertThat(masked.get(FIRST)).isEqualTo(ZHANG.masked());
        assertThat(masked.get(SECOND)).isEqualTo(LI.masked());
    }

    @Test
    void every_flipped_byte_is_found() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        var row = row(FIRST);
        for (int i = 0; i < row.sealed().content().length; i++) {
            seal(row.sealed(), flipped(row.sealed().content(), i));
            assertRefused(revealed(buyer, FIRST), PersonalDataDamaged.class);
        }
        seal(row.sealed(), row.sealed().content());
        assertThat(revealed(buyer, FIRST).orThrow()).isEqualTo(ZHANG);
        for (int i = 0; i < row.buyer().wrapped().length; i++) {
            int at = i;
            change(buyer, wrapped -> flipped(wrapped, at));
            assertRefused(revealed(buyer, FIRST), PersonalDataDamaged.class);
            change(buyer, wrapped -> flipped(wrapped, at));
        }
        assertThat(revealed(buyer, FIRST).orThrow()).isEqualTo(ZHANG);
        assertThat(desk.buyers().masked(List.of(FIRST)).get(FIRST)).isEqualTo(ZHANG.masked());
    }

    private static byte[] flipped(byte[] bytes, int at) {
        var flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private void seal(Sealed sealed, byte[] content) {
        unit(() -> storage()
                .buyers()
                .seal(List.of(new Sealed(sealed.order(), sealed.buyer(), sealed.generation(), content, sealed.at()))));
    }

    private void change(BuyerKey key, UnaryOperator<byte[]> wrapped) {
        unit(() -> {
            var stood = Objects.requireNonNull(
                    storage().buyers().lock(new TreeSet<>(List.of(key))).get(key));
            storage()
                    .buyers()
                    .save(List.of(new Buyer(
                            key,
                            wrapped.apply(stood.wrapped()),
                            stood.generation(),
                            stood.erasedAt(),
                            stood.version() + 1)));
        });
    }

    @Test
    void what_is_moved_to_another_buyer_or_order_does_not_open_there() {
        var zhang = kept("tb_9527", FIRST, ZHANG).buyer();
        var li = kept("tb_9528", SECOND, LI).buyer();
        kept("tb_9527", order("3"), LI);
        var first = row(FIRST);
        seal(row(SECOND).sealed(), first.sealed().content());
        assertRefused(revealed(li, SECOND), PersonalDataDamaged.class);
        seal(row(order("3")).sealed(), first.sealed().content());
        assertRefused(revealed(zhang, order("3")), PersonalDataDamaged.class);
        // With the buyer's key beside it, it is still bound to whose it was.
        change(li, wrapped -> first.buyer().wrapped());
        assertRefused(revealed(li, SECOND), PersonalDataDamaged.class);
        assertThat(revealed(zhang, FIRST).orThrow()).isEqualTo(ZHANG);
    }

    @Test
    void who_is_erased_is_forgotten_for_good_also_by_the_same_file_sent_again() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        var kept = row(FIRST);
        clock.advance(Duration.ofMinutes(1));
        var erased = desk.buyers().erase(new Erase(ACTOR, buyer, "asked to")).orThrow();
        assertThat(erased.at()).isEqualTo(NOW.plusSeconds(60));
        assertRefused(revealed(buyer, FIRST), PersonalDataErased.class);
        assertRefused(revealed(buyer), PersonalDataErased.class);
        assertThat(desk.buyers().masked(List.of(FIRST)).get(FIRST)).isEqualTo(PersonalData.hidden());
        assertThat(kept("tb_9527", FIRST, ZHANG).changed()).isFalse();
        assertRefused(revealed(buyer, FIRST), PersonalDataErased.class);
        assertThat(journal()).last().asString().contains("buyerErased", "asked to");
        int before = journal().size();
        assertThat(desk.buyers().erase(new Erase(ACTOR, buyer, "again")).orThrow())
                .isEqualTo(erased);
        assertThat(journal()).hasSize(before);
        assertThat(row(FIRST).buyer().wrapped()).isEqualTo(new byte[kept.buyer().wrapped().length]);
    }

    @Test
    void who_buys_again_after_being_erased_begins_anew() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        desk.buyers().erase(new Erase(ACTOR, buyer, "asked to")).orThrow();
        assertThat(kept("tb_9527", SECOND, LI).buyer()).isEqualTo(buyer);
        assertThat(revealed(buyer, SECOND).orThrow()).isEqualTo(LI);
        assertRefused(revealed(buyer, FIRST), PersonalDataErased.class);
        assertThat(kept("tb_9527", FIRST, ZHANG).changed()).isFalse();
        desk.buyers().erase(new Erase(ACTOR, buyer, "once more")).orThrow();
        assertRefused(revealed(buyer, SECOND), PersonalDataErased.class);
    }

    @Test
    void without_the_keys_everything_stays_locked_and_no_others_are_made() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        var right = keys.find().orElseThrow();
        keys.lose();
        desk = opened();
        assertThat(keys.find()).isEmpty();
        assertThat(locked(revealed(buyer))).isEqualTo(new PersonalDataLocked("keys-missing", "memory"));
        assertRefused(desk.buyers().keep(List.of(keep("x", SECOND, LI))), PersonalDataLocked.class);
        assertThat(desk.buyers().masked(List.of(FIRST)).get(FIRST)).isEqualTo(PersonalData.hidden());
        assertRefused(desk.keys().export(new Export(ACTOR, false)), PersonalDataLocked.class);
        assertThat(finding().facts()).containsEntry("why", "keys-missing");

        keys.replace(new Keys(new byte[Keys.BYTES], new byte[Keys.BYTES]));
        desk = opened();
        assertThat(locked(revealed(buyer))).isEqualTo(new PersonalDataLocked("other-keys", "memory"));

        keys.replace(right);
        assertThat(revealed(buyer).orThrow()).as("put back while the desk runs").isEqualTo(ZHANG);
    }

    private static Object locked(Decision<PersonalData, BuyerRefused> decision) {
        return decision.<Object>fold(value -> value, refused -> refused);
    }

    @Test
    void a_desk_that_keeps_nothing_yet_makes_new_keys_for_lost_ones() {
        var lost = keys.find().orElseThrow();
        keys.lose();
        var later = new CountedRandomness();
        for (int i = 0; i < 100; i++) {
            var unused = later.bytes(1);
        }
        desk = Zhanggui.on(
                Calls.through(
                        (method, call) -> method.getReturnType() == MasterKeys.class ? keys : call.get(),
                        Storage.class,
                        storage()),
                clock,
                new SteppedBackground(),
                later);
        assertThat(keys.find()).isPresent().get().isNotEqualTo(lost);
        assertThat(revealed(kept("tb_9527", FIRST, ZHANG).buyer()).orThrow()).isEqualTo(ZHANG);
    }

    @Test
    void erasing_needs_no_keys() {
        var buyer = kept("tb_9527", FIRST, ZHANG).buyer();
        var right = keys.find().orElseThrow();
        keys.lose();
        desk = opened();
        assertThat(desk.buyers()
                        .erase(new Erase(ACTOR, buyer, "asked to"))
                        .orThrow()
                        .buyer())
                .isEqualTo(buyer);
        keys.replace(right);
        assertRefused(revealed(buyer), PersonalDataErased.class);
    }

    private Finding finding() {
        return desk.auditing().examine().stream()
                .filter(one -> one.check().equals("personal-keys"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_keys_are_shown_once_and_the_doctor_asks_for_it_until_then() {
        assertThat(finding().level()).isEqualTo(Finding.Level.WARN);
        assertThat(finding().facts()).containsEntry("why", "not-exported");
        var far = new Actor("admin", "http", Authority.ALL);
        assertRefused(desk.keys().export(new Export(far, false)), BuyerRefused.NotAllowed.class);
        var shown = desk.keys().export(new Export(ACTOR, false)).orThrow();
        assertThat(Keys.of(shown.keys())).isEqualTo(keys.find());
        assertThat(shown.toString()).doesNotContain(shown.keys());
        assertThat(finding().level()).isEqualTo(Finding.Level.OK);
        assertThat(journal()).last().asString().contains("keysExported").doesNotContain(shown.keys());
        assertRefused(desk.keys().export(new Export(ACTOR, false)), BuyerRefused.KeysExportedBefore.class);
        assertThat(desk.keys().export(new Export(ACTOR, true)).orThrow()).isEqualTo(shown);
    }
}
