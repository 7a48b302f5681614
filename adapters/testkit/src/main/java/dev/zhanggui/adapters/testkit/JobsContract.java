package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.application.imports.spi.JobLeases;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.imports.spi.Jobs.Phase;
import dev.zhanggui.application.imports.spi.Jobs.Position;
import dev.zhanggui.application.imports.spi.Staging;
import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs and what they leave: each is worked on by one holder at a time, and its position stands with its rows. */
public abstract class JobsContract extends StorageContract {

    private Jobs jobs() {
        return storage().jobs();
    }

    private JobLeases leases() {
        return storage().jobLeases();
    }

    private static Jobs.Row row(String id) {
        return new Jobs.Row(
                new Job(
                        id,
                        FileKind.ORDERS,
                        Optional.of(TMALL),
                        "auto",
                        true,
                        Job.State.QUEUED,
                        false,
                        "ab12",
                        1_234,
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Job.Counts.NONE,
                        Map.of(),
                        Optional.empty(),
                        false),
                ACTOR,
                new Jobs.Upload("room", "upload-" + id),
                Position.START,
                0);
    }

    private void given(String... ids) {
        for (var id : ids) {
            unit(() -> jobs().add(row(id)));
        }
    }

    private Optional<Jobs.Row> claim(String holder, Instant now) {
        return answer(() -> leases().claim("room", holder, now, now.plusSeconds(60)));
    }

    private static Jobs.Row further(Jobs.Row row, Job.State state, long rows) {
        var job = row.job();
        var ended = state.ended() ? Optional.of(LATER) : Optional.<Instant>empty();
        return new Jobs.Row(
                new Job(
                        job.id(),
                        job.kind(),
                        job.store(),
                        job.asked(),
                        job.dryRun(),
                        state,
                        false,
                        job.sha256(),
                        job.bytes(),
                        job.createdAt(),
                        job.startedAt(),
                        ended,
                        rows,
                        Optional.of(10L),
                        new Job.Counts(rows, 0, 0, 0, 2),
                        Map.of("format", "csv", "unknownColumns", List.of("甲"), "told", Map.of("stale", 3)),
                        state == Job.State.FAILED
                                ? Optional.of(new Reason("upload-gone", Map.of("n", 1)))
                                : Optional.empty(),
                        false),
                row.actor(),
                row.upload(),
                new Position(Phase.ASSEMBLING, rows),
                0);
    }

    @Test
    void a_job_is_kept_whole() {
        given("a");
        assertThat(jobs().find("a")).contains(row("a"));
        assertThat(jobs().find("A")).isEmpty();
        var claimed = claim("me", NOW).orElseThrow();
        assertThat(claimed.tries()).isEqualTo(1);
        assertThat(claimed.job().state()).isEqualTo(Job.State.RUNNING);
        assertThat(claimed.job().startedAt()).contains(NOW);
        var failed = further(claimed, Job.State.FAILED, 4);
        unit(() -> leases().save(failed, "me", LATER));
        assertThat(jobs().find("a")).contains(failed);
    }

    @Test
    void the_oldest_job_that_waits_is_taken_by_one_and_after_it_the_next() {
        given("b", "a", "c");
        assertThat(leases().waiting("room", NOW)).isTrue();
        assertThat(claim("one", NOW).orElseThrow().job().id()).isEqualTo("b");
        assertThat(claim("other", NOW).orElseThrow().job().id()).isEqualTo("a");
        assertThat(claim("one", NOW).orElseThrow().job().id()).isEqualTo("c");
        assertThat(claim("other", NOW)).isEmpty();
        assertThat(leases().waiting("room", NOW)).isFalse();
    }

    @Test
    void a_job_is_taken_only_by_those_who_have_its_file() {
        given("a");
        assertThat(leases().waiting("elsewhere", NOW)).isFalse();
        assertThat(answer(() -> leases().claim("elsewhere", "me", NOW, LATER))).isEmpty();
        assertThat(claim("me", NOW)).isPresent();
    }

