package dev.zhanggui.application.trade.views;

import dev.zhanggui.application.trade.views.OrderViews.BadCursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a list of listings: the item and the variant that were shown last. */
public record ListingCursor(String item, String itemSku) {

    /** @throws BadCursor where no list gave it out */
    public static ListingCursor read(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == 2) {
                return new ListingCursor(parts[0], parts[1]);
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursor(text);
        }
        throw new BadCursor(text);
    }

    public String text() {
        var plain = item + "\n" + itemSku;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
