package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.api.ImportingFiles.Send;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.bootstrap.DeskPlace;
import dev.zhanggui.bootstrap.RunningDesk;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** An empty desk with one store, to which files of orders are sent. */
final class FileDesk implements AutoCloseable {
    static final StoreId STORE = new StoreId("shop");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final RunningDesk running;

    FileDesk(Path folder, String currency, ZoneId zone) {
        this.folder = folder;
        this.running = RunningDesk.open(new DeskPlace(folder, null), 0);
        var store = Store.of(STORE, "own", Currency.getInstance(currency), zone);
        running.desk()
                .inventory()
                .catalog()
                .putStore(Put.of(Stocked.ACTOR, store))
                .orThrow();
    }

    /** What became of a file, and how long it took from its first byte to its end. */
    record Imported(Job job, double seconds) {}

    Imported orders(Path file) throws IOException {
        Imports imports = running.desk().imports().orElseThrow();
        long began = System.nanoTime();
        Job job;
        try (var in = Files.newInputStream(file)) {
            var send = new Send(
                    Stocked.ACTOR,
                    FileKind.ORDERS.code(),
                    Optional.of(STORE),
                    "auto",
                    false,
                    Optional.of(Files.size(file)));
            job = imports.files().start(send, in).orThrow();
        }
        while (!job.state().ended()) {
            job = imports.jobs().await(job.id(), Optional.of(job), PATIENCE).orElseThrow();
        }
        return new Imported(job, (System.nanoTime() - began) / 1e9);
    }

    /** One number out of the file, by the storage's own tables. */
    long number(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("desk.db"));
    }

    @Override
    public void close() {
        running.close();
    }
}
