package dev.zhanggui.specimens.house.contexts_are_free_of_cycles.application.orders.api;

import dev.zhanggui.specimens.house.contexts_are_free_of_cycles.application.people.api.Greeting;

public interface Ordering {
    int order(Greeting greeting);
}
