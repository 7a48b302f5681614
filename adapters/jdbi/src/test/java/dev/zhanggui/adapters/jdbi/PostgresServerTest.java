package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Journal.Entry;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is particular to several instances on one PostgreSQL. */
final class PostgresServerTest {
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    private record No() implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    record Happened(String what) {}

    private static Decision<String, No> run(Storage storage, Supplier<String> work) {
        return storage.transactions().run(() -> Decision.accepted(work.get()));
    }

    private static void write(Storage storage, String id, long version) {
        storage.journal().write(Entry.of(NOW, Actor.DESK, "thing", id, version, new Happened(id + version)));
    }

    private static void insert(Connection connection, String id, long version) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO outbox (name, kind, subject, version, at, body)"
                    + " VALUES ('happened', 'thing', '" + id + "', " + version + ", 0, '{}')");
            statement.execute(
                    "INSERT INTO audit (at, actor, via, action, kind, subject, version, before_json, after_json, why,"
                            + " hash) VALUES (0, 'a', 'b', 'c', 'thing', '" + id + "', " + version
                            + ", '{}', '{}', '', '')");
        }
    }

    private List<String> unread(Storage storage) {
        return storage.outbox().unread("s", NOW, 10).stream()
                .map(event -> event.subject() + event.version())
                .toList();
    }

    @Test
    void a_deadlock_or_a_serialization_failure_runs_the_unit_again() {
        for (var state : List.of("40001", "40P01")) {
            var runs = new AtomicInteger();
            var decision = run(fixture.storage(), () -> {
                write(fixture.storage(), state, 1);
                if (runs.incrementAndGet() < 4) {
                    fixture.links()
                            .say("DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '" + state + "'; END $$");
                }
                return "done";
            });
            assertThat(decision).isEqualTo(Decision.accepted("done"));
            assertThat(runs).hasValue(4);
        }
        assertThat(fixture.storage().auditTrail().unsealed().rows()).isEqualTo(2);
    }

    @Test
    void it_does_not_run_again_for_ever() {
        var runs = new AtomicInteger();
        assertThatThrownBy(() -> run(fixture.storage(), () -> {
                    runs.incrementAndGet();
                    fixture.links().say("DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '40001'; END $$");
                    return "never";
                }))
                .isInstanceOf(Trouble.Unavailable.class);
        assertThat(runs).hasValue(PostgresTransactions.TRIES_MAX);
    }

    @Test
    void a_unit_that_swallows_an_error_is_not_answered_as_done() {
        assertThatThrownBy(() -> run(fixture.storage(), () -> {
                    write(fixture.storage(), "a", 1);
                    try {
                        fixture.links().say("SELECT 1 / 0");
                    } catch (RuntimeException e) {
                        return "swallowed";
                    }
                    return "went on";
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(fixture.storage().auditTrail().unsealed().rows()).isZero();
    }

    @Test
    void a_full_disk_and_a_lost_connection_are_troubles() {
        assertThatThrownBy(() -> run(fixture.storage(), () -> {
                    fixture.links().say("DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '53100'; END $$");
                    return "never";
                }))
                .isInstanceOf(Trouble.DiskFull.class);
        assertThatThrownBy(() -> run(fixture.storage(), () -> {
                    fixture.links().say("SELECT pg_terminate_backend(pg_backend_pid())");
                    return "never";
                }))
                .isInstanceOf(Trouble.Unavailable.class);
        assertThat(run(fixture.storage(), () -> "again")).isEqualTo(Decision.accepted("again"));
    }

    @Test
    void units_are_read_committed_whatever_the_default() {
        var config = new HikariConfig();
        config.setJdbcUrl(fixture.pool().getJdbcUrl());
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        config.setAutoCommit(false);
        try (var pool = new HikariDataSource(config);
                var storage = (PostgresStorage) PostgresStorage.on(pool)) {
            var level = run(
                    storage,
                    () -> storage.links().with(link -> {
                        try (var rows =
                                link.statement("SHOW transaction_isolation").executeQuery()) {
                            assertThat(rows.next()).isTrue();
                            return rows.getString(1);
                        }
                    }));
            assertThat(level).isEqualTo(Decision.accepted("read committed"));
        }
    }

    @Test
    void an_event_is_read_only_when_no_earlier_transaction_is_open() throws SQLException {
        fixture.storage().outbox().subscribe("s");
        try (var slow = fixture.pool().getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, "slow", 1);
            assertThat(run(fixture.storage(), () -> {
                        write(fixture.storage(), "fast", 1);
                        return "fast";
                    }))
                    .isEqualTo(Decision.accepted("fast"));
            assertThat(unread(fixture.storage())).isEmpty();
            assertThat(fixture.storage().auditTrail().seal(10)).isZero();
            slow.commit();
        }
        assertThat(unread(fixture.storage())).containsExactly("slow1", "fast1");
        assertThat(fixture.storage().auditTrail().seal(10)).isEqualTo(2);
        assertThat(fixture.storage().auditTrail().after(0, 10))
                .extracting(one -> one.row().orElseThrow().subject())
                .containsExactly("slow", "fast");
    }

    @Test
    void a_version_that_began_earlier_waits_for_the_lower_one_that_was_committed_first() throws SQLException {
        var storage = fixture.storage();
        storage.outbox().subscribe("s");
        try (var early = fixture.pool().getConnection();
                var later = fixture.pool().getConnection()) {
            early.setAutoCommit(false);
            later.setAutoCommit(false);
            insert(early, "other", 1);
            insert(later, "thing", 1);
            later.commit();
            insert(early, "thing", 2);
            early.commit();
        }
        assertThat(unread(storage)).containsExactly("other1", "thing1", "thing2");
        var first = storage.outbox().unread("s", NOW, 2);
        assertThat(first).extracting(PublishedEvent::subject).containsExactly("other");
        storage.outbox().settle("s", first, List.of(), NOW);
        var second = storage.outbox().unread("s", NOW, 1);
        // One at a time, the higher version is always in the way: it must not come first, and neither be lost.
        storage.outbox().settle("s", second, List.of(), NOW);
        var rest = new ArrayList<>(second);
        rest.addAll(storage.outbox().unread("s", NOW, 10));
        assertThat(rest).extracting(PublishedEvent::version).containsExactly(1L, 2L);
    }

    @Test
    void several_instances_seal_one_chain() {
        var other = fixture.another();
        for (int i = 1; i <= 40; i++) {
            int version = i;
            assertThat(run(i % 2 == 0 ? other : fixture.storage(), () -> {
                        write(version % 2 == 0 ? other : fixture.storage(), "x", version);
                        return "written";
                    }))
                    .isEqualTo(Decision.accepted("written"));
        }
        var sealed = new AtomicInteger();
        together(4, n -> {
            for (int i = 0; i < 40; i++) {
                sealed.addAndGet(
                        (n % 2 == 0 ? other : fixture.storage()).auditTrail().seal(3));
            }
        });
        assertThat(sealed).hasValue(40);
        assertThat(other.auditTrail().head().n()).isEqualTo(40);
        other.close();
    }

    @Test
    void instances_that_start_at_once_make_the_tables_once() throws SQLException {
        try (var connection = fixture.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
        together(3, n -> fixture.another().close());
        assertThat(run(fixture.storage(), () -> "ready")).isEqualTo(Decision.accepted("ready"));
    }

    @Test
    void what_is_appended_is_never_changed_or_deleted() {
        assertThat(run(fixture.storage(), () -> {
                    write(fixture.storage(), "a", 1);
                    return "a";
                }))
                .isEqualTo(Decision.accepted("a"));
        for (var sql :
                List.of("UPDATE audit SET why = 'x'", "DELETE FROM audit", "TRUNCATE audit", "TRUNCATE movement")) {
            assertThatThrownBy(() -> run(fixture.storage(), () -> {
                        fixture.links().say(sql);
                        return "never";
                    }))
                    .as(sql)
                    .isInstanceOf(Invariant.Broken.class);
        }
    }

    private static void together(int threads, IntConsumer work) {
        var failures = Collections.synchronizedList(new ArrayList<Throwable>());
        var done = new CountDownLatch(threads);
        try (var background = new BackgroundThreads("together")) {
            for (int i = 0; i < threads; i++) {
                int n = i;
                background.loop("t" + n, () -> {
                    try {
                        work.accept(n);
                    } catch (RuntimeException | Error e) {
                        failures.add(e);
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(failures).isEmpty();
    }
}
