package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.MeantForAnotherVersion;

/**
 * A change was meant for another version of the thing than the one that stands.
 *
 * @param expected the version the caller saw; 0 where it did not say, though the thing exists
 * @param found the version that stands; 0 where the thing does not exist
 */
public record ChangedMeanwhile(String id, long expected, long found)
        implements CatalogRefused, SetAsideRefused, MeantForAnotherVersion {

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
