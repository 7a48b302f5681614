package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.adapters.http.HttpDesk;
import dev.zhanggui.adapters.jdbi.PostgresStorage;
import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.spi.Trouble;
import java.net.BindException;
import java.util.HexFormat;

/** A desk with its doors open: the storage, the use cases, HTTP on the loopback address. */
public final class RunningDesk implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Zhanggui desk;
    private final HttpDesk http;
    private final String secret;

    private RunningDesk(Zhanggui desk, HttpDesk http, String secret) {
        this.desk = desk;
        this.http = http;
        this.secret = secret;
    }

    /**
     * Opens the desk at {@code place}.
     *
     * @param port 0 picks a free one
     * @throws Say where another program has the port
     * @throws Trouble.AlreadyOpen where another process has the folder's file open
     */
    public static RunningDesk open(DeskPlace place, int port) {
        return open(place, port, Doorway.shut(place));
    }

    /** The same behind a door through which the other desk may be opened. */
    static RunningDesk open(DeskPlace place, int port, Doorway door) {
        place.makeFolder();
        var secret = HexFormat.of().formatHex(Randomness.secure().bytes(SECRET_BYTES));
        var database = place.database();
        if (database != null) {
            return start(opened(PostgresStorage.on(database, place.folder()), place, door), port, secret);
        }
        var storage = SqliteStorage.open(place.folder());
        var running = start(opened(storage, place, door), port, secret);
        storage.announce(new DeskPlace.Holder(ProcessHandle.current().pid(), running.port(), secret).text());
        return running;
    }

    private static Zhanggui opened(Storage storage, DeskPlace place, Doorway door) {
        try {
            return Zhanggui.on(
                    storage,
                    Clock.system(),
                    new BackgroundThreads("zhanggui"),
                    Randomness.secure(),
                    new FileRoom(new PlatformFiles(), place.folder().resolve("uploads")),
                    door);
        } catch (RuntimeException | Error e) {
            storage.close();
            throw e;
        }
    }

    private static RunningDesk start(Zhanggui desk, int port, String secret) {
        try {
            return new RunningDesk(
                    desk, HttpDesk.start(desk, HttpDesk.Settings.local(port).withDeskSecret(secret)), secret);
        } catch (RuntimeException e) {
            desk.close();
            throw isTaken(e) ? new Say(Main.EXIT_REFUSED, Words.of("port.taken", String.valueOf(port))) : e;
        }
    }

    /** Whether another program has the port. */
    private static boolean isTaken(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    public int port() {
        return http.port();
    }

    String secret() {
        return secret;
    }

    public Zhanggui desk() {
        return desk;
    }

    @Override
    public void close() {
        http.close();
        desk.close();
    }
}
