package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.shared.Invariant;
import java.math.BigDecimal;
import org.jmolecules.ddd.types.ValueObject;

/** From one number to another; both belong to it, unless the rule's title says otherwise. */
public record NumberRange(BigDecimal least, BigDecimal most) implements ValueObject {

    public NumberRange {
        Invariant.holds(least.compareTo(most) <= 0, "a range begins below its end: %s to %s", least, most);
    }
}
