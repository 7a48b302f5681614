package dev.zhanggui.specimens.integrators.exceptions_have_a_meaning;

final class Thrower {
    void fail() {
        throw new RuntimeException("what?");
    }
}
