package dev.zhanggui.domain.inventory;

/** Held, until it is paid, given back or its time is up; committed, until it is shipped or cancelled. */
public enum ReservationState {
    HELD,
    COMMITTED,
    RELEASED,
    SHIPPED,
    EXPIRED;

    /** Whether stock is promised in this state. */
    public boolean promises() {
        return this == HELD || this == COMMITTED;
    }
}
