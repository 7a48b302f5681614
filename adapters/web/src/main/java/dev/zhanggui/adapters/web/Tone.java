package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.trade.OrderState;

/** How a state looks: a colour and a shape that goes with its word. */
enum Tone {
    /** Nothing to do about it. */
    PLAIN("plain"),
    /** On its way. */
    BUSY("busy"),
    /** Done, as it should be. */
    GOOD("good"),
    /** Somebody should look. */
    WARN("warn"),
    /** Something is wrong. */
    BAD("bad"),
    /** Over, without having come about. */
    OVER("over");

    private final String css;

    Tone(String css) {
        this.css = css;
    }

    String css() {
        return css;
    }

    static Tone of(OrderState state) {
        return switch (state) {
            case PLACED -> PLAIN;
            case PAID, AUDITED, ALLOCATED -> BUSY;
            case SHIPPED, SIGNED, CLOSED -> GOOD;
            case CANCELLED, REFUNDED -> OVER;
        };
    }
}
