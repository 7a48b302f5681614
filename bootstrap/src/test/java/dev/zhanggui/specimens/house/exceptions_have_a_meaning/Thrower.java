package dev.zhanggui.specimens.house.exceptions_have_a_meaning;

final class Thrower {
    void fail() {
        throw new RuntimeException("what?");
    }
}
