package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Storage;

/** A thousand histories in memory. */
class StockSimulationTest extends StockSimulationContract {

    @Override
    protected int histories() {
        return 1_000;
    }

    /** What is remembered in memory is gone once it is closed, so it stays open until the history has ended. */
    @Override
    protected Ground ground() {
        var storage = MemoryStorage.create();
        return new Ground() {
            @Override
            public Storage open() {
                return Calls.through(
                        (method, call) -> method.getName().equals("close") ? null : call.get(), Storage.class, storage);
            }

            @Override
            public void close() {
                storage.close();
            }
        };
    }
}
