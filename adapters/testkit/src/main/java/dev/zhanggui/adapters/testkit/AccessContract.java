package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.api.SettingUp.LinkKind;
import dev.zhanggui.application.access.spi.Credentials;
import dev.zhanggui.application.access.spi.Credentials.Link;
import dev.zhanggui.application.access.spi.KnownBrowsers;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.access.spi.Sessions;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.roles.Scope;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Members, their roles, passwords, links, sessions and browsers, as they are kept. */
public abstract class AccessContract extends StorageContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final MemberId LI = new MemberId("Li.Wei");
    private static final MemberId WANG = new MemberId("王芳");

    private Members members() {
        return storage().members();
    }

    private Credentials credentials() {
        return storage().credentials();
    }

    private Sessions sessions() {
        return storage().sessions();
    }

    private KnownBrowsers browsers() {
        return storage().knownBrowsers();
    }

    private static Member member(MemberId id) {
        return new Member(id, "name of " + id, Optional.of("x@example.com"), DAY, true);
    }

    private void givenMembers() {
        unit(() -> {
            members().save(member(LI), 0);
            members().save(member(WANG), 0);
        });
    }

    private static Session session(String id, MemberId member, Instant at) {
        return new Session(id, member, at, at, LATER, "Firefox \"1\"", "::1");
    }

    private static Assignment assignment(String id, MemberId member, LocalDate from, Optional<LocalDate> to) {
        return new Assignment(id, member, new RoleCode("store-manager"), Scope.of(new StoreId("京东:1")), from, to);
    }

    @Test
    void a_member_is_found_as_it_was_saved_by_its_id_and_by_what_people_take_for_it() {
        givenMembers();
        var plain = new Member(new MemberId("b"), "乙", Optional.empty(), DAY.minusYears(30), false);
        unit(() -> members().save(plain, 0));
        assertThat(members().find(LI)).contains(new Versioned<>(member(LI), 1));
        assertThat(members().find(new MemberId("li.wei"))).isEmpty();
        assertThat(members().byLogin("li.wei")).contains(new Versioned<>(member(LI), 1));
        assertThat(members().byLogin("Li.Wei")).isEmpty();
        assertThat(members().all()).extracting(Versioned::value).containsExactly(member(LI), plain, member(WANG));
        var changed = new Member(LI, "李伟", Optional.empty(), DAY.plusDays(1), false);
        unit(() -> members().save(changed, 1));
        assertThat(members().find(LI)).contains(new Versioned<>(changed, 2));
    }

    @Test
    void nobody_is_saved_over_another_version_or_under_a_name_like_that_of_another() {
        givenMembers();
        for (long over : new long[] {0, 2}) {
            assertThatThrownBy(() -> unit(() -> members().save(member(LI), over)))
                    .isInstanceOf(StaleWrite.class);
        }
        assertThatThrownBy(() -> unit(() -> members().save(member(new MemberId("LI.WEI")), 0)))
                .isInstanceOf(StaleWrite.class);
        assertThat(members().all()).hasSize(2);
    }

    @Test
    void assignments_come_by_first_day_and_only_their_end_is_ever_written() {
        givenMembers();
        var later = assignment("a", LI, DAY.plusDays(1), Optional.empty());
        var ended = assignment("b", LI, DAY, Optional.of(DAY.plusDays(3)));
        var others = new Assignment("a", WANG, RoleCode.OWNER, Scope.COMPANY, DAY, Optional.empty());
        unit(() -> {
            members().keep(later);
            members().keep(ended);
            members().keep(others);
        });
        assertThat(members().assignments(LI)).containsExactly(ended, later);
        assertThat(members().assignments()).containsExactly(others, ended, later);
        unit(() -> members()
                .keep(new Assignment("a", LI, RoleCode.OWNER, Scope.COMPANY, DAY, Optional.of(DAY.plusDays(9)))));
        assertThat(members().assignments(LI))
                .containsExactly(ended, assignment("a", LI, DAY.plusDays(1), Optional.of(DAY.plusDays(9))));
        assertThatThrownBy(() ->
                        unit(() -> members().keep(assignment("x", new MemberId("nobody"), DAY, Optional.empty()))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_password_stands_under_versions() {
        givenMembers();
        assertThat(credentials().isAnyPassword()).isFalse();
        unit(() -> credentials().savePassword(LI, "h1", 0));
        unit(() -> credentials().savePassword(LI, "h2", 1));
        assertThat(credentials().password(LI)).contains(new Versioned<>("h2", 2));
        assertThat(credentials().password(WANG)).isEmpty();
        assertThat(credentials().isAnyPassword()).isTrue();
        for (long over : new long[] {0, 1, 3}) {
            assertThatThrownBy(() -> unit(() -> credentials().savePassword(LI, "h3", over)))
                    .isInstanceOf(StaleWrite.class);
        }
    }

    @Test
    void a_link_is_good_once_until_its_end_and_the_next_takes_its_place() {
        givenMembers();
        var setup = new Link(LinkKind.SETUP, Optional.empty(), LATER);
        var invite = new Link(LinkKind.INVITE, Optional.of(LI), LATER);
        unit(() -> {
            credentials().keepLink(setup, "h0");
            credentials().keepLink(invite, "h1");
        });
        assertThat(credentials().link("h0")).contains(setup);
        assertThat(credentials().link("h1")).contains(invite);
        assertThat(answer(() -> credentials().useLink("h1", LATER))).isFalse();
        assertThat(answer(() -> credentials().useLink("h1", LATER.minusMillis(1))))
                .isTrue();
        assertThat(answer(() -> credentials().useLink("h1", NOW))).isFalse();
        assertThat(credentials().link("h1")).isEmpty();
        unit(() -> credentials().keepLink(new Link(LinkKind.RESET, Optional.of(LI), LATER), "h2"));
        unit(() -> credentials().keepLink(new Link(LinkKind.RESET, Optional.of(LI), LATER), "h3"));
        assertThat(credentials().link("h2")).isEmpty();
        assertThat(credentials().link("h3")).isPresent();
        assertThat(credentials().link("h0")).contains(setup);
    }

    @Test
    void of_many_who_use_a_link_at_once_one_does() {
        unit(() -> credentials().keepLink(new Link(LinkKind.SETUP, Optional.empty(), LATER), "h"));
        var used = new AtomicInteger();
        race(8, racer -> {
            if (answer(() -> credentials().useLink("h", NOW))) {
                used.incrementAndGet();
            }
        });
        assertThat(used).hasValue(1);
    }

    @Test
    void a_session_stands_until_it_is_ended_and_is_seen_ever_later() {
        givenMembers();
        unit(() -> {
            sessions().add(session("s1", LI, NOW), "h1");
            sessions().add(session("s2", LI, NOW.plusMillis(1)), "h2");
            sessions().add(session("s3", WANG, NOW), "h3");
        });
        assertThat(sessions().bySecretHash("h1")).contains(session("s1", LI, NOW));
        assertThat(sessions().standing(LI)).extracting(Session::id).containsExactly("s2", "s1");
        unit(() -> sessions().seen(Map.of("s1", NOW.plusMillis(9), "gone", NOW)));
        unit(() -> sessions().seen(Map.of("s1", NOW.plusMillis(8))));
        assertThat(sessions().bySecretHash("h1").orElseThrow().lastSeenAt()).isEqualTo(NOW.plusMillis(9));
        assertThat(answer(() -> sessions().end("s1", NOW))).isTrue();
        assertThat(answer(() -> sessions().end("s1", NOW))).isFalse();
        assertThat(answer(() -> sessions().end("gone", NOW))).isFalse();
        assertThat(sessions().bySecretHash("h1")).isEmpty();
        assertThat(sessions().standing(LI)).extracting(Session::id).containsExactly("s2");
        assertThat(sessions().standing(WANG)).hasSize(1);
        assertThatThrownBy(() -> unit(() -> sessions().add(session("s4", LI, NOW), "h2")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void what_is_long_over_is_forgotten() {
        givenMembers();
        unit(() -> {
            sessions().add(session("ended", LI, NOW), "h1");
            sessions().add(session("standing", LI, NOW), "h2");
            var unused = sessions().end("ended", NOW);
        });
        assertThat(answer(() -> sessions().forget(NOW))).isZero();
        assertThat(answer(() -> sessions().forget(NOW.plusMillis(1)))).isEqualTo(1);
        assertThat(sessions().standing(LI)).hasSize(1);
        assertThat(answer(() -> sessions().forget(LATER))).isZero();
        assertThat(answer(() -> sessions().forget(LATER.plusMillis(1)))).isEqualTo(1);
        assertThat(sessions().bySecretHash("h2")).isEmpty();
    }

    @Test
    void of_each_member_the_browsers_are_known_that_were_seen_last() {
        givenMembers();
        unit(() -> {
            browsers().remember(LI, "h1", NOW, 2);
            browsers().remember(LI, "h2", NOW.plusMillis(1), 2);
            browsers().remember(WANG, "h1", NOW, 2);
            browsers().remember(LI, "h1", NOW.plusMillis(2), 2);
            browsers().remember(LI, "h3", NOW.plusMillis(3), 2);
        });
        assertThat(browsers().isKnown(LI, "h1")).isTrue();
        assertThat(browsers().isKnown(LI, "h2")).isFalse();
        assertThat(browsers().isKnown(LI, "h3")).isTrue();
        unit(() -> browsers().forget(LI));
        assertThat(browsers().isKnown(LI, "h3")).isFalse();
        assertThat(browsers().isKnown(WANG, "h1")).isTrue();
    }
}
