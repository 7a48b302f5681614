package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Storage;

class NeverOversoldInMemoryTest extends NeverOversoldContract {
    private final MemoryStorage storage = MemoryStorage.create();

    @Override
    protected Storage storage() {
        return storage;
    }
}
