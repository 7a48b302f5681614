package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Several units, one commit: what becomes of each when one of them, or the disk, fails. */
final class SqliteGroupCommitTest {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    private record No() implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    private Storage storage() {
        return fixture.storage();
    }

    private SqliteLinks links() {
        return fixture.links();
    }

    private void insert(String id) {
        links().say("INSERT INTO outbox_lease (subscriber, holder, until_at) VALUES ('" + id + "', 'h', 1)");
    }

    private Supplier<Decision<String, No>> inserting(String id) {
        return () -> {
            insert(id);
            return Decision.accepted(id);
        };
    }

    private List<String> kept() {
        return links().withHandle(db -> db.createQuery("SELECT subscriber FROM outbox_lease ORDER BY subscriber")
                .mapTo(String.class)
                .list());
    }

    /** Runs the units as one group: the writer is kept busy with another until all of them wait. */
    private List<Supplier<Decision<String, No>>> asOneGroup(List<Supplier<Decision<String, No>>> units) {
        var begun = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        try (var background = new BackgroundThreads("group")) {
            background.loop("busy", () -> {
                var unused = storage().transactions().run(() -> {
                    begun.countDown();
                    await(released);
                    return Decision.<String, No>accepted("busy");
                });
            });
            await(begun);
            background.loop("release", () -> {
                while (fixture.waiting() < units.size()) {
                    Thread.onSpinWait();
                }
                released.countDown();
            });
            return storage().transactions().runEach(units);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_unit_that_fails_takes_no_other_with_it() {
        var answers = asOneGroup(List.of(
                inserting("a"),
                () -> {
                    insert("b");
                    return Decision.refused(new No());
                },
                () -> {
                    insert("c");
                    throw new Invariant.Broken("a defect");
                },
                inserting("d")));
        assertThat(answers.get(0).get()).isEqualTo(Decision.accepted("a"));
        assertThat(answers.get(1).get()).isEqualTo(Decision.refused(new No()));
        assertThatThrownBy(() -> answers.get(2).get()).isInstanceOf(Invariant.Broken.class);
        assertThat(answers.get(3).get()).isEqualTo(Decision.accepted("d"));
        assertThat(kept()).containsExactly("a", "d");
    }

    @Test
    void a_full_disk_fails_the_whole_group_and_writing_goes_on_when_there_is_room() {
        var pages = new AtomicInteger();
        var grown = storage().transactions().run(() -> {
            var now = links().with(link -> SqliteLinks.one(link, "PRAGMA page_count"));
            pages.set(Integer.parseInt(now));
            links().say("PRAGMA max_page_count = " + now);
            return Decision.<String, No>accepted(now);
        });
        assertThat(grown.orThrow()).isNotBlank();
        var answers = asOneGroup(List.of(inserting("small"), this::writeMuch, inserting("late")));
        assertThat(answers).hasSize(3);
        assertThatThrownBy(() -> answers.get(1).get()).isInstanceOf(Trouble.DiskFull.class);
        for (var answer : List.of(answers.get(0), answers.get(2))) {
            assertThat(outcome(answer)).isIn("small", "late", "DiskFull");
        }
        // Who was told yes is there, and who was told no is not.
        for (var id : List.of("small", "late")) {
            boolean yes = outcome(answers.get(id.equals("small") ? 0 : 2)).equals(id);
            assertThat(kept().contains(id)).isEqualTo(yes);
        }
        assertThat(kept()).doesNotContain("much");
        var after = storage().transactions().run(inserting("after"));
        assertThat(after).isEqualTo(Decision.accepted("after"));
        assertThat(kept()).contains("after");
        assertThat(storage().selfChecks().writesStopped()).isEmpty();
    }

    private Decision<String, No> writeMuch() {
        insert("much");
        for (int i = 0; i < 2_000; i++) {
            insert("much " + i + " ".repeat(1_000));
        }
        return Decision.accepted("much");
    }

    private static String outcome(Supplier<Decision<String, No>> answer) {
        try {
            return answer.get().orThrow();
        } catch (Trouble e) {
            return e.getClass().getSimpleName();
        }
    }

    @Test
    void a_unit_that_swallows_what_ended_the_transaction_is_not_half_kept() {
        assertThatThrownBy(() -> storage().transactions().run(() -> {
                    insert("before");
                    endTransaction(SQLiteErrorCode.SQLITE_NOMEM);
                    try {
                        insert("after");
                    } catch (RuntimeException e) {
                        return Decision.<String, No>accepted("swallowed");
                    }
                    return Decision.<String, No>accepted("went on");
                }))
                .isInstanceOf(Trouble.Unavailable.class);
        assertThat(kept()).isEmpty();
        assertThat(storage().transactions().run(inserting("next"))).isEqualTo(Decision.accepted("next"));
    }

    /** As if the engine had failed so: its own error passes through the same place. */
    private void endTransaction(SQLiteErrorCode code) {
        try {
            var unused = links().with(link -> {
                throw new SQLiteException("injected", code);
            });
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(Trouble.class);
        }
    }

    @Test
    void after_a_failed_fsync_nothing_is_written_and_reads_go_on() {
        assertThat(storage().transactions().run(inserting("before"))).isEqualTo(Decision.accepted("before"));
        assertThatThrownBy(() -> storage().transactions().run(() -> {
                    insert("lost");
                    endTransaction(SQLiteErrorCode.SQLITE_IOERR_FSYNC);
                    return Decision.<String, No>accepted("lost");
                }))
                .isInstanceOf(Trouble.WritesStopped.class);
        assertThatThrownBy(() -> storage().transactions().run(inserting("later")))
                .isInstanceOf(Trouble.WritesStopped.class);
        assertThat(kept()).containsExactly("before");
        assertThat(storage().selfChecks().writesStopped()).isPresent();
    }

    @Test
    void nobody_is_answered_before_the_commit() throws SQLException {
        var url = "jdbc:sqlite:" + fixture.directory().resolve("desk.db");
        try (var other = DriverManager.getConnection(url);
                var statement = other.createStatement()) {
            for (int i = 0; i < 50; i++) {
                var id = "id" + i;
                assertThat(storage().transactions().run(inserting(id))).isEqualTo(Decision.accepted(id));
                try (var rows = statement.executeQuery("SELECT 1 FROM outbox_lease WHERE subscriber = '" + id + "'")) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }
    }

    @Test
    void an_interrupted_caller_learns_the_outcome_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        var decision = storage().transactions().run(inserting("a"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(decision).isEqualTo(Decision.accepted("a"));
        assertThat(kept()).containsExactly("a");
    }

    @Test
    void a_closed_storage_says_so_and_has_kept_what_was_answered() throws Exception {
        assertThat(storage().transactions().run(inserting("a"))).isEqualTo(Decision.accepted("a"));
        storage().close();
        storage().close();
        assertThatThrownBy(() -> storage().transactions().run(inserting("b")))
                .isInstanceOf(Trouble.Unavailable.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(this::kept).isInstanceOf(Trouble.Unavailable.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("zhanggui-writer") && thread.isAlive());
        try (var again = SqliteStorage.open(fixture.directory())) {
            assertThat(((SqliteStorage) again)
                            .links()
                            .<List<String>>withHandle(db -> db.createQuery("SELECT subscriber FROM outbox_lease")
                                    .mapTo(String.class)
                                    .list()))
                    .containsExactly("a");
        }
    }

    @Test
    void the_background_may_be_closed_first() throws Exception {
        storage().close();
        var background = new BackgroundThreads("shared");
        try (var other = SqliteStorage.open(fixture.directory(), background)) {
            background.close();
            assertThatThrownBy(() -> other.transactions().run(inserting("b"))).isInstanceOf(Trouble.Unavailable.class);
        }
    }
}
