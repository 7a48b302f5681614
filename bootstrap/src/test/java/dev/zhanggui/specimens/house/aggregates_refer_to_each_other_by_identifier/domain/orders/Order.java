package dev.zhanggui.specimens.house.aggregates_refer_to_each_other_by_identifier.domain.orders;

import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;

record Order(OrderId id, Optional<Person> buyer) implements AggregateRoot<Order, OrderId> {
    @Override
    public OrderId getId() {
        return id;
    }
}
