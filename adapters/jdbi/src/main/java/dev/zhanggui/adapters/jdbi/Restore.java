package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.backups.api.RestoreRefused.DamagedBackup;
import dev.zhanggui.application.backups.api.RestoreRefused.NotEmpty;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.domain.shared.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Brings a backup back where there is no desk. The file is proven first, its rows are proven again where they arrive,
 * and only then does anything stand there: a file under its name, or a transaction committed.
 */
final class Restore {
    /** What a restore that was cut off leaves; the desk does not open beside it. */
    static final String PART = "desk.db.restoring";

    private static final List<String> PRAGMAS =
            List.of("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "temp_store = 2");

    private Restore() {}

    static Decision<Backup, RestoreRefused> intoFolder(Path backup, Path folder, Progress progress) {
        return BackupFile.open(backup).then(file -> {
            try (file) {
                return file.proven(progress).then(proven -> fill(backup, file, folder, progress));
            }
        });
    }

    private static Decision<Backup, RestoreRefused> fill(Path backup, BackupFile file, Path folder, Progress progress) {
        var target = folder.resolve(SqliteStorage.FILE);
        var part = folder.resolve(PART);
        try (var lock = FolderLock.hold(folder)) {
            lock.announce("");
            if (Files.exists(target)) {
                return Decision.refused(new NotEmpty(folder.toString()));
            }
            Files.deleteIfExists(part);
            Files.createFile(part, KeyFile.ownerOnly(folder));
            var refused = filled(file, part, progress);
            if (refused.isPresent()) {
                Files.delete(part);
                return Decision.refused(refused.get());
            }
            Durable.content(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Durable.names(folder);
            return Decision.accepted(BackupFolder.described(backup).orElseThrow());
        } catch (IOException e) {
            return Decision.refused(new DamagedBackup(backup.toString(), String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw Dialect.SQLITE.translated(e);
        }
    }

    private static Optional<RestoreRefused> filled(BackupFile file, Path part, Progress progress)
            throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + part)) {
            try (var statement = connection.createStatement()) {
                for (var pragma : PRAGMAS) {
                    var unused = statement.execute("PRAGMA " + pragma);
                }
            }
            connection.setAutoCommit(false);
            var refused = new Load(connection, Dialect.SQLITE).run(file, progress);
            connection.commit();
            return refused;
        }
    }

    static Decision<Backup, RestoreRefused> intoPostgres(Path backup, String url, Progress progress) {
        return BackupFile.open(backup).then(file -> {
            try (file) {
                return file.proven(progress).then(proven -> fill(backup, file, url, progress));
            }
        });
    }

    private static Decision<Backup, RestoreRefused> fill(Path backup, BackupFile file, String url, Progress progress) {
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            lock(connection);
            if (!TableShapes.names(connection, Dialect.POSTGRES).isEmpty()) {
                return Decision.refused(new NotEmpty(withoutSecrets(url)));
            }
            var refused = new Load(connection, Dialect.POSTGRES).run(file, progress);
            if (refused.isPresent()) {
                connection.rollback();
                return Decision.refused(refused.get());
            }
            connection.commit();
            return Decision.accepted(BackupFolder.described(backup).orElseThrow());
        } catch (IOException e) {
            return Decision.refused(new DamagedBackup(backup.toString(), String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw Dialect.POSTGRES.translated(e);
        }
    }

    /** Nobody else makes or changes tables meanwhile. */
    static void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var unused = statement.execute("SELECT pg_advisory_xact_lock(" + AdvisoryLocks.MIGRATION + ")");
        }
    }

    /** An address as it may be shown: what follows the question mark may hold a password. */
    static String withoutSecrets(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
