package dev.zhanggui.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.QuickHashing;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.access.api.Access;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.LastKeeper;
import dev.zhanggui.application.access.api.AccessRefused.LoginTaken;
import dev.zhanggui.application.access.api.AccessRefused.MoreThanOwn;
import dev.zhanggui.application.access.api.AccessRefused.NotAllowed;
import dev.zhanggui.application.access.api.AccessRefused.TryLater;
import dev.zhanggui.application.access.api.AccessRefused.UnknownLink;
import dev.zhanggui.application.access.api.AccessRefused.WeakPassword;
import dev.zhanggui.application.access.api.AccessRefused.WrongLogin;
import dev.zhanggui.application.access.api.KeepingMembers.Assign;
import dev.zhanggui.application.access.api.KeepingMembers.Invite;
import dev.zhanggui.application.access.api.KeepingMembers.Put;
import dev.zhanggui.application.access.api.KeepingMembers.Unassign;
import dev.zhanggui.application.access.api.KeepingSessions.ChangePassword;
import dev.zhanggui.application.access.api.KeepingSessions.End;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.access.api.SettingUp.LinkKind;
import dev.zhanggui.application.access.api.SettingUp.SetUp;
import dev.zhanggui.application.access.api.SettingUp.TakeUp;
import dev.zhanggui.application.access.api.SigningIn.Browser;
import dev.zhanggui.application.access.api.SigningIn.SignIn;
import dev.zhanggui.application.access.api.SigningIn.SignedIn;
import dev.zhanggui.application.access.api.SigningIn.Visit;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.roles.Scope;
import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How people come to a desk, what they may do there, and how they go. */
class PeopleAtTheDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-11T02:00:00Z");
    private static final String PASSWORD = "quiet river stones";
    private static final String OTHER = "loud mountain birds";
    private static final Browser BROWSER = new Browser("Firefox", "192.0.2.1", Optional.empty());
    private static final MemberId OWNER = new MemberId("Wang");
    private static final MemberId LI = new MemberId("li");
    private static final StoreId TMALL = new StoreId("tmall");
    private static final StoreId JD = new StoreId("jd");

    private final MovableClock clock = MovableClock.at(NOW);
    private final SteppedBackground background = new SteppedBackground();
    private final QuickHashing hashing = QuickHashing.create();
    private final Storage storage = MemoryStorage.create();
    private final Zhanggui desk = Zhanggui.on(
            storage, Surroundings.of(clock, background, Randomness.secure()).withPasswords(hashing));

    @AfterEach
    void the_desk_closes() {
        desk.close();
    }

    private Access access() {
        return desk.access();
    }

    @CanIgnoreReturnValue
    private SignedIn owner() {
        var link = access().settingUp().openSetup().orElseThrow();
        return access().settingUp()
                .setUp(new SetUp(link.secret(), "Wang", "王总", PASSWORD, BROWSER))
                .orThrow();
    }

    private Visit visit(SignedIn in) {
        return access().signingIn().recognise(in.secret()).orElseThrow();
    }

    private Decision<SignedIn, AccessRefused> signIn(String login, String password, Browser browser) {
        return access().signingIn().signIn(new SignIn(login, password, browser));
    }

    private static <T, R extends Refusal> R no(Decision<T, R> decision) {
        return decision.fold(
                value -> {
                    throw new AssertionError("accepted: " + value);
                },
                Function.identity());
    }

    private static Member member(MemberId id) {
        return new Member(id, "name of " + id, Optional.empty(), LocalDate.of(2026, 11, 1), true);
    }

    @CanIgnoreReturnValue
    private SignedIn hired(Actor by, MemberId id, String role, Scope scope) {
        access().members().put(new Put(by, member(id), Optional.empty())).orThrow();
        access().members().assign(assign(by, id, role, scope)).orThrow();
        var link = access().members().invite(new Invite(by, id)).orThrow();
        assertThat(link.kind()).isEqualTo(LinkKind.INVITE);
        return access().settingUp()
                .takeUp(new TakeUp(link.secret(), OTHER, BROWSER))
                .orThrow();
    }

    private static Assign assign(Actor by, MemberId id, String role, Scope scope) {
        return new Assign(by, role + "-1", id, new RoleCode(role), scope, Optional.empty(), Optional.empty());
    }

    @Test
    void the_first_owner_comes_by_the_link_of_the_console_and_nobody_after() {
        var first = access().settingUp().openSetup().orElseThrow();
        var link = access().settingUp().openSetup().orElseThrow();
        assertThat(access().settingUp().offer(first.secret())).isEmpty();
        assertThat(link.endsAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        var in = access().settingUp()
                .setUp(new SetUp(link.secret(), " Wang ", "", PASSWORD, BROWSER))
                .orThrow();
        assertThat(in.member())
                .isEqualTo(new Member(OWNER, "Wang", Optional.empty(), LocalDate.of(2026, 11, 11), true));
        assertThat(visit(in).actor()).isEqualTo(new Actor("Wang", "web", Authority.ALL, Optional.of(OWNER)));
        assertThat(access().settingUp().openSetup()).isEmpty();
        assertThat(access().settingUp().offer(link.secret())).isEmpty();
        assertThat(no(access().settingUp().setUp(new SetUp(link.secret(), "two", "", PASSWORD, BROWSER))))
                .isEqualTo(new UnknownLink());
    }

    @Test
    void a_setup_link_ends_after_half_an_hour() {
        var link = access().settingUp().openSetup().orElseThrow();
        clock.advance(Duration.ofMinutes(30));
        assertThat(access().settingUp().offer(link.secret())).isEmpty();
        assertThat(no(access().settingUp().setUp(new SetUp(link.secret(), "Wang", "", PASSWORD, BROWSER))))
                .isEqualTo(new UnknownLink());
        assertThat(access().settingUp().openSetup()).isPresent();
    }

    @Test
    void of_fifty_who_set_up_at_once_one_owns_the_desk() {
        var link = access().settingUp().openSetup().orElseThrow();
        var outcomes = Collections.synchronizedList(new ArrayList<Boolean>());
        var start = new CountDownLatch(50);
        var end = new CountDownLatch(50);
        try (var threads = new BackgroundThreads("setup")) {
            for (int i = 0; i < 50; i++) {
                var login = "owner-" + i;
                threads.loop(login, () -> {
                    start.countDown();
                    try {
                        start.await();
                        outcomes.add(access().settingUp()
                                .setUp(new SetUp(link.secret(), login, "", PASSWORD, BROWSER))
                                .fold(in -> true, refused -> !refused.equals(new UnknownLink())));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    end.countDown();
                });
            }
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(outcomes).hasSize(50).containsOnlyOnce(true);
        assertThat(storage.members().all()).hasSize(1);
    }

    @Test
    void a_member_signs_in_by_name_and_password_and_out_again() {
        owner();
        assertThat(no(signIn("Wang", OTHER, BROWSER))).isEqualTo(new WrongLogin());
        assertThat(no(signIn("nobody", PASSWORD, BROWSER))).isEqualTo(new WrongLogin());
        var in = signIn("ｗang ", PASSWORD, BROWSER).orThrow();
        assertThat(visit(in).member().id()).isEqualTo(OWNER);
        access().signingIn().signOut(in.secret());
        assertThat(access().signingIn().recognise(in.secret())).isEmpty();
        assertThat(access().signingIn().recognise("zs_guess")).isEmpty();
        assertThat(access().signingIn().recognise("")).isEmpty();
    }

    @Test
    void a_name_that_nobody_has_costs_a_comparison_too() {
        owner();
        long before = hashing.compared();
        assertThat(no(signIn("nobody", PASSWORD, BROWSER))).isEqualTo(new WrongLogin());
        assertThat(hashing.compared()).isEqualTo(before + 1);
    }

    @Test
    void of_ten_thousand_guesses_in_ten_minutes_few_count_while_a_known_browser_gets_in() {
        var known = new Browser("Firefox", "192.0.2.1", Optional.of(owner().known()));
        long before = hashing.compared();
        for (int i = 0; i < 10_000; i++) {
            var refused = no(signIn("Wang", "guess number " + i, BROWSER));
            assertThat(refused instanceof WrongLogin || refused instanceof TryLater)
                    .isTrue();
            clock.advance(Duration.ofMillis(60));
        }
        assertThat(hashing.compared() - before).isBetween(3L, 20L);
        assertThat(no(signIn("Wang", PASSWORD, BROWSER))).isInstanceOf(TryLater.class);
        assertThat(signIn("Wang", PASSWORD, known).orThrow().known())
                .isEqualTo(known.known().orElseThrow());
        var stolen = new Browser("Firefox", "192.0.2.1", Optional.of("zb_made-up"));
        assertThat(no(signIn("Wang", PASSWORD, stolen))).isInstanceOf(TryLater.class);
        clock.advance(Duration.ofMinutes(15));
        assertThat(visit(signIn("Wang", PASSWORD, BROWSER).orThrow()).member().id())
                .isEqualTo(OWNER);
    }

    @Test
    void a_name_that_nobody_has_waits_as_long_as_one_that_somebody_has() {
        owner();
        for (var login : new String[] {"Wang", "nobody"}) {
            for (int i = 0; i < 3; i++) {
                assertThat(no(signIn(login, "a guess of mine", BROWSER))).isEqualTo(new WrongLogin());
            }
            assertThat(no(signIn(login, "a guess of mine", BROWSER))).isEqualTo(new TryLater(1));
        }
    }

    @Test
    void a_session_ends_by_itself_when_nobody_is_there_and_at_the_latest_after_a_week() {
        var idle = owner();
        var busy = signIn("Wang", PASSWORD, BROWSER).orThrow();
        for (int hours = 0; hours < 7 * 24; hours += 6) {
            assertThat(access().signingIn().recognise(busy.secret())).isPresent();
            background.step("tidying access");
            clock.advance(Duration.ofHours(6));
            if (hours == 6) {
                assertThat(access().signingIn().recognise(idle.secret())).isEmpty();
            }
        }
        assertThat(access().signingIn().recognise(busy.secret())).isEmpty();
    }

    @Test
    void passwords_that_everybody_tries_first_are_refused() {
        var link = access().settingUp().openSetup().orElseThrow();
        for (var weak : List.of(
                "short",
                "password1",
                "Password1",
                "taobao123",
                "wangwei-wangwei".replace("wei", "wang"),
                "88888888",
                "x".repeat(257),
                "my name is WANG")) {
            assertThat(no(access().settingUp().setUp(new SetUp(link.secret(), "Wang", "", weak, BROWSER))))
                    .as(weak)
                    .isInstanceOf(WeakPassword.class);
        }
        var longest = "长".repeat(256).replaceFirst("长", "很");
        assertThat(no(access().settingUp().setUp(new SetUp(link.secret(), "Wang", "", longest, BROWSER))))
                .isInstanceOf(WeakPassword.class);
        var strange = "  密码 \uD83D\uDD11 ' -- <b>  ";
        access().settingUp()
                .setUp(new SetUp(link.secret(), "Wang", "", strange, BROWSER))
                .orThrow();
        assertThat(no(signIn("Wang", strange.strip(), BROWSER))).isEqualTo(new WrongLogin());
        assertThat(signIn("Wang", strange, BROWSER).orThrow().member().id()).isEqualTo(OWNER);
    }

    @Test
    void a_new_password_ends_every_session_but_the_one_that_it_begins() {
        var first = owner();
        var second = signIn("Wang", PASSWORD, BROWSER).orThrow();
        var wrong = new ChangePassword(visit(first), OTHER, OTHER, BROWSER);
        assertThat(no(access().sessions().changePassword(wrong))).isEqualTo(new WrongLogin());
        var changed = access().sessions()
                .changePassword(new ChangePassword(visit(first), PASSWORD, OTHER, BROWSER))
                .orThrow();
        assertThat(access().signingIn().recognise(first.secret())).isEmpty();
        assertThat(access().signingIn().recognise(second.secret())).isEmpty();
        assertThat(visit(changed).member().id()).isEqualTo(OWNER);
        assertThat(no(signIn("Wang", PASSWORD, BROWSER))).isEqualTo(new WrongLogin());
        assertThat(signIn("Wang", OTHER, BROWSER).orThrow().member().id()).isEqualTo(OWNER);
    }

    @Test
    void hashes_are_made_anew_at_the_next_signing_in_when_parameters_rise() {
        owner();
        var before = storage.credentials().password(OWNER).orElseThrow().value();
        try (var raised = Zhanggui.on(
                storage,
                Surroundings.of(clock, new SteppedBackground(), Randomness.secure())
                        .withPasswords(QuickHashing.raised()))) {
            var in = raised.access().signingIn().signIn(new SignIn("Wang", PASSWORD, BROWSER));
            assertThat(in.orThrow().member().id()).isEqualTo(OWNER);
            var after = storage.credentials().password(OWNER).orElseThrow().value();
            assertThat(after).startsWith("quick$2$").isNotEqualTo(before);
            assertThat(raised.access()
                            .signingIn()
                            .signIn(new SignIn("Wang", PASSWORD, BROWSER))
                            .orThrow()
                            .member()
                            .id())
                    .isEqualTo(OWNER);
        }
    }

    @Test
    void an_invited_member_may_do_what_its_role_allows_where_it_holds_it() {
        var owner = visit(owner()).actor();
        var li = visit(hired(owner, LI, "store-manager", Scope.of(TMALL))).actor();
        assertThat(li.authority().lacks(Permission.POLICY, TMALL)).isEmpty();
        assertThat(li.authority().lacks(Permission.POLICY, JD)).contains("store:jd");
        assertThat(li.authority().lacks(Permission.STOCK)).contains("granted");
        var store = Store.of(TMALL, "tmall", Currency.getInstance("CNY"), ZoneId.of("Asia/Shanghai"));
        var refused = no(desk.inventory().catalog().putStore(KeepingCatalog.Put.of(li, store)));
        assertThat(refused)
                .isEqualTo(new dev.zhanggui.domain.inventory.NotAllowed("catalog", "all-stores", List.of("王总")));
        assertThat(no(access().members().put(new Put(li, member(new MemberId("x")), Optional.empty()))))
                .isEqualTo(new NotAllowed("members", "granted", List.of("王总")));
    }

    @Test
    void roles_add_up_and_one_may_be_held_in_another_place_than_the_next() {
        var owner = visit(owner()).actor();
        var first = hired(owner, LI, "pre-sale-service", Scope.of(JD));
        access().members()
                .assign(assign(owner, LI, "warehouse-keeper", Scope.COMPANY))
                .orThrow();
        assertThat(access().signingIn().recognise(first.secret())).isEmpty();
        var li = visit(signIn("li", OTHER, BROWSER).orThrow()).actor();
        assertThat(li.authority().lacks(Permission.STOCK)).isEmpty();
        assertThat(li.authority().lacks(Permission.PERSONAL)).isEmpty();
        access().members()
                .unassign(new Unassign(owner, LI, "warehouse-keeper-1"))
                .orThrow();
        li = visit(signIn("li", OTHER, BROWSER).orThrow()).actor();
        assertThat(li.authority().lacks(Permission.STOCK)).contains("granted");
        assertThat(li.authority().lacks(Permission.PERSONAL, JD)).isEmpty();
        assertThat(li.authority().lacks(Permission.PERSONAL)).contains("all-stores");
        var known = access().members().member(owner, LI).orThrow();
        assertThat(known.assignments()).hasSize(2);
    }

    @Test
    void a_role_counts_from_its_first_day_to_the_day_before_its_end() {
        var owner = visit(owner()).actor();
        access().members().put(new Put(owner, member(LI), Optional.empty())).orThrow();
        var role = new RoleCode("purchaser");
        var from = LocalDate.of(2026, 11, 12);
        access().members()
                .assign(new Assign(
                        owner, "p", LI, role, Scope.COMPANY, Optional.of(from), Optional.of(from.plusDays(1))))
                .orThrow();
        var link = access().members().invite(new Invite(owner, LI)).orThrow();
        var in = access().settingUp()
                .takeUp(new TakeUp(link.secret(), OTHER, BROWSER))
                .orThrow();
        assertThat(visit(in).actor().authority()).isEqualTo(Authority.NONE);
        clock.advance(Duration.between(NOW, Instant.parse("2026-11-11T16:00:00Z")));
        in = signIn("li", OTHER, BROWSER).orThrow();
        assertThat(visit(in).actor().authority().lacks(Permission.STOCK)).isEmpty();
    }

    @Test
    void whoever_is_disabled_is_out_at_once_with_every_token() {
        var owner = visit(owner()).actor();
        var in = hired(owner, LI, "administrator", Scope.COMPANY);
        var token = desk.tokens()
                .create(new KeepingTokens.Create(
                        visit(in).actor(), "backup", Authority.of(Permission.BACKUPS), Optional.empty()))
                .orThrow();
        assertThat(desk.tokens().recognise(token.secret())).isPresent();
        access().members()
                .put(new Put(owner, member(LI).withActive(false), Optional.of(1L)))
                .orThrow();
        assertThat(access().signingIn().recognise(in.secret())).isEmpty();
        assertThat(desk.tokens().recognise(token.secret())).isEmpty();
        assertThat(no(signIn("li", OTHER, BROWSER))).isEqualTo(new WrongLogin());
        access().members().put(new Put(owner, member(LI), Optional.of(2L))).orThrow();
        assertThat(desk.tokens().recognise(token.secret())).isEmpty();
        assertThat(signIn("li", OTHER, BROWSER).orThrow().member().id()).isEqualTo(LI);
    }

    @Test
    void a_token_never_does_more_than_its_owner_may_now() {
        var owner = visit(owner()).actor();
        var in = hired(owner, LI, "administrator", Scope.COMPANY);
        var li = visit(in).actor();
        var more = new KeepingTokens.Create(li, "x", Authority.of(Permission.STOCK), Optional.empty());
        assertThat(no(desk.tokens().create(more))).isEqualTo(new MoreThanOwn(List.of("stock")));
        var token = desk.tokens()
                .create(new KeepingTokens.Create(
                        li, "x", Authority.of(Permission.READ, Permission.BACKUPS), Optional.empty()))
                .orThrow();
        access().members().assign(assign(owner, LI, "designer", Scope.COMPANY)).orThrow();
        access().members().unassign(new Unassign(owner, LI, "administrator-1")).orThrow();
        assertThat(desk.tokens().recognise(token.secret()).orElseThrow().authority())
                .isEqualTo(Authority.of(Permission.READ));
    }

    @Test
    void who_keeps_the_desk_is_touched_only_by_equals() {
        var owner = visit(owner()).actor();
        var people = visit(hired(owner, LI, "people", Scope.COMPANY)).actor();
        var beyond = new MoreThanOwn(List.of("audit", "backups", "tokens"));
        var other = new MemberId("zhao");
        access().members().put(new Put(people, member(other), Optional.empty())).orThrow();
        access().members()
                .assign(assign(people, other, "designer", Scope.COMPANY))
                .orThrow();
        assertThat(no(access().members().assign(assign(people, other, "owner", Scope.COMPANY))))
                .isEqualTo(beyond);
        assertThat(no(access().members().assign(assign(people, LI, "administrator", Scope.COMPANY))))
                .isEqualTo(beyond);
        assertThat(no(access().members().invite(new Invite(people, OWNER)))).isEqualTo(beyond);
        var known = access().members().member(owner, OWNER).orThrow();
        var off = known.member().value().withActive(false);
        assertThat(no(access().members().put(new Put(people, off, Optional.of(1L)))))
                .isEqualTo(beyond);
        var first = known.assignments().get(0).id();
        assertThat(no(access().members().unassign(new Unassign(people, OWNER, first))))
                .isEqualTo(beyond);
        var session = access().sessions().sessions(owner, OWNER).orThrow().get(0);
        assertThat(no(access().sessions().end(new End(people, OWNER, session.id()))))
                .isEqualTo(beyond);
    }

    @Test
    void the_last_who_could_let_members_in_can_neither_leave_nor_lay_that_down() {
        var owner = visit(owner()).actor();
        var known = access().members().member(owner, OWNER).orThrow();
        var off = known.member().value().withActive(false);
        assertThat(no(access().members().put(new Put(owner, off, Optional.of(1L)))))
                .isEqualTo(new LastKeeper(OWNER));
        var first = known.assignments().get(0).id();
        assertThat(no(access().members().unassign(new Unassign(owner, OWNER, first))))
                .isEqualTo(new LastKeeper(OWNER));
        hired(owner, LI, "people", Scope.COMPANY);
        access().members().unassign(new Unassign(owner, OWNER, first)).orThrow();
    }

    @Test
    void two_members_never_have_names_that_people_take_for_one() {
        var owner = visit(owner()).actor();
        assertThat(no(access().members().put(new Put(owner, member(new MemberId("WANG")), Optional.empty()))))
                .isEqualTo(new LoginTaken(OWNER));
    }

    @Test
    void a_lost_password_is_replaced_by_a_link_and_ends_the_sessions_of_the_old() {
        var owner = visit(owner()).actor();
        var in = hired(owner, LI, "designer", Scope.COMPANY);
        var link = access().members().invite(new Invite(owner, LI)).orThrow();
        assertThat(link.kind()).isEqualTo(LinkKind.RESET);
        assertThat(access().signingIn().recognise(in.secret())).isPresent();
        var anew = access().settingUp()
                .takeUp(new TakeUp(link.secret(), PASSWORD, BROWSER))
                .orThrow();
        assertThat(access().signingIn().recognise(in.secret())).isEmpty();
        assertThat(visit(anew).member().id()).isEqualTo(LI);
        assertThat(no(access().settingUp().takeUp(new TakeUp(link.secret(), OTHER, BROWSER))))
                .isEqualTo(new UnknownLink());
    }

    @Test
    void members_see_and_end_their_own_sessions_and_nobody_elses() {
        var owner = visit(owner()).actor();
        var in = hired(owner, LI, "designer", Scope.COMPANY);
        var second = signIn("li", OTHER, BROWSER).orThrow();
        var li = visit(in).actor();
        assertThat(access().sessions().sessions(li, LI).orThrow()).hasSize(2);
        access().sessions().end(new End(li, LI, second.session().id())).orThrow();
        assertThat(access().signingIn().recognise(second.secret())).isEmpty();
        assertThat(no(access().sessions().sessions(li, OWNER)))
                .isEqualTo(new NotAllowed("members", "granted", List.of("王总")));
        access().sessions().end(new End(owner, LI, in.session().id())).orThrow();
        assertThat(access().signingIn().recognise(in.secret())).isEmpty();
    }

    @Test
    void everything_stands_in_the_audit_and_no_secret_does() {
        var owner = owner();
        var actor = visit(owner).actor();
        hired(actor, LI, "designer", Scope.COMPANY);
        assertThat(no(signIn("li", "not my password", BROWSER))).isEqualTo(new WrongLogin());
        background.step("tidying access");
        var rows = desk.auditViews().changes(AuditViews.Filter.NONE, Optional.empty(), 500);
        var text = rows.toString();
        assertThat(text).contains("deskSetUp", "memberSignedIn", "memberKept", "roleGiven", "linkGiven", "passwordSet");
        assertThat(text).contains("signInFailed").doesNotContain(PASSWORD, OTHER, owner.secret(), owner.known());
        assertThat(text).doesNotContain("quick$");
    }
}
