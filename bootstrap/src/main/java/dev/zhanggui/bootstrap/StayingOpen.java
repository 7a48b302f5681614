package dev.zhanggui.bootstrap;

import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.bootstrap.demo.DemoFiles;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a desk open until the program ends: the team's own, or the demo company's. Where the other is wanted, the one
 * is closed before it is opened, on the same port; the demo company is deleted once it is left.
 */
final class StayingOpen {
    private final DeskPlace own;
    private final Serving.Checked serving;
    private final PrintWriter out;
    private final PrintWriter error;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int port;
    private @Nullable Doorway door;
    private boolean ending;

    /** @param port 0 picks a free one, and keeps it for the desk that comes after */
    StayingOpen(DeskPlace own, int port, Serving.Checked serving, PrintWriter out, PrintWriter error) {
        this.own = own;
        this.port = port;
        this.serving = serving;
        this.out = out;
        this.error = error;
    }

    /** Returns once {@link #end} was called and all is closed. */
    void keepOpen(boolean demo) throws InterruptedException {
        try {
            boolean other = serve(demo);
            for (boolean next = !demo; other; next = !next) {
                other = serve(next);
            }
        } finally {
            closed.countDown();
        }
    }

    /** Closes what is open and waits for it; for the hook that runs when the program is stopped. */
    void end() {
        synchronized (this) {
            ending = true;
            if (door != null) {
                door.end();
            }
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Doorway at(DeskPlace place) {
        var opened = Doorway.of(place);
        door = opened;
        if (ending) {
            opened.end();
        }
        return opened;
    }

    /** Serves one of the two; answers whether the other is wanted then. */
    private boolean serve(boolean demo) throws InterruptedException {
        boolean isNew = demo && DemoFolder.make(own, stage -> error.println(Words.of(stage.key())));
        if (!demo && own.database() == null) {
            DemoFolder.leave(own);
        }
        var place = demo ? DemoFolder.in(own) : own;
        var opened = at(place);
        try (var running = RunningDesk.open(place, port, serving, opened)) {
            if (isNew) {
                var unused = DemoFiles.sendIn(running.desk());
            }
            port = running.port();
            tell(running);
            if (demo) {
                error.println(Words.of("demo.open", own.folder()));
            }
            return opened.isChangeWanted();
        } catch (Trouble.AlreadyOpen held) {
            var who = place.holder().map(holder -> "pid " + holder.pid() + ", port " + holder.port());
            throw new Say(Main.EXIT_REFUSED, Words.of("held", place.folder(), who.orElse("?")));
        }
    }

    /** Where the desk is; and, while nobody owns it, how somebody comes to. */
    private void tell(RunningDesk running) {
        out.println("listening on " + serving.listening(port));
        running.desk()
                .access()
                .settingUp()
                .openSetup()
                .ifPresent(
                        link -> out.println(Words.of("setup.link", serving.address(port) + "/setup/" + link.secret())));
        out.flush();
    }
}
