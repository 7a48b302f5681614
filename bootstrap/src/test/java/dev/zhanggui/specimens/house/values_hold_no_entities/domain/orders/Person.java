package dev.zhanggui.specimens.house.values_hold_no_entities.domain.orders;

import org.jmolecules.ddd.types.AggregateRoot;

record Person(PersonId id) implements AggregateRoot<Person, PersonId> {
    @Override
    public PersonId getId() {
        return id;
    }
}
