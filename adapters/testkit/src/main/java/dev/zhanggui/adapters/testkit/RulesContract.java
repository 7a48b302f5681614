package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.rules.api.KeepingRules;
import dev.zhanggui.application.rules.api.KeepingRules.Change;
import dev.zhanggui.application.rules.api.KeepingRules.Put;
import dev.zhanggui.application.rules.api.KeepingRules.Remove;
import dev.zhanggui.application.rules.views.RuleViews;
import dev.zhanggui.application.rules.views.RuleViews.Filter;
import dev.zhanggui.application.rules.views.RuleViews.RuleRow;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.rules.RuleAnswer.Known;
import dev.zhanggui.domain.rules.RuleAnswer.Unknown;
import dev.zhanggui.domain.rules.RuleDifference;
import dev.zhanggui.domain.rules.RuleRefused;
import dev.zhanggui.domain.rules.RuleRefused.BadRuleName;
import dev.zhanggui.domain.rules.RuleRefused.ChangedMeanwhile;
import dev.zhanggui.domain.rules.RuleRefused.NotAllowed;
import dev.zhanggui.domain.rules.RuleRefused.TooManyRules;
import dev.zhanggui.domain.rules.RuleRefused.UnknownOwnRule;
import dev.zhanggui.domain.rules.RuleRefused.ValueDoesNotFit;
import dev.zhanggui.domain.shared.Decision;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules at the desk: what ships, the team's own beside it, seen at once here and soon by every other instance. */
public abstract class RulesContract extends StorageContract {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final PlatformRule STRICTER = row("tmall", "ship.hours", DAY, "24");
    private static final Filter ALL = new Filter(Optional.empty(), "", Optional.empty());
    private static final int CALLS_MAX = 50;

