package dev.zhanggui.specimens.house.only_background_starts_threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

final class Timing {
    void start() {
        new Thread(() -> {}).start();
    }

    void pause() throws InterruptedException {
        Thread.sleep(1);
    }

    Function<Integer, ExecutorService> pools() {
        return Executors::newFixedThreadPool;
    }
}
