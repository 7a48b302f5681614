package dev.zhanggui.specimens.house.contexts_are_free_of_cycles.domain.people;

import dev.zhanggui.specimens.house.contexts_are_free_of_cycles.domain.orders.Order;

public interface Person {
    Order other();
}
