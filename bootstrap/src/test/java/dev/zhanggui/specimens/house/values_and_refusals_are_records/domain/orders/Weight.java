package dev.zhanggui.specimens.house.values_and_refusals_are_records.domain.orders;

import org.jmolecules.ddd.types.ValueObject;

final class Weight implements ValueObject {
    int grams() {
        return 1;
    }
}
