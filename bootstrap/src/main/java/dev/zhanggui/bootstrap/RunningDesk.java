package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.adapters.http.HttpDesk;
import dev.zhanggui.adapters.http.Sentences;
import dev.zhanggui.adapters.jdbi.PostgresStorage;
import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.adapters.passwords.Argon2id;
import dev.zhanggui.adapters.web.WebDesk;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Surroundings;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.spi.Trouble;
import java.net.BindException;
import java.util.HexFormat;
import java.util.Optional;

/** A desk with its doors open: the storage, the use cases, pages and operations on one port. */
public final class RunningDesk implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Zhanggui desk;
    private final HttpDesk http;
    private final WebDesk pages;
    private final String secret;

    private RunningDesk(Zhanggui desk, HttpDesk http, WebDesk pages, String secret) {
        this.desk = desk;
        this.http = http;
        this.pages = pages;
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
        return open(place, port, Serving.Checked.LOCAL, Doorway.shut(place));
    }

    /** The same served as asked, behind a door through which the other desk may be opened. */
    static RunningDesk open(DeskPlace place, int port, Serving.Checked serving, Doorway door) {
        place.makeFolder();
        var secret = HexFormat.of().formatHex(Randomness.secure().bytes(SECRET_BYTES));
        var database = place.database();
        if (database != null) {
            var kept = PostgresStorage.on(database, place.folder());
            return start(opened(kept, place, door), place, port, secret, serving);
        }
        var storage = SqliteStorage.open(place.folder());
        var running = start(opened(storage, place, door), place, port, secret, serving);
        var holder = new DeskPlace.Holder(ProcessHandle.current().pid(), running.http.portFromHere(), secret);
        storage.announce(holder.text());
        return running;
    }

    private static Zhanggui opened(Storage storage, DeskPlace place, Doorway door) {
        try {
            return Zhanggui.on(
                    storage,
                    Surroundings.ofThisMachine()
                            .withFiles(new FileRoom(
                                    new PlatformFiles(), place.folder().resolve("uploads")))
                            .withPasswords(Argon2id.atLeastCost(Randomness.secure()))
                            .in(door));
        } catch (RuntimeException | Error e) {
            storage.close();
            throw e;
        }
    }

    private static RunningDesk start(Zhanggui desk, DeskPlace place, int port, String secret, Serving.Checked serving) {
        var settings = HttpDesk.Settings.local(port)
                .boundTo(serving.bind())
                .withDeskSecret(secret)
                .reached(serving.reached());
        var pages = WebDesk.on(
                desk,
                new WebDesk.Reached(
                        serving.publicUrl(),
                        serving.secure(),
                        serving.exposed() ? Optional.of("band.insecure") : Optional.empty(),
                        place.demo()),
                Sentences::find,
                new SheetFiles());
        try {
            return new RunningDesk(desk, HttpDesk.start(desk, settings, pages.endpoints()), pages, secret);
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

    /** The port on which browsers and programs reach it. */
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
        pages.close();
        http.close();
        desk.close();
    }
}
