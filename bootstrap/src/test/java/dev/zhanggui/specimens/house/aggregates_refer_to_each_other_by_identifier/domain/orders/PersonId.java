package dev.zhanggui.specimens.house.aggregates_refer_to_each_other_by_identifier.domain.orders;

import org.jmolecules.ddd.types.Identifier;

record PersonId(String code) implements Identifier {}
