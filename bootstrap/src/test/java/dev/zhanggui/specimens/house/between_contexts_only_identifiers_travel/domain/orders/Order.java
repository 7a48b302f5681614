package dev.zhanggui.specimens.house.between_contexts_only_identifiers_travel.domain.orders;

import dev.zhanggui.specimens.house.between_contexts_only_identifiers_travel.domain.people.Person;
import java.util.List;

record Order(List<Person> buyers) {}
