package dev.zhanggui.bootstrap.pages;

import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.adapters.http.HttpDesk;
import dev.zhanggui.adapters.http.Sentences;
import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.adapters.web.Sheets;
import dev.zhanggui.adapters.web.Visitor;
import dev.zhanggui.adapters.web.WebDesk;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.domain.roles.Authority;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A whole desk with its pages, at which somebody who may do everything has sat down already. */
public final class PagesDesk implements AutoCloseable {
    static final String SECRET = "only-from-here";

    final Zhanggui desk;
    private final HttpDesk http;
    private final WebDesk pages;

    private PagesDesk(Zhanggui desk, int port) {
        this.desk = desk;
        var visitor = new Visitor(new Actor("lin", "web", Authority.ALL), "林一", "a-key-of-this-session");
        this.pages = WebDesk.on(desk, request -> Optional.of(visitor), Sentences::find, PagesDesk::sheet);
        this.http = HttpDesk.start(desk, HttpDesk.Settings.local(port).withDeskSecret(SECRET), pages.endpoints());
    }

    private static Sheets.Rows sheet(boolean workbook, OutputStream out, String name) {
        var sheet = new PlatformFiles().write(workbook ? TableFiles.Kind.XLSX : TableFiles.Kind.CSV, out, name);
        return new Sheets.Rows() {
            @Override
            public void row(List<String> cells) {
                sheet.row(cells);
            }

            @Override
            public void close() {
                sheet.close();
            }
        };
    }

    static PagesDesk open(Path folder, int port) {
        return new PagesDesk(
                Zhanggui.on(
                        SqliteStorage.open(folder),
                        Clock.system(),
                        new BackgroundThreads("pages"),
                        Randomness.secure(),
                        new FileRoom(new PlatformFiles(), folder.resolve("uploads"))),
                port);
    }

    int port() {
        return http.port();
    }

    @Override
    public void close() {
        pages.close();
        http.close();
        desk.close();
    }

    /** Stays open, for somebody who wants to look: the folder, then the port. */
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        Files.createDirectories(folder);
        try (var pages = open(folder, Integer.parseInt(args[1]))) {
            Thread.currentThread().join();
        }
    }
}
