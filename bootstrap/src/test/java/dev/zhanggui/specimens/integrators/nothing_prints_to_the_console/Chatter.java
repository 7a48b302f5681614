package dev.zhanggui.specimens.integrators.nothing_prints_to_the_console;

final class Chatter {
    void say() {
        System.out.println("hello");
    }
}
