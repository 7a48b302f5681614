package dev.zhanggui.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with the file in their hands changes the journal: it is found, and the first bad row is named. */
class TamperedAuditTest {
    private static final int RECEIPTS = 10;

    @TempDir
    private Path folder = Path.of("");

    private String head = "";

    @BeforeEach
    void a_desk_with_a_journal() {
        try (var desk = Zhanggui.on(SqliteStorage.open(folder))) {
            Victim.stock(desk, 100);
            for (int i = 0; i < RECEIPTS; i++) {
                desk.inventory()
                        .moving()
                        .receive(Book.of(Victim.ACTOR, Victim.sku(i), Victim.WAREHOUSE, 1))
                        .orThrow();
            }
            head = desk.auditing().head();
            assertThat(desk.auditing().verify(Optional.of(head))).isInstanceOf(Verdict.Whole.class);
        }
    }

    @Test
    void a_flipped_byte_is_found() throws Exception {
        tamper("audit", "UPDATE audit SET after_json = after_json || ' ' WHERE id = 7");
        assertThat(verified(Optional.empty())).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.firstBadRow()).isEqualTo(7);
            assertThat(broken.what()).isEqualTo("content");
        });
    }

    @Test
    void a_row_whose_hash_was_made_to_fit_is_found_by_the_chain() throws Exception {
        tamper("audit", "UPDATE audit SET actor = 'somebody else', hash = zeroblob(32) WHERE id = 5");
        assertThat(verified(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.firstBadRow()).isEqualTo(5));
    }

    @Test
    void a_deleted_row_is_found() throws Exception {
        tamper("audit", "DELETE FROM audit WHERE id = 9");
        assertThat(verified(Optional.empty())).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.firstBadRow()).isEqualTo(9);
            assertThat(broken.what()).isEqualTo("missing");
        });
    }

    @Test
    void a_deleted_row_with_its_seal_is_found() throws Exception {
        tamper("audit", "DELETE FROM audit WHERE id = 9");
        tamper("audit_seal", "DELETE FROM audit_seal WHERE n = 9");
        assertThat(verified(Optional.empty())).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void a_row_smuggled_in_without_a_seal_is_found() throws Exception {
        tamper(
                "audit",
                "INSERT INTO audit (at, actor, via, action, kind, subject, version, before_json, after_json, why, hash)"
                        + " SELECT at - 60000, actor, via, action, kind, subject, version, before_json, after_json, why, hash"
                        + " FROM audit WHERE id = 3");
        assertThat(verified(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.what()).isEqualTo("unsealed"));
    }

    @Test
    void a_cut_tail_is_found_with_the_head_that_was_kept_elsewhere() throws Exception {
        tamper("audit", "DELETE FROM audit WHERE id > 12");
        tamper("audit_seal", "DELETE FROM audit_seal WHERE n > 12");
        assertThat(verified(Optional.of(head)))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.what()).isEqualTo("tail"));
    }

    @Test
    void the_journal_refuses_to_be_changed_by_plain_sql() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("desk.db"));
                var statement = connection.createStatement()) {
            for (var table : new String[] {"audit", "audit_seal", "movement"}) {
                assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM " + table))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("append-only");
            }
        }
    }

    private Verdict verified(Optional<String> anchor) {
        try (var desk = Zhanggui.on(SqliteStorage.open(folder))) {
            return desk.auditing().verify(anchor);
        }
    }

    /** As somebody would who takes the guards away first. */
    private void tamper(String table, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("desk.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("DROP TRIGGER IF EXISTS " + table + "_is_never_changed");
            statement.executeUpdate("DROP TRIGGER IF EXISTS " + table + "_is_never_deleted");
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
