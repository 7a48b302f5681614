package dev.zhanggui.domain.trade;

/** How far an order has come. A problem is no state: it may stand on an order at any point before it is shipped. */
public enum OrderState {
    PLACED,
    PAID,
    AUDITED,
    ALLOCATED,
    SHIPPED,
    SIGNED,
    CLOSED,
    CANCELLED,
    REFUNDED;

    /** Whether its goods are still to be shipped. */
    public boolean isOpen() {
        return compareTo(SHIPPED) < 0;
    }

    /** Whether its goods went to the buyer, and nothing was called off. */
    public boolean isShipped() {
        return compareTo(SHIPPED) >= 0 && compareTo(CLOSED) <= 0;
    }

    /** Whether it was called off. */
    public boolean isDropped() {
        return this == CANCELLED || this == REFUNDED;
    }
}
