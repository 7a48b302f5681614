package dev.zhanggui.application.trade.views;

import dev.zhanggui.application.trade.views.OrderViews.BadCursor;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** A place in a list of orders: when the last one shown was placed, and which it was. */
public record OrderCursor(Instant placed, OrderKey key) {

    /** @throws BadCursor where no list gave it out */
    public static OrderCursor read(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == 3 && CallerId.isValid(parts[1]) && CallerId.isValid(parts[2])) {
                var key = new OrderKey(new StoreId(parts[1]), new OrderNo(parts[2]));
                return new OrderCursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), key);
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursor(text);
        }
        throw new BadCursor(text);
    }

    public String text() {
        var plain = placed.toEpochMilli() + "\n" + key.store() + "\n" + key.no();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
