package dev.zhanggui.specimens.house.contexts_are_free_of_cycles.application.people.api;

import dev.zhanggui.specimens.house.contexts_are_free_of_cycles.application.orders.api.Ordering;

public interface Greeting {
    int greet(Ordering ordering);
}