    @Test
    void of_many_who_take_jobs_at_once_each_job_has_one_holder() {
        var ids = List.of("a", "b", "c", "d", "e");
        given(ids.toArray(String[]::new));
        var taken = Collections.synchronizedList(new ArrayList<String>());
        race(8, racer -> {
            for (var next = claim("r" + racer, NOW); next.isPresent(); next = claim("r" + racer, NOW)) {
                taken.add(next.get().job().id());
            }
        });
        while (taken.size() < ids.size()) {
            taken.add(claim("late", NOW).orElseThrow().job().id());
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void a_job_that_was_left_is_taken_up_when_its_lease_has_ended_and_its_holder_finds_it_gone() {
        given("a");
        var first = claim("one", NOW).orElseThrow();
        unit(() -> leases().save(further(first, Job.State.RUNNING, 3), "one", NOW.plusSeconds(90)));
        assertThat(claim("other", NOW.plusSeconds(89))).isEmpty();
        var second = claim("other", NOW.plusSeconds(90)).orElseThrow();
        assertThat(second.position()).isEqualTo(new Position(Phase.ASSEMBLING, 3));
        assertThat(second.job().startedAt()).contains(NOW);
        assertThatThrownBy(() -> unit(() -> leases().save(further(first, Job.State.RUNNING, 4), "one", LATER)))
                .isInstanceOf(StaleWrite.class);
        unit(() -> leases().save(further(second, Job.State.DONE, 4), "other", LATER));
        assertThat(claim("one", LATER.plusSeconds(999))).isEmpty();
        assertThatThrownBy(() -> unit(() -> leases().save(further(second, Job.State.DONE, 5), "other", LATER)))
                .isInstanceOf(StaleWrite.class);
    }

    @Test
    void a_job_that_waits_is_cancelled_at_once_and_one_that_runs_is_asked_to_end() {
        given("waits", "runs");
        unit(() -> assertThat(jobs().cancel("waits", LATER)).isTrue());
        var waits = jobs().find("waits").orElseThrow().job();
        assertThat(waits.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(waits.endedAt()).contains(LATER);
        var runs = claim("me", NOW).orElseThrow();
        assertThat(runs.job().id()).isEqualTo("runs");
        unit(() -> assertThat(jobs().cancel("runs", LATER)).isTrue());
        assertThat(jobs().find("runs").orElseThrow().job().state()).isEqualTo(Job.State.RUNNING);
        unit(() -> leases().save(further(runs, Job.State.RUNNING, 1), "me", LATER));
        assertThat(jobs().find("runs").orElseThrow().job().cancelAsked())
                .as("progress leaves it as it is")
                .isTrue();
        unit(() -> leases().save(further(runs, Job.State.CANCELLED, 1), "me", LATER));
        unit(() -> assertThat(jobs().cancel("runs", LATER)).isFalse());
        unit(() -> assertThat(jobs().cancel("nobody", LATER)).isFalse());
    }

    @Test
    void what_a_job_wrote_is_taken_back_once() {
        given("a");
        unit(() -> assertThat(jobs().undone("a")).isTrue());
        unit(() -> assertThat(jobs().undone("a")).isFalse());
        assertThat(jobs().find("a").orElseThrow().job().undone()).isTrue();
    }

    @Test
    void jobs_are_listed_the_newest_first() {
        given("b", "a", "c");
        assertThat(jobs().page(Optional.empty(), 2)).extracting(Job::id).containsExactly("c", "a");
        assertThat(jobs().page(Optional.of("a"), 2)).extracting(Job::id).containsExactly("b");
        assertThat(jobs().page(Optional.of("b"), 2)).isEmpty();
    }

    private static RefusedRow refused(long n, String... cells) {
        var fault = new Fault("数量", "-1", new Reason("negative-quantity", Map.of("least", 1)));
        var other = new Fault("", "", new Reason("line-of-refused-order", Map.of("line", 7)));
        return new RefusedRow(n, n + 10, List.of(fault, other), List.of(cells));
    }

    @Test
    void refused_rows_are_kept_as_they_stood_and_told_in_order() {
        unit(() -> storage().refusedRows().add("a", List.of(refused(1, "甲", ""), refused(2, "\"", "\t"))));
        unit(() -> storage().refusedRows().add("a", List.of(refused(3))));
        unit(() -> storage().refusedRows().add("b", List.of(refused(1, "other"))));
        assertThat(storage().refusedRows().after("a", 0, 2))
                .containsExactly(refused(1, "甲", ""), refused(2, "\"", "\t"));
        assertThat(storage().refusedRows().after("a", 2, 2)).containsExactly(refused(3));
        assertThat(storage().refusedRows().after("none", 0, 2)).isEmpty();
    }

    private static Staging.Line line(String order, long line) {
        return new Staging.Line(
                order,
                line,
                List.of(order, "甲,\"", ""),
                line == 3 ? Optional.of(new Damage(2, "undecodable", "\ufffd")) : Optional.empty());
    }

    @Test
    void staged_lines_come_back_order_by_order() {
        var backwards = new ArrayList<Staging.Line>();
        idsBackwards().forEach(id -> backwards.add(line(id, 9)));
        unit(() -> storage().staging().stage("a", backwards));
        unit(() -> storage().staging().stage("a", List.of(line("9", 3), line("10", 2), line("9", 9))));
        unit(() -> storage().staging().stage("b", List.of(line("10", 1))));
        assertThat(storage().staging().next("a", 2))
                .containsExactly(line("10", 2), line("10", 9), line("9", 3), line("9", 9));
        unit(() -> storage().staging().drop("a", List.of("10", "9", "B")));
        assertThat(storage().staging().next("a", 1)).containsExactly(line("a", 9));
        unit(() -> storage().staging().clear("a"));
        assertThat(storage().staging().next("a", 10)).isEmpty();
        assertThat(storage().staging().next("b", 10)).containsExactly(line("10", 1));
    }

    @Test
    void what_was_written_with_a_position_goes_with_it() {
        given("a");
        var row = claim("me", NOW).orElseThrow();
        Decision<Boolean, No> no = storage().transactions().run(() -> {
            storage().refusedRows().add("a", List.of(refused(1)));
            storage().staging().stage("a", List.of(line("x", 1)));
            leases().save(further(row, Job.State.RUNNING, 5), "me", LATER);
            return Decision.refused(new No(1));
        });
        assertThat(no).isEqualTo(Decision.refused(new No(1)));
        assertThat(jobs().find("a").orElseThrow().position()).isEqualTo(Position.START);
        assertThat(storage().refusedRows().after("a", 0, 9)).isEmpty();
        assertThat(storage().staging().next("a", 9)).isEmpty();
    }

    @Test
    void a_mapping_is_written_over_the_version_that_was_read() {
        unit(() -> storage().mappings().save("b", "name: b\n", 0));
        unit(() -> storage().mappings().save("a", "name: 甲\n", 0));
        assertThat(storage().mappings().all()).containsExactly("name: 甲\n", "name: b\n");
        unit(() -> storage().mappings().save("b", "other", 1));
        assertThat(storage().mappings().find("b").orElseThrow().version()).isEqualTo(2);
        assertThat(storage().mappings().find("b").orElseThrow().value()).isEqualTo("other");
        assertThatThrownBy(() -> unit(() -> storage().mappings().save("b", "late", 1)))
                .isInstanceOf(StaleWrite.class);
        assertThatThrownBy(() -> unit(() -> storage().mappings().save("b", "new", 0)))
                .isInstanceOf(StaleWrite.class);
        unit(() -> assertThat(storage().mappings().remove("b")).isTrue());
        unit(() -> assertThat(storage().mappings().remove("b")).isFalse());
        assertThat(storage().mappings().find("b")).isEmpty();
    }
}
