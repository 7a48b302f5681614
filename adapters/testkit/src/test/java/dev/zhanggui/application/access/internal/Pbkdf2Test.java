package dev.zhanggui.application.access.internal;

import dev.zhanggui.adapters.testkit.PasswordHashingContract;
import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.spi.Randomness;

class Pbkdf2Test extends PasswordHashingContract {
    private final PasswordHashing hashing = new Pbkdf2(Randomness.secure());

    @Override
    protected PasswordHashing hashing() {
        return hashing;
    }
}
