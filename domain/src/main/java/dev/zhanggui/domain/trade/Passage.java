package dev.zhanggui.domain.trade;

import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * That an order went from one state to another, or had something done to it.
 *
 * @param version of the order after it
 * @param step in camel case: a step, {@code taken} or {@code told}
 * @param cause the job, or the reason that the actor gave; may be empty
 */
public record Passage(
        OrderKey order,
        long version,
        String step,
        OrderState from,
        OrderState to,
        Instant at,
        String actor,
        String cause)
        implements ValueObject {}
