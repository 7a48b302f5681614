package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.MeantForAnotherVersion;

/**
 * A change was meant for another version than the one that stands.
 *
 * @param expected the version the caller saw; 0 where it did not say, though the thing exists
 * @param found the version that stands; 0 where it does not exist
 */
public record ChangedMeanwhile(String id, long expected, long found)
        implements OrderRefused, ListingRefused, MeantForAnotherVersion {

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
