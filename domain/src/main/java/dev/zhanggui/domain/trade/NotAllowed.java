package dev.zhanggui.domain.trade;

import java.util.List;

/**
 * The actor may not do this.
 *
 * @param permission what the command needs
 * @param condition the condition that failed: {@code granted}, or {@code store:ID}
 * @param who names of those who could do it
 */
public record NotAllowed(String permission, String condition, List<String> who)
        implements OrderRefused, ListingRefused {

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
