package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.Invariant;
import java.time.LocalDate;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A member holds a role in a scope for some time. It is never overwritten: it is ended, and another begins.
 *
 * @param from the first day
 * @param to the day from which it is not held any more; the same as {@code from} where it was taken back at once
 */
public record Assignment(String id, MemberId member, RoleCode role, Scope scope, LocalDate from, Optional<LocalDate> to)
        implements ValueObject {

    public Assignment {
        Invariant.holds(to.map(end -> !end.isBefore(from)).orElse(true), "it ends before it begins: %s", id);
    }

    public boolean isHeld(LocalDate on) {
        return !on.isBefore(from) && to.map(on::isBefore).orElse(true);
    }

    /** Whether it is held on that day or later. */
    public boolean isStanding(LocalDate on) {
        return to.map(end -> on.isBefore(end) && from.isBefore(end)).orElse(true);
    }

    /** Held no more from {@code day} on; one that has not begun by then was never held. */
    public Assignment endedOn(LocalDate day) {
        return new Assignment(id, member, role, scope, from, Optional.of(day.isBefore(from) ? from : day));
    }
}
