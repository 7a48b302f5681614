package dev.zhanggui.specimens.house.values_hold_no_entities.domain.orders;

import org.jmolecules.ddd.types.Identifier;

record PersonId(String code) implements Identifier {}
