package dev.zhanggui.domain.shared;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the desk answers to a command: accepted with what became of it, or refused with facts.
 *
 * @param <T> what an accepted command answers
 * @param <R> the family of reasons for which it can be refused
 */
public sealed interface Decision<T, R extends Refusal> {

    /** The command took place. */
    record Accepted<T, R extends Refusal>(T value) implements Decision<T, R> {}

    /** The business says no; nothing was changed. */
    record Refused<T, R extends Refusal>(R refusal) implements Decision<T, R> {}

    static <T, R extends Refusal> Decision<T, R> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T, R extends Refusal> Decision<T, R> refused(R refusal) {
        return new Refused<>(refusal);
    }

    /** Both ways out as one value. */
    default <A> A fold(Function<? super T, ? extends A> whenAccepted, Function<? super R, ? extends A> whenRefused) {
        if (this instanceof Accepted<T, R> accepted) {
            return whenAccepted.apply(accepted.value());
        }
        return whenRefused.apply(((Refused<T, R>) this).refusal());
    }

    /** Goes on with what was accepted; a refusal stays as it is. */
    default <A> Decision<A, R> map(Function<? super T, ? extends A> next) {
        return fold(value -> accepted(next.apply(value)), Decision::refused);
    }

    /** Goes on with a further decision; the first refusal ends it. */
    default <A> Decision<A, R> then(Function<? super T, Decision<A, R>> next) {
        return fold(next, Decision::refused);
    }

    /** Does {@code effect} with what was accepted and answers this decision again. */
    @CanIgnoreReturnValue
    default Decision<T, R> whenAccepted(Consumer<? super T> effect) {
        if (this instanceof Accepted<T, R> accepted) {
            effect.accept(accepted.value());
        }
        return this;
    }

    /** What was accepted, where the caller has made sure that nothing can refuse it; otherwise a defect. */
    @CanIgnoreReturnValue
    default T orThrow() {
        return fold(value -> value, refusal -> {
            throw new Invariant.Broken("expected an accepted decision but it was refused: " + refusal);
        });
    }
}
