package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each store sells, and what it is made of. */
public interface KeepingListings {

    /**
     * Writes down a listing, or a new version of it. Orders that waited for it are resolved at once. The same content
     * again changes nothing.
     */
    Decision<Put, ListingRefused> put(PutListing command);

    /** The newest version. */
    Optional<Listing> listing(ListingKey key);

    /**
     * @param from empty: of a first version, as long as anybody remembers; of a later one, from now on where its parts
     *     change, else as before
     * @param expected the version that the caller saw; needed where the listing exists and changes
     */
    record PutListing(
            Actor actor,
            ListingKey key,
            String merchantCode,
            Listing.Page page,
            List<Listing.Part> parts,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Long> expected) {

        /** A listing of these parts, about which nothing else is known. */
        public static PutListing of(Actor actor, ListingKey key, Listing.Part... parts) {
            return new PutListing(
                    actor,
                    key,
                    "",
                    Listing.Page.UNKNOWN,
                    List.of(parts),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** @param resolved how many orders had waited for it */
    record Put(Listing listing, Change change, int resolved) {}
}
