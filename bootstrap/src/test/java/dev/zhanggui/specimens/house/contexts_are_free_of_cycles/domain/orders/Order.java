package dev.zhanggui.specimens.house.contexts_are_free_of_cycles.domain.orders;

import dev.zhanggui.specimens.house.contexts_are_free_of_cycles.domain.people.Person;

public interface Order {
    Person other();
}
