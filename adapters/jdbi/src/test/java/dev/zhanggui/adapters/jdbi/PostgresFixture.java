package dev.zhanggui.adapters.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.zhanggui.application.Storage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A storage in a new database for each test, on one server for all of them. */
final class PostgresFixture implements BeforeEachCallback, AfterEachCallback {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private @Nullable HikariDataSource pool;
    private @Nullable Storage storage;
    private @Nullable Path folder;

    /** Started by the first test that needs it; the JVM's end stops it. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var memory = Path.of("/dev/shm");
                var data = Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "zhanggui-postgres")
                        : Files.createTempDirectory("zhanggui-postgres");
                return EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("deadlock_timeout", "100ms")
                        // As in real life: the desk examines itself, and would find these missing.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Storage storage() {
        return Objects.requireNonNull(storage);
    }

    HikariDataSource pool() {
        return Objects.requireNonNull(pool);
    }

    PostgresLinks links() {
        return ((PostgresStorage) storage()).links();
    }

    /** A desk that nobody has used, made once: a copy of it is there much sooner than all tables one by one. */
    private static final class Unused {
        static final String NAME = made();

        private static String made() {
            var url = emptyDatabase();
            try (var pool = pool(url);
                    var storage = PostgresStorage.on(pool)) {
                return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
            }
        }
    }

    /** An empty database on the same server. */
    static String emptyDatabase() {
        return copyOf("template1");
    }

    private static String copyOf(String template) {
        var name = "desk" + DATABASES.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var unused = statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** A pool on a new and empty database. */
    static HikariDataSource database() {
        return pool(emptyDatabase());
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Another instance on the same database. */
    Storage another() {
        return PostgresStorage.on(pool());
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        var fresh = pool(copyOf(Unused.NAME));
        pool = fresh;
        var place = Files.createTempDirectory("zhanggui-postgres-desk");
        folder = place;
        storage = PostgresStorage.on(fresh, place);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        storage().close();
        pool().close();
        SqliteFixture.delete(Objects.requireNonNull(folder));
    }
}
