package dev.zhanggui.adapters.testkit;

import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thousand histories; {@code -Dsimulation.seed=N} plays one of them again, {@code -Dsimulation.seeds=N} more. */
class StockSimulationTest {
    private static final int STEPS = 60;
    private static final Logger PUMP = Logger.getLogger("dev.zhanggui.application.internal.EventPump");

    /** Its listener fails on purpose, some thousand times. */
    @BeforeAll
    static void the_pump_is_quiet() {
        PUMP.setLevel(Level.OFF);
    }

    @Test
    void the_desk_does_what_the_model_says_whatever_happens() {
        long only = Long.getLong("simulation.seed", -1);
        long seeds = Long.getLong("simulation.seeds", 1_000);
        (only >= 0 ? LongStream.of(only) : LongStream.range(0, seeds))
                .forEach(seed -> StockSimulation.run(MemoryStorage.create(), seed, STEPS));
    }
}
