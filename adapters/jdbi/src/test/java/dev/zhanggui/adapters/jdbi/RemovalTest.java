package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.backups.api.RestoreRefused.NotEmpty;
import dev.zhanggui.application.backups.api.RestoreRefused.SourceChanged;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.KeepingBuyers.Reveal;
import dev.zhanggui.domain.trade.BuyerKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A desk moves from its file to PostgreSQL: cut off, gone on with, compared, and the file left as it was. */
final class RemovalTest {
    @RegisterExtension
    final PostgresFixture postgres = new PostgresFixture();

    @TempDir
    private Path folder = Path.of("");

    private @Nullable BuyerKey buyer;
    private String head = "";

    @BeforeEach
    void a_desk_in_a_file() {
        try (var desk = BackedUp.open(SqliteStorage.open(folder))) {
            buyer = BackedUp.fill(desk);
            for (int i = 0; i < 300; i++) {
                BackedUp.reserve(desk, "more-" + i);
            }
            head = desk.auditing().head();
        }
    }

    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** All that the file says, as one sum. */
    private String content() throws SQLException, IOException {
        try (var link = new SqliteLinks(folder.resolve("desk.db")).open(false)) {
            return new Dump(link, Dialect.SQLITE)
                    .write(OutputStream.nullOutputStream(), Instant.EPOCH)
                    .sha256();
        }
    }

    private void arrived(String url) {
        var there = (PostgresStorage) PostgresStorage.on(url, folder);
        try (var desk = BackedUp.open(there)) {
            BackedUp.isSound(desk, head);
            BackedUp.heldAsWritten(there.links());
            var look = new Reveal(BackedUp.ME, Optional.ofNullable(buyer), Optional.empty(), "why");
            assertThat(desk.buyers().reveal(look).orThrow().personal()).isEqualTo(BackedUp.ZHANG);
            BackedUp.reserve(desk, "after");
            var unused = there.auditTrail().seal(1_000);
            BackedUp.isSound(desk, head);
        }
    }

    @Test
    void a_desk_moves_in_one_go_and_the_file_stays_as_it_was() throws Exception {
        var before = content();
        var bytes = Files.readAllBytes(folder.resolve("desk.db"));
        var url = PostgresFixture.emptyDatabase();
        var steps = new ArrayList<String>();
        long rows = PostgresStorage.moveFrom(folder, url, (step, done, total) -> steps.add(step))
                .orThrow();
        assertThat(rows).isGreaterThan(1_500);
        assertThat(steps).contains("reservation", "audit", "compare");
        arrived(url);
        assertThat(content()).isEqualTo(before);
        assertThat(Files.readAllBytes(folder.resolve("desk.db"))).isEqualTo(bytes);
    }

    @Test
    void cut_off_at_any_table_it_goes_on_from_there_and_no_desk_opens_meanwhile() throws Exception {
        var url = PostgresFixture.emptyDatabase();
        var moved = new ArrayList<String>();
        for (var table : List.of("movement", "audit", "promise", "compare")) {
            assertThatThrownBy(() -> PostgresStorage.moveFrom(folder, url, (step, done, total) -> {
                        moved.add(step);
                        if (step.equals(table)) {
                            throw new CutOff();
                        }
                    }))
                    .isInstanceOf(CutOff.class);
            assertThatThrownBy(() -> PostgresStorage.on(url, folder)).hasMessageContaining("migrate --to");
        }
        assertThat(moved).contains("movement", "audit", "promise", "compare");
        assertThat(PostgresStorage.moveFrom(folder, url, Progress.NONE).orThrow())
                .isGreaterThan(1_500);
        arrived(url);
    }

    @Test
    void a_file_that_was_changed_meanwhile_is_not_moved_half_and_half() throws Exception {
        var url = PostgresFixture.emptyDatabase();
        assertThatThrownBy(() -> PostgresStorage.moveFrom(folder, url, (step, done, total) -> {
                    throw new CutOff();
                }))
                .isInstanceOf(CutOff.class);
        try (var desk = BackedUp.open(SqliteStorage.open(folder))) {
            assertThatThrownBy(() -> PostgresStorage.moveFrom(folder, url, Progress.NONE))
                    .isInstanceOf(Trouble.AlreadyOpen.class);
            BackedUp.reserve(desk, "meanwhile");
        }
        assertThat(PostgresStorage.moveFrom(folder, url, Progress.NONE).<Object>fold(rows -> rows, refused -> refused))
                .isEqualTo(new SourceChanged(folder.toString()));
    }

    @Test
    void a_database_that_holds_something_is_left_alone() {
        var url = postgres.pool().getJdbcUrl();
        assertThat(PostgresStorage.moveFrom(folder, url, Progress.NONE).<Object>fold(rows -> rows, refused -> refused))
                .isInstanceOf(NotEmpty.class);
        assertThat(postgres.storage().selfChecks().writesStopped()).isEmpty();
    }
}
