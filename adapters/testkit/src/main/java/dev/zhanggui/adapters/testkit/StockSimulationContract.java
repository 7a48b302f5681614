package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Storage;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many random histories of the whole desk over one kind of storage. {@code -Dsimulation.seed=N} plays one of them
 * again, {@code -Dsimulation.seeds=N} as many as that.
 */
public abstract class StockSimulationContract {
    private static final int STEPS = 60;
    private static final Logger PUMP = Logger.getLogger("dev.zhanggui.application.internal.EventPump");

    /** What one history is kept in: empty at first, opened again and again, and thrown away in the end. */
    public interface Ground extends AutoCloseable {

        /** Opens what is there; what was opened before has been closed. */
        Storage open();

        @Override
        void close();
    }

    /** New ground for one history. */
    protected abstract Ground ground();

    /** How many histories are played where nobody says how many. */
    protected abstract int histories();

    /** Its listener fails on purpose, some thousand times. */
    @BeforeAll
    static void the_pump_is_quiet() {
        PUMP.setLevel(Level.OFF);
    }

    @Test
    void the_desk_does_what_the_model_says_whatever_happens() {
        long only = Long.getLong("simulation.seed", -1);
        long seeds = Long.getLong("simulation.seeds", histories());
        (only >= 0 ? LongStream.of(only) : LongStream.range(0, seeds)).forEach(seed -> {
            try (var ground = ground()) {
                StockSimulation.run(ground::open, seed, STEPS);
            }
        });
    }
}
