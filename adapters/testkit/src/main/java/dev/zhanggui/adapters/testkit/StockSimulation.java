package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Storage;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The desk through a random history, on its own clock, with storage calls that fail and a desk that is closed and
 * opened again, beside a model that says after every step what must be. The seed gives the same history again.
 */
public final class StockSimulation {
    private static final int STEPS_TOLD = 12;

    private final SimulatedDesk desk;
    private final SimulatedMoves moves;
    private final SimulatedOrders orders;
    private final SimulatedAllocation allocation;

    private StockSimulation(SimulatedDesk desk) {
        this.desk = desk;
        this.moves = new SimulatedMoves(desk);
        this.orders = new SimulatedOrders(desk);
        this.allocation = new SimulatedAllocation(desk);
    }

    /**
     * Runs one history; whatever differs from the model is an error that names the seed.
     *
     * @param opening opens an empty storage, and later, after it was closed, what was left in it
     */
    public static void run(Supplier<Storage> opening, long seed, int steps) {
        try (var desk = new SimulatedDesk(opening, seed)) {
            try {
                new StockSimulation(desk).run(steps);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", after " + desk.story(STEPS_TOLD), e);
            }
        }
    }

    private void run(int steps) {
        for (int step = 0; step < steps; step++) {
            step(desk.random.nextInt(100));
            desk.compare();
        }
        desk.sweep();
        desk.compare();
        var comparison = new StockComparison(desk);
        comparison.compareReservations();
        desk.deliverAll();
        desk.seal();
        comparison.compareRecord();
    }

    private void step(int dice) {
        if (dice < 12) {
            moves.receive();
        } else if (dice < 19) {
            moves.count();
        } else if (dice < 25) {
            moves.writeOff();
        } else if (dice < 31) {
            moves.transfer();
        } else if (dice < 60) {
            orders.reserve();
        } else if (dice < 77) {
            orders.resolve();
        } else if (dice < 83) {
            allocation.setPolicy();
        } else if (dice < 89) {
            allocation.setLock();
        } else if (dice < 91) {
            allocation.removeLock();
        } else if (dice < 95) {
            desk.timePasses(Duration.ofSeconds(desk.random.nextInt(400)));
        } else if (dice < 97) {
            desk.sweep();
        } else if (dice < 98) {
            desk.deliver();
        } else {
            desk.reopen();
        }
    }
}
