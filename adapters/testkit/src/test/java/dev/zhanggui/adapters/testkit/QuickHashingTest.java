package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.access.spi.PasswordHashing;

class QuickHashingTest extends PasswordHashingContract {
    private final PasswordHashing hashing = QuickHashing.create();

    @Override
    protected PasswordHashing hashing() {
        return hashing;
    }
}