    private final Faults faults = new Faults();
    private final SteppedBackground background = new SteppedBackground();
    private final SteppedBackground othersBackground = new SteppedBackground();
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());
    private Zhanggui other = desk;

    @BeforeEach
    void two_desks_on_one_storage() {
        desk.close();
        desk = deskOn(FaultyStorage.around(storage(), faults), background);
        other = deskOn(storage(), othersBackground);
    }

    private static Zhanggui deskOn(Storage storage, SteppedBackground steps) {
        return Zhanggui.on(storage, MovableClock.at(NOW), steps, new CountedRandomness());
    }

    private static PlatformRule row(String platform, String rule, LocalDate from, String value) {
        return new PlatformRule(platform, rule, from, Basis.RULE, Optional.empty(), value, "our own", Confidence.A);
    }

    private KeepingRules keeping() {
        return desk.rules().keeping();
    }

    private void given(PlatformRule row) {
        assertThat(keeping().put(Put.of(ACTOR, row)).orThrow().change()).isEqualTo(Change.CREATED);
    }

    private static Known known(Zhanggui desk, LocalDate on) {
        return (Known) desk.rules().asking().rule("tmall", "ship.hours", on);
    }

    @Test
    void what_ships_is_known_from_the_start() {
        assertThat(known(desk, DAY).own()).isFalse();
        assertThat(known(desk, DAY).rule().value()).isEqualTo("48");
        assertThat(desk.rules().asking().rule("own", "ship.hours", DAY))
                .isEqualTo(new Unknown("own", "ship.hours", DAY));
        assertThat(desk.rules().calendar().knows(2026)).isTrue();
    }

    @Test
    void a_row_of_the_teams_counts_as_soon_as_it_is_answered() {
        given(STRICTER);
        assertThat(known(desk, DAY)).isEqualTo(new Known(STRICTER, true, false));
        assertThat(known(desk, DAY.minusDays(1)).own()).isFalse();
        var looser = row("tmall", "ship.hours", DAY, "36");
        var changed = keeping().put(new Put(ACTOR, looser, Optional.of(1L))).orThrow();
        assertThat(changed.change()).isEqualTo(Change.CHANGED);
        assertThat(changed.now().version()).isEqualTo(2);
        assertThat(known(desk, DAY).rule().value()).isEqualTo("36");
        var removed = keeping()
                .remove(new Remove(ACTOR, STRICTER.key(), Optional.of(2L)))
                .orThrow();
        assertThat(removed).isEqualTo(new Versioned<>(looser, 2));
        assertThat(known(desk, DAY).rule().value()).isEqualTo("48");
        assertThat(keeping().own(STRICTER.key())).isEmpty();
    }

    @Test
    void another_instance_sees_it_at_its_next_look() {
        assertThat(known(other, DAY).own()).isFalse();
        given(STRICTER);
        othersBackground.pass(Duration.ofSeconds(1));
        assertThat(known(other, DAY).own()).isTrue();
        keeping().remove(new Remove(ACTOR, STRICTER.key(), Optional.of(1L))).orThrow();
        othersBackground.pass(Duration.ofSeconds(1));
        assertThat(known(other, DAY).own()).isFalse();
    }

    @Test
    void rules_are_asked_in_a_unit_while_others_change_them() {
        race(4, racer -> {
            for (int i = 0; i < 10; i++) {
                if (racer == 0) {
                    var row = row("tmall", "ship.hours", DAY.plusDays(i), "24");
                    assertThat(keeping().put(Put.of(ACTOR, row)).orThrow().change())
                            .isEqualTo(Change.CREATED);
                    assertThat(known(desk, DAY.plusDays(i)).rule()).isEqualTo(row);
                } else {
                    int days = i;
                    var found = answer(() -> known(desk, DAY.plusDays(days)));
                    assertThat(found.rule().value()).isIn("24", "48");
                }
            }
        });
        assertThat(known(desk, DAY).own()).isTrue();
    }

    @Test
    void the_same_content_again_changes_nothing() {
        given(STRICTER);
        for (var expected : List.of(Optional.<Long>empty(), Optional.of(7L))) {
            var again = keeping().put(new Put(ACTOR, STRICTER, expected)).orThrow();
            assertThat(again.change()).isEqualTo(Change.UNCHANGED);
            assertThat(again.now().version()).isEqualTo(1);
        }
    }

    @Test
    void a_change_needs_the_version_that_stands() {
        var id = STRICTER.key().toString();
        refused(new Put(ACTOR, STRICTER, Optional.of(3L)), new ChangedMeanwhile(id, 3, 0));
        given(STRICTER);
        var looser = row("tmall", "ship.hours", DAY, "36");
        refused(new Put(ACTOR, looser, Optional.empty()), new ChangedMeanwhile(id, 0, 1));
        refused(new Put(ACTOR, looser, Optional.of(2L)), new ChangedMeanwhile(id, 2, 1));
        assertThat(keeping().remove(new Remove(ACTOR, STRICTER.key(), Optional.empty())))
                .isEqualTo(Decision.refused(new ChangedMeanwhile(id, 0, 1)));
        assertThat(known(desk, DAY).rule()).isEqualTo(STRICTER);
    }

    @Test
    void what_is_not_there_cannot_be_taken_away_and_what_was_may_come_again() {
        var unknown = new UnknownOwnRule("tmall", "ship.hours", DAY);
        var removal = new Remove(ACTOR, STRICTER.key(), Optional.of(1L));
        assertThat(keeping().remove(removal)).isEqualTo(Decision.refused(unknown));
        given(STRICTER);
        keeping().remove(removal).orThrow();
        assertThat(keeping().remove(removal)).isEqualTo(Decision.refused(unknown));
        given(STRICTER);
        assertThat(keeping().own(STRICTER.key()).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void a_value_has_the_form_of_its_rule_where_a_pack_knows_it() {
        var soon = row("tmall", "ship.hours", DAY, "soon");
        refused(Put.of(ACTOR, soon), new ValueDoesNotFit("ship.hours", "soon", "hours"));
        given(row("our-site", "ship.hours", DAY, "12"));
        given(row("our-site", "gift_wrapping", DAY, "in blue"));
        assertThat(desk.rules()
                        .asking()
                        .rule("our-site", "gift_wrapping", DAY)
                        .text()
                        .orThrow())
                .isEqualTo("in blue");
        refused(Put.of(ACTOR, row("tmall", "Ship Hours", DAY, "12")), new BadRuleName("Ship Hours"));
    }

    @Test
    void who_may_not_keep_rules_is_told_who_could() {
        var reader = new Actor("reader", "library", Authority.of(Permission.READ));
        var barred = new NotAllowed("rules", "granted", List.of());
        refused(Put.of(reader, STRICTER), barred);
        given(STRICTER);
        assertThat(keeping().remove(new Remove(reader, STRICTER.key(), Optional.of(1L))))
                .isEqualTo(Decision.refused(barred));
        assertThat(known(desk, DAY).own()).isTrue();
    }

    @Test
    void a_team_has_only_so_many_rules() {
        unit(() -> {
            for (int i = 0; i < KeepingRules.OWN_MAX; i++) {
                storage().ownRules().save(row("our-site", "r" + i, DAY, "1"), 0);
            }
        });
        refused(Put.of(ACTOR, STRICTER), new TooManyRules(KeepingRules.OWN_MAX));
        var changed = row("our-site", "r1", DAY, "2");
        keeping().put(new Put(ACTOR, changed, Optional.of(1L))).orThrow();
    }

    private void refused(Put command, RuleRefused why) {
        assertThat(keeping().put(command)).isEqualTo(Decision.refused(why));
    }

    @Test
    void what_was_done_is_written_down_and_told() {
        var told = new ArrayList<String>();
        desk.events()
                .subscribe(
                        "listener",
                        event -> told.add(event.name() + " " + event.subject() + " " + event.version() + " "
                                + event.facts().get("value") + event.facts().get("content")));
        given(STRICTER);
        keeping().remove(new Remove(ACTOR, STRICTER.key(), Optional.of(1L))).orThrow();
        given(STRICTER);
        background.pass(Duration.ofSeconds(1));
        assertThat(told.stream().map(one -> one.substring(0, one.indexOf(" null"))))
                .containsExactly(
                        "ruleKept tmall/ship.hours/2026-06-01 1",
                        "ruleRemoved tmall/ship.hours/2026-06-01 2",
                        "ruleKept tmall/ship.hours/2026-06-01 3");
        assertThat(told.get(0)).contains("our own");
        var trail = storage().auditTrail();
        assertThat(trail.head().n() + trail.unsealed().rows()).isEqualTo(3);
    }

    @Test
    void a_rule_is_kept_whole_whichever_call_fails() {
        assertThat(known(desk, DAY).own()).isFalse();
        everyCallFails(row -> {}, row -> keeping().put(Put.of(ACTOR, row)));
    }

    @Test
    void a_rule_is_taken_away_whole_whichever_call_fails() {
        everyCallFails(this::given, row -> keeping().remove(new Remove(ACTOR, row.key(), Optional.of(1L))));
    }

    private interface Command {
        Decision<?, RuleRefused> give(PlatformRule row);
    }

    /** A row of its own for each attempt: a storage may run a unit again, and then the command is done, once. */
    private void everyCallFails(Consumer<PlatformRule> before, Command command) {
        boolean unscathed = false;
        int nth = 0;
        while (!unscathed) {
            nth++;
            assertThat(nth).as("storage calls").isLessThan(CALLS_MAX);
            var row = row("tmall", "ship.hours", DAY.plusDays(nth), "24");
            before.accept(row);
            var picture = picture(row);
            faults.failing(nth);
            try {
                assertThat(command.give(row)).isInstanceOf(Decision.Accepted.class);
                unscathed = faults.areDue();
                assertThat(picture(row))
                        .as("call %d", nth)
                        .isEqualTo(picture.stream().map(number -> number + 1).toList());
            } catch (Trouble.Unavailable told) {
                assertThat(picture(row)).as(told.getMessage()).isEqualTo(picture);
            } finally {
                faults.none();
            }
        }
        assertThat(nth).isGreaterThan(3);
    }

    /** What a command changes by one, each of it. */
    private List<Long> picture(PlatformRule row) {
        var trail = storage().auditTrail();
        return List.of(
                storage().ownRules().find(row.key()).version(),
                storage().ownRules().revision(),
                trail.head().n() + trail.unsealed().rows());
    }

    @Test
    void rules_that_cannot_be_read_are_no_answer() {
        faults.failing(1);
        assertThatThrownBy(() -> known(desk, DAY)).isInstanceOf(Trouble.Unavailable.class);
        assertThat(known(desk, DAY).rule().value()).isEqualTo("48");
    }

    private List<RuleRow> walked(Filter filter, int limit) {
        var rows = new ArrayList<RuleRow>();
        var cursor = Optional.<String>empty();
        do {
            var page = desk.rules().views().rules(filter, cursor, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            rows.addAll(page.items());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return rows;
    }

    private static Filter ofTmall(String prefix) {
        return new Filter(Optional.of("tmall"), prefix, Optional.empty());
    }

    private static Filter ofTmall(String prefix, LocalDate on) {
        return new Filter(Optional.of("tmall"), prefix, Optional.of(on));
    }

    @Test
    void a_list_goes_through_all_rows_page_by_page_whatever_is_written_meanwhile() {
        var all = walked(ALL, 500);
        assertThat(walked(ALL, 7)).isEqualTo(all);
        assertThat(all)
                .isSortedAccordingTo(
                        (one, two) -> one.rule().key().compareTo(two.rule().key()));
        assertThat(all.size()).isGreaterThan(400);
        var views = desk.rules().views();
        var first = views.rules(ofTmall("ship."), Optional.empty(), 3);
        given(row("tmall", "ship.a_new_one", DAY, "1"));
        given(STRICTER);
        var rest = views.rules(ofTmall("ship."), first.cursor(), 500);
        assertThat(rest.items()).doesNotContainAnyElementsOf(first.items());
        assertThat(rest.items()).extracting(one -> one.rule().value()).contains("24");
    }

    @Test
    void a_list_shows_own_rows_beside_those_they_replace() {
        var replacing = row("tmall", "ship.hours", LocalDate.of(2016, 1, 1), "40");
        given(replacing);
        var rows = walked(ofTmall("ship.hours"), 50).stream()
                .filter(row -> row.rule().rule().equals("ship.hours"))
                .toList();
        assertThat(rows)
                .extracting(RuleRow::pack)
                .containsExactly(Optional.of("taobao-tmall"), Optional.of("taobao-tmall"), Optional.empty());
        assertThat(rows).extracting(RuleRow::replaced).containsExactly(false, true, false);
        assertThat(rows)
                .extracting(RuleRow::version)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(1L));
        assertThat(rows.get(2).meaning().orElseThrow().title().english()).isEqualTo("hours to ship");
        assertThat(rows.get(2).meaning().orElseThrow().form().text()).isEqualTo("hours");
    }

    @Test
    void a_list_of_a_day_shows_what_answers_on_it() {
        given(STRICTER);
        given(row("tmall", "our_rule", DAY, "1"));
        var rows = walked(ofTmall("", DAY), 500);
        assertThat(rows).allMatch(row -> row.rule().isInForce(DAY));
        assertThat(rows.stream().map(row -> row.rule().rule())).doesNotHaveDuplicates();
        assertThat(rows.stream().filter(row -> row.rule().rule().equals("ship.hours")))
                .singleElement()
                .satisfies(row -> assertThat(row.rule()).isEqualTo(STRICTER));
        assertThat(rows).anyMatch(row -> row.meaning().isEmpty());
        assertThat(walked(ofTmall("ship.hours", DAY.minusDays(1)), 500))
                .noneMatch(row -> row.rule().equals(STRICTER));
    }

    @Test
    void a_cursor_of_another_list_is_told_apart() {
        for (var cursor : List.of("m1", "!", "YQ", "YQphCmEKYQ")) {
            assertThatThrownBy(() -> desk.rules().views().rules(ALL, Optional.of(cursor), 1))
                    .isInstanceOf(RuleViews.BadCursor.class);
        }
    }

    @Test
    void it_is_shown_where_a_row_of_the_teams_hides_one_that_ships() {
        assertThat(desk.rules().views().differences()).isEmpty();
        given(row("tmall", "ship.late_rate", LocalDate.of(2025, 3, 7), "0.05"));
        given(row("tmall", "refund.seller_answer_hours", LocalDate.of(2021, 1, 1), "72"));
        given(row("our-site", "ship.hours", DAY, "72"));
        assertThat(desk.rules().views().differences())
                .extracting(RuleDifference::kind, one -> one.shipped().key().toString())
                .containsExactly(
                        tuple(RuleDifference.Kind.NEWER, "tmall/refund.seller_answer_hours/2022-08-10"),
                        tuple(RuleDifference.Kind.CHANGED, "tmall/ship.late_rate/2025-03-07"));
    }
}
