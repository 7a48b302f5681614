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
    REFUNDED
}
