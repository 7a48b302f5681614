package dev.zhanggui.application.spi;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Units of work: all or nothing, durable when answered. A unit may be run again (a stale write, a serialization
 * failure), so nothing outside of the transaction happens inside it, and time and ids come from outside. A unit does
 * no I/O of its own and lasts under 20 ms.
 */
public interface Transactions {

    /**
     * Runs one unit and answers its decision once it is durable. A refused decision, like an exception, leaves nothing
     * behind. From inside a unit it runs in place, as a part that can be refused alone.
     *
     * @throws Trouble where the storage could not do it; nothing was changed, except that of a
     *     {@link Trouble.UnknownOutcome} nobody knows
     */
    <T, R extends Refusal> Decision<T, R> run(Supplier<Decision<T, R>> unit);

    /**
     * Runs one unit without keeping the caller's thread: the answer is there once the decision is durable, or holds
     * what {@link #run} would have thrown. A storage that runs units on their callers' threads answers when it is
     * done. What follows the answer may run on the thread that writes, and must leave it at once.
     *
     * @throws Trouble where the unit was not taken
     */
    <T, R extends Refusal> CompletableFuture<Decision<T, R>> begin(Supplier<Decision<T, R>> unit);

    /**
     * Runs many units, each for itself, faster than one after the other. Answers one supplier for each, in order, when
     * all are durable or have failed; a supplier gives its unit's decision or throws its trouble.
     */
    <T, R extends Refusal> List<Supplier<Decision<T, R>>> runEach(List<Supplier<Decision<T, R>>> units);

    /** Several reads of one moment. Writes inside it are a defect. */
    <T> T read(Supplier<T> reads);
}
