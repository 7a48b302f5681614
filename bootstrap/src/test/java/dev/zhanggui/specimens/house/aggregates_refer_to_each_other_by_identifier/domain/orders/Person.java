package dev.zhanggui.specimens.house.aggregates_refer_to_each_other_by_identifier.domain.orders;

import org.jmolecules.ddd.types.AggregateRoot;

record Person(PersonId id) implements AggregateRoot<Person, PersonId> {
    @Override
    public PersonId getId() {
        return id;
    }
}
