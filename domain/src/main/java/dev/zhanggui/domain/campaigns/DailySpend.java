package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.shared.Invariant;
import java.time.LocalDate;
import org.jmolecules.ddd.types.ValueObject;

/** One line of an instrument's record: what was spent in a day (or week), and what came of it. */
public record DailySpend(LocalDate date, double spend, double response) implements ValueObject {
    public DailySpend {
        Invariant.holds(spend >= 0 && spend < Double.POSITIVE_INFINITY, "spend must not be negative: %s", spend);
        Invariant.holds(
                response >= 0 && response < Double.POSITIVE_INFINITY, "response must not be negative: %s", response);
    }
}
