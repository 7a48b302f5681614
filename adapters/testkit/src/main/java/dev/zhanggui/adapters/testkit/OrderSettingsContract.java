package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.api.KeepingOrderSettings.PutSettings;
import dev.zhanggui.application.trade.spi.OrderSettingsVersions;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AuditCheck;
import dev.zhanggui.domain.trade.AuditCheck.Kind;
import dev.zhanggui.domain.trade.OrderSettings;
import dev.zhanggui.domain.trade.OrderSettingsRefused.NotAllowed;
import dev.zhanggui.domain.trade.OrderSettingsRefused.UnknownStore;
import dev.zhanggui.domain.trade.OwnPromise;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How stores handle their orders: every version is kept, and the newest is in force. */
public abstract class OrderSettingsContract extends StorageContract {
    private static final OwnPromise NONE = new OwnPromise(Optional.empty(), false, 0);
    private static final AuditCheck NOTE =
            new AuditCheck(Kind.BUYER_NOTE_ASKS, true, List.of("改地址", "\"quote\" \\ 'x'", "*"), 7);

    @BeforeEach
    void a_store() {
        givenCatalog();
    }

    private OrderSettingsVersions versions() {
        return storage().orderSettings();
    }

    private static OrderSettings rich() {
        return OrderSettings.of(TMALL, NONE, List.of(NOTE)).orThrow();
    }

    @Test
    void nothing_stands_before_it_is_set() {
        assertThat(versions().newest(TMALL)).isEmpty();
        assertThat(versions().version(TMALL, 1)).isEmpty();
    }

    @Test
    void settings_are_found_as_they_were_set_each_version_of_them() {
        unit(() -> versions().add(rich(), 1));
        unit(() -> versions().add(OrderSettings.usual(TMALL), 2));
        assertThat(versions().newest(TMALL)).contains(new Versioned<>(OrderSettings.usual(TMALL), 2));
        assertThat(versions().version(TMALL, 1)).contains(rich());
        assertThat(versions().version(TMALL, 2)).contains(OrderSettings.usual(TMALL));
        assertThat(versions().version(TMALL, 3)).isEmpty();
        assertThat(versions().newest(new StoreId("other"))).isEmpty();
    }

    @Test
    void a_version_is_one_above_the_newest() {
        unit(() -> versions().add(rich(), 1));
        for (long wrong : new long[] {1, 3}) {
            assertThatThrownBy(() -> unit(() -> versions().add(rich(), wrong))).isInstanceOf(StaleWrite.class);
        }
        assertThat(versions().newest(TMALL).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void racing_settings_all_become_versions() {
        race(4, racer -> {
            for (int i = 0; i < 5; i++) {
                unitInTheEnd(() -> versions()
                        .add(
                                rich(),
                                versions().newest(TMALL).map(Versioned::version).orElse(0L) + 1));
            }
        });
        assertThat(versions().newest(TMALL).orElseThrow().version()).isEqualTo(20);
    }

    @Test
    void a_desk_answers_usual_settings_then_those_that_were_set() {
        var desk = Zhanggui.on(storage(), MovableClock.at(NOW), new SteppedBackground(), new CountedRandomness());
        var keeping = desk.orderSettings();
        assertThat(keeping.settings(new StoreId("nobody"))).isEmpty();
        assertThat(keeping.settings(TMALL)).contains(new Versioned<>(OrderSettings.usual(TMALL), 0));

        var put = new PutSettings(ACTOR, TMALL, NONE, List.of(NOTE));
        var set = keeping.put(put).orThrow();
        assertThat(set.changed()).isTrue();
        assertThat(set.now()).isEqualTo(new Versioned<>(rich(), 1));
        assertThat(keeping.put(put).orThrow().changed()).isFalse();
        assertThat(keeping.settings(TMALL)).contains(new Versioned<>(rich(), 1));
    }

    @Test
    void a_desk_refuses_who_may_not_and_what_is_no_store() {
        var desk = Zhanggui.on(storage(), MovableClock.at(NOW), new SteppedBackground(), new CountedRandomness());
        var reader = new Actor("reader", "http", Authority.of(Permission.READ));
        assertThat(desk.orderSettings()
                        .put(new PutSettings(reader, TMALL, NONE, List.of()))
                        .<Object>fold(set -> set, refused -> refused))
                .isInstanceOf(NotAllowed.class);
        assertThat(desk.orderSettings()
                        .put(new PutSettings(ACTOR, new StoreId("nobody"), NONE, List.of()))
                        .<Object>fold(set -> set, refused -> refused))
                .isEqualTo(new UnknownStore(new StoreId("nobody")));
        assertThat(versions().newest(TMALL)).isEmpty();
    }
}
