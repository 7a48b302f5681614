package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.SelfChecks.Finding.Level;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The file itself: settings, tables, and what it refuses. */
final class SqliteFileTest {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    private void write(String sql) {
        Decision<Boolean, Refusal> done = fixture.storage().transactions().run(() -> {
            fixture.links().say(sql);
            return Decision.accepted(true);
        });
        assertThat(done.orThrow()).isTrue();
    }

    private Finding finding(String check) {
        return fixture.storage().selfChecks().examine().stream()
                .filter(one -> one.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void both_kinds_of_connection_are_set_up_as_they_must_be() throws SQLException {
        try (var writer = fixture.links().open(true);
                var reader = fixture.links().open(false)) {
            assertThat(SqliteLinks.one(writer, "PRAGMA synchronous")).isEqualTo("2");
            assertThat(SqliteLinks.one(writer, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(SqliteLinks.one(writer, "PRAGMA foreign_keys")).isEqualTo("1");
            assertThat(SqliteLinks.one(writer, "PRAGMA busy_timeout")).isEqualTo("5000");
            assertThat(SqliteLinks.one(reader, "PRAGMA query_only")).isEqualTo("1");
            assertThat(SqliteLinks.one(reader, "PRAGMA synchronous")).isEqualTo("2");
        }
    }

    @Test
    void a_setting_that_was_changed_is_found() {
        assertThat(finding("sqlite-writer").level()).isEqualTo(Level.OK);
        write("PRAGMA foreign_keys = 0");
        assertThat(finding("sqlite-writer").level()).isEqualTo(Level.OK); // within a transaction it changes nothing
        write("PRAGMA busy_timeout = 1");
        assertThat(finding("sqlite-writer").level()).isEqualTo(Level.BAD);
        assertThat(finding("sqlite-writer").facts()).containsEntry("busy_timeout", "1");
    }

    @Test
    void all_tables_are_strict() throws SQLException {
        var loose = fixture.links()
                .withHandle(db -> db.createQuery("""
                        SELECT name FROM pragma_table_list
                         WHERE schema = 'main' AND type = 'table' AND NOT strict
                           AND name NOT IN ('sqlite_schema', 'schema_version')""").mapTo(String.class).list());
        assertThat(loose).isEmpty();
    }

    @Test
    void an_older_sqlite_is_refused() {
        SqliteLinks.requireVersion("3.51.3");
        SqliteLinks.requireVersion("3.54.1");
        SqliteLinks.requireVersion("4.0");
        assertThatThrownBy(() -> SqliteLinks.requireVersion("3.51.2")).hasMessageContaining("too old");
        assertThatThrownBy(() -> SqliteLinks.requireVersion("3.9.9")).hasMessageContaining("too old");
    }

    @Test
    void only_its_owner_may_read_the_file() throws Exception {
        var permissions = Files.getPosixFilePermissions(fixture.directory().resolve("desk.db"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void what_is_appended_is_never_changed_or_deleted() {
        write("INSERT INTO sku (sku, product, title, version) VALUES ('s', 'p', 't', 1)");
        write("INSERT INTO movement VALUES ('s', 1, 'l', 'receipt', 0, '', 0)");
        write("INSERT INTO audit (at, actor, via, action, kind, subject, version, before_json, after_json, why, hash)"
                + " VALUES (1, '', '', '', '', '', 1, '{}', '{}', '', x'00')");
        for (var sql : List.of(
                "UPDATE movement SET units = 1",
                "DELETE FROM movement",
                "UPDATE audit SET why = 'x'",
                "DELETE FROM audit",
                "UPDATE audit_seal SET n = 2",
                "DELETE FROM audit_seal")) {
            assertThatThrownBy(() -> write(sql)).as(sql).isInstanceOf(Invariant.Broken.class);
        }
    }

    @Test
    void a_shelf_cannot_be_oversold_even_by_hand() {
        write("INSERT INTO sku (sku, product, title, version) VALUES ('s', 'p', 't', 1)");
        write("INSERT INTO location (id, name, kind, province, city, zone, version)"
                + " VALUES ('l', 'n', 'warehouse', '', '', 'UTC', 1)");
        write("INSERT INTO shelf VALUES ('s', 'l', 10, 0, 0, 0)");
        assertThatThrownBy(() -> write("UPDATE shelf SET held = 11"))
                .isInstanceOf(Invariant.Broken.class)
                .hasMessageContaining("never_oversold");
        assertThatThrownBy(() -> write("UPDATE shelf SET on_hand = -1")).isInstanceOf(Invariant.Broken.class);
        assertThat(finding("stock-on-hand").level()).isEqualTo(Level.BAD);
        assertThat(finding("stock-on-hand").facts()).containsEntry("wrong", List.of("s @ l"));
        write("UPDATE shelf SET held = 3");
        assertThat(finding("stock-promised").level()).isEqualTo(Level.BAD);
        write("UPDATE shelf SET short = 1");
        assertThat(finding("stock-short").level()).isEqualTo(Level.BAD);
    }

    @Test
    void a_newer_file_is_refused_with_a_sentence() throws Exception {
        fixture.storage().close();
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + fixture.directory().resolve("desk.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO schema_version VALUES (99, 'V99', 'x')"))
                    .isEqualTo(1);
        }
        assertThatThrownBy(() -> SqliteStorage.open(fixture.directory()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer program");
    }

    @Test
    void a_migration_that_was_changed_afterwards_is_refused() throws Exception {
        fixture.storage().close();
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + fixture.directory().resolve("desk.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE schema_version SET checksum = 'x'"))
                    .isPositive();
        }
        assertThatThrownBy(() -> SqliteStorage.open(fixture.directory())).hasMessageContaining("V1__stock.sql");
    }
}
