package dev.zhanggui.domain.trade;

/**
 * A command names something that does not exist.
 *
 * @param what {@code store} or {@code sku}
 */
public record UnknownReference(String what, String id) implements OrderRefused, ListingRefused {

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
