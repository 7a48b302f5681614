package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.backups.api.RestoreRefused.BrokenJournal;
import dev.zhanggui.application.backups.api.RestoreRefused.DamagedBackup;
import dev.zhanggui.application.backups.api.RestoreRefused.NewerBackup;
import dev.zhanggui.application.backups.api.RestoreRefused.NotEmpty;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataLocked;
import dev.zhanggui.application.trade.api.KeepingBuyers.Reveal;
import dev.zhanggui.domain.shared.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Backups of both engines, brought back on both; and what is refused with a reason. */
final class RestoreTest {
    @RegisterExtension
    final SqliteFixture sqlite = new SqliteFixture();

    @RegisterExtension
    final PostgresFixture postgres = new PostgresFixture();

    @TempDir
    private Path folder = Path.of("");

    private Path backup() {
        var desk = BackedUp.open(sqlite.storage());
        var unused = BackedUp.fill(desk);
        return BackedUp.file(sqlite.storage(), BackedUp.backup(desk));
    }

    private static void assertRefused(Decision<?, RestoreRefused> decision, Class<? extends RestoreRefused> reason) {
        assertThat(decision.<Object>fold(done -> done, refused -> refused)).isInstanceOf(reason);
    }

    @Test
    void a_backup_made_while_eight_callers_reserve_is_one_moment() throws Exception {
        var desk = BackedUp.open(sqlite.storage());
        var unused = BackedUp.fill(desk);
        var made = BackedUp.underLoad(desk);
        var file = BackedUp.file(sqlite.storage(), made);
        assertThat(SqliteStorage.restore(file, folder, Progress.NONE).orThrow()).isEqualTo(made);
        var permissions = Files.getPosixFilePermissions(folder.resolve("desk.db"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        var storage = SqliteStorage.open(folder);
        try (var copy = BackedUp.open(storage)) {
            BackedUp.isSound(copy, made.auditHead());
            BackedUp.heldAsWritten(storage.links());
            BackedUp.reserve(copy, "after");
            BackedUp.isSound(copy, made.auditHead());
        }
    }

    @Test
    void a_backup_of_postgresql_under_load_comes_back_in_postgresql_and_in_a_file() throws Exception {
        var desk = BackedUp.open(postgres.storage());
        var unused = BackedUp.fill(desk);
        assertThat(postgres.storage().auditTrail().seal(1_000))
                .as("some are sealed, some not")
                .isGreaterThan(8);
        var made = BackedUp.underLoad(desk);
        var file = BackedUp.file(postgres.storage(), made);

        var url = PostgresFixture.emptyDatabase();
        assertThat(PostgresStorage.restore(file, url, Progress.NONE).orThrow()).isEqualTo(made);
        var there = (PostgresStorage) PostgresStorage.on(url);
        try (var copy = BackedUp.open(there)) {
            BackedUp.isSound(copy, made.auditHead());
            BackedUp.heldAsWritten(there.links());
            goesOn(copy, there, made.auditHead());
        }

        assertThat(SqliteStorage.restore(file, folder, Progress.NONE).orThrow()).isEqualTo(made);
        var here = SqliteStorage.open(folder);
        try (var copy = BackedUp.open(here)) {
            BackedUp.isSound(copy, made.auditHead());
            BackedUp.heldAsWritten(here.links());
            goesOn(copy, here, made.auditHead());
        }
    }

    /** New rows get numbers and seals behind those that came back, and new events are still to be told. */
    private static void goesOn(Zhanggui copy, JdbiStorage storage, String head) {
        copy.events().subscribe("listener", event -> {});
        BackedUp.reserve(copy, "after");
        var unused = storage.auditTrail().seal(1_000);
        BackedUp.isSound(copy, head);
        assertThat(storage.auditTrail().unsealed().rows()).isZero();
    }

    @Test
    void events_that_were_not_told_yet_are_told_after_the_restore() throws Exception {
        var storage = sqlite.storage();
        storage.outbox().subscribe("slow");
        var desk = BackedUp.open(storage);
        var unused = BackedUp.fill(desk);
        var now = desk.now();
        var waiting = storage.outbox().unread("slow", now, 1_000);
        assertThat(waiting).hasSizeGreaterThan(8);
        storage.outbox().settle("slow", waiting.subList(0, 5), List.of(), now);
        var file = BackedUp.file(storage, BackedUp.backup(desk));
        var url = PostgresFixture.emptyDatabase();
        var restored = PostgresStorage.restore(file, url, Progress.NONE).orThrow();
        assertThat(restored.rows()).isPositive();
        try (var there = PostgresStorage.on(url)) {
            assertThat(there.outbox().unread("slow", now, 1_000)).isEqualTo(waiting.subList(5, waiting.size()));
        }
    }

    @Test
    void without_the_keys_personal_data_stays_locked_until_they_are_put_back() throws Exception {
        var desk = BackedUp.open(sqlite.storage());
        var buyer = BackedUp.fill(desk);
        var file = BackedUp.file(sqlite.storage(), BackedUp.backup(desk));
        var keys = Files.readAllBytes(sqlite.directory().resolve("keys"));
        assertThat(contains(file, new String(keys, StandardCharsets.UTF_8).split("\\.")[1]))
                .isFalse();
        assertThat(SqliteStorage.restore(file, folder, Progress.NONE).orThrow().rows())
                .isPositive();
        var look = new Reveal(BackedUp.ME, Optional.of(buyer), Optional.empty(), "why");
        try (var copy = BackedUp.open(SqliteStorage.open(folder))) {
            assertThat(copy.buyers().reveal(look).<Object>fold(shown -> shown, refused -> refused))
                    .isInstanceOf(PersonalDataLocked.class);
            assertThat(folder.resolve("keys")).doesNotExist();
        }
        Files.write(folder.resolve("keys"), keys);
        try (var copy = BackedUp.open(SqliteStorage.open(folder))) {
            assertThat(copy.buyers().reveal(look).orThrow().personal()).isEqualTo(BackedUp.ZHANG);
        }
    }

    private static boolean contains(Path zip, String text) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void a_damaged_file_is_refused_wherever_it_is_damaged() throws Exception {
        var path = backup();
        var written = BackupFolder.described(path).orElseThrow();
        var whole = Files.readAllBytes(path);
        var file = folder.resolve("damaged.zip");
        int tried = 0;
        int refused = 0;
        for (int at = 0; at < whole.length; at += Math.max(1, whole.length / 120)) {
            tried++;
            var bytes = whole.clone();
            bytes[at] ^= 0x10;
            Files.write(file, bytes);
            var restored = SqliteStorage.restore(file, folder.resolve("copy"), Progress.NONE);
            // No reader looks at some bytes (a time, a local header); then what comes back is right all the same.
            boolean passed = restored.fold(done -> done.sha256().equals(written.sha256()), no -> false);
            if (passed) {
                Files.delete(folder.resolve("copy").resolve("desk.db"));
            } else {
                refused++;
                assertThat(folder.resolve("copy").resolve("desk.db")).doesNotExist();
            }
        }
        assertThat(refused).isGreaterThan(tried / 2);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        assertRefused(SqliteStorage.restore(file, folder, Progress.NONE), DamagedBackup.class);
        Files.writeString(file, "my shopping list");
        assertRefused(SqliteStorage.restore(file, folder, Progress.NONE), DamagedBackup.class);
        assertRefused(PostgresStorage.restore(file, "jdbc:postgresql://nowhere/", Progress.NONE), DamagedBackup.class);
    }

    @Test
    void rows_that_somebody_changed_and_zipped_again_are_refused_by_their_sum() throws Exception {
        var whole = backup();
        var file = rewritten(whole, "tables/shelf.ndjson", text -> text.replace("999998", "999999"));
        assertThat(SqliteStorage.restore(file, folder, Progress.NONE)
                        .<Object>fold(done -> done, refused -> refused.toString()))
                .asString()
                .contains("table shelf", "content");
        file = rewritten(whole, "tables/shelf.ndjson", text -> text + "\n" + text);
        assertRefused(SqliteStorage.restore(file, folder, Progress.NONE), DamagedBackup.class);
        file = rewritten(whole, Dump.MANIFEST, text -> text.replaceFirst("\"sha256\" : \"....", "\"sha256\" : \"0000"));
        assertRefused(SqliteStorage.restore(file, folder, Progress.NONE), DamagedBackup.class);
        assertThat(folder.resolve("desk.db")).doesNotExist();
    }

    @Test
    void a_newer_backup_is_refused() throws Exception {
        var file =
                rewritten(backup(), Dump.MANIFEST, text -> text.replaceFirst("\"schema\" : \\d+", "\"schema\" : 99"));
        assertThat(SqliteStorage.restore(file, folder, Progress.NONE).<Object>fold(done -> done, refused -> refused))
                .isEqualTo(new NewerBackup(99, Migrations.newest()));
    }

    @Test
    void a_journal_with_its_tail_cut_off_is_refused_although_its_sums_are_right() throws Exception {
        var file = rewritten(
                backup(),
                Dump.MANIFEST,
                text -> text.replaceFirst("\"auditHead\" : \"[^\"]+\"", "\"auditHead\" : \"1:0\""));
        assertRefused(SqliteStorage.restore(file, folder, Progress.NONE), BrokenJournal.class);
    }

    private interface Change {
        String of(String text);
    }

    private Path rewritten(Path zip, String name, Change change) throws IOException {
        var out = Files.createTempFile(folder, "rewritten", ".zip");
        try (var in = new ZipInputStream(Files.newInputStream(zip));
                var to = new ZipOutputStream(Files.newOutputStream(out))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write((entry.getName().equals(name) ? change.of(text) : text).getBytes(StandardCharsets.UTF_8));
                to.closeEntry();
            }
        }
        return out;
    }

    @Test
    void nothing_is_written_over_what_is_there() throws Exception {
        var file = backup();
        assertThat(SqliteStorage.restore(file, folder, Progress.NONE).orThrow().rows())
                .isPositive();
        assertRefused(SqliteStorage.restore(file, folder, Progress.NONE), NotEmpty.class);
        var url = PostgresFixture.emptyDatabase();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("CREATE TABLE somebody_elses (n INTEGER)"))
                    .isZero();
        }
        assertRefused(PostgresStorage.restore(file, url, Progress.NONE), NotEmpty.class);
        assertThatThrownBy(() -> SqliteStorage.restore(file, sqlite.directory(), Progress.NONE))
                .isInstanceOf(Trouble.AlreadyOpen.class);
    }

    /** As a kill would: nothing after it runs. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Progress cutOffAt(String step) {
        return (now, done, total) -> {
            if (now.equals(step)) {
                throw new CutOff();
            }
        };
    }

    @Test
    void a_restore_that_is_cut_off_leaves_nothing_that_opens_and_is_simply_run_again() throws Exception {
        var file = backup();
        for (var step : List.of("check", "restore")) {
            assertThatThrownBy(() -> SqliteStorage.restore(file, folder, cutOffAt(step)))
                    .isInstanceOf(CutOff.class);
            assertThat(folder.resolve("desk.db")).doesNotExist();
        }
        assertThatThrownBy(() -> SqliteStorage.open(folder)).hasMessageContaining("cut off");
        assertThat(folder.resolve("desk.db")).doesNotExist();
        var restored = SqliteStorage.restore(file, folder, Progress.NONE).orThrow();
        try (var copy = BackedUp.open(SqliteStorage.open(folder))) {
            BackedUp.isSound(copy, restored.auditHead());
        }
        var url = PostgresFixture.emptyDatabase();
        assertThatThrownBy(() -> PostgresStorage.restore(file, url, cutOffAt("restore")))
                .isInstanceOf(CutOff.class);
        try (var connection = DriverManager.getConnection(url)) {
            assertThat(TableShapes.names(connection, Dialect.POSTGRES)).isEmpty();
        }
    }

    @Test
    void before_tables_are_changed_they_are_backed_up_as_they_were() throws Exception {
        var old = folder.resolve("old");
        Files.createDirectories(old);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + old.resolve("desk.db"))) {
            new Migrations(Dialect.SQLITE).upTo(1).apply(connection);
        }
        try (var storage = SqliteStorage.open(old)) {
            assertThat(storage.backups().all())
                    .singleElement()
                    .satisfies(one -> assertThat(one.schema()).isEqualTo(1));
            var file = BackedUp.file(storage, storage.backups().all().get(0));
            assertThat(SqliteStorage.restore(file, folder, Progress.NONE)
                            .orThrow()
                            .schema())
                    .isEqualTo(1);
        }
        try (var copy = SqliteStorage.open(folder);
                var again = SqliteStorage.open(old)) {
            assertThat(copy.backups().all()).isEmpty();
            assertThat(again.backups().all()).hasSize(1);
        }
    }

    @Test
    void both_engines_have_the_same_tables_in_the_four_kinds_that_travel() {
        var here = sqlite.links().with(link -> TableShapes.of(link.connection, Dialect.SQLITE));
        var there = postgres.links().with(link -> TableShapes.of(link.connection, Dialect.POSTGRES));
        assertThat(there.stream().map(TableShape::name))
                .containsExactlyInAnyOrderElementsOf(
                        here.stream().map(TableShape::name).toList());
        for (var table : here) {
            var other = there.stream()
                    .filter(one -> one.name().equals(table.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(other.key()).as(table.name()).isEqualTo(table.key());
            assertThat(other.columns().stream().map(column -> column.name() + " " + column.kind()))
                    .as(table.name())
                    .containsExactlyInAnyOrderElementsOf(table.columns().stream()
                            .map(column -> column.name() + " " + column.kind())
                            .toList());
        }
    }
}
