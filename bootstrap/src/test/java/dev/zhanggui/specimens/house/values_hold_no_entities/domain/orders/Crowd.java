package dev.zhanggui.specimens.house.values_hold_no_entities.domain.orders;

import java.util.List;
import org.jmolecules.ddd.types.ValueObject;

record Crowd(List<Person> people) implements ValueObject {}
