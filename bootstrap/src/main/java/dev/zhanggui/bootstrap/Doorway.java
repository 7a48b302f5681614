package dev.zhanggui.bootstrap;

import dev.zhanggui.application.demo.spi.House;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The door of a desk that is open: it tells whoever keeps it open when the other desk is wanted, or none. */
final class Doorway implements House {
    private final boolean demo;
    private final boolean opens;
    private final CompletableFuture<Boolean> wanted = new CompletableFuture<>();

    private Doorway(boolean demo, boolean opens) {
        this.demo = demo;
        this.opens = opens;
    }

    /** Nobody waits behind it: a command opened the desk for its own work. */
    static Doorway shut(DeskPlace place) {
        return new Doorway(place.demo(), false);
    }

    /** Of a desk that is served; one in PostgreSQL has no other beside it. */
    static Doorway of(DeskPlace place) {
        return new Doorway(place.demo(), place.database() == null);
    }

    @Override
    public boolean isDemo() {
        return demo;
    }

    @Override
    public boolean canChange() {
        return opens;
    }

    @Override
    public void change() {
        wanted.complete(true);
    }

    /** No other desk is wanted: the program ends. */
    void end() {
        wanted.complete(false);
    }

    /** Waits until the desk is to be closed; whether the other is wanted in its place. */
    boolean isChangeWanted() throws InterruptedException {
        try {
            return wanted.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
