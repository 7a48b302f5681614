package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.views.OrderViews.BadCursor;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.Listing.Part;
import dev.zhanggui.domain.trade.ListingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage must do for listings. */
public abstract class ListingsContract extends StorageContract {
    private static final StoreId JD = new StoreId("jd");
    private static final ListingKey KEY = new ListingKey(TMALL, "I", "I-1");

    @BeforeEach
    void a_catalog() {
        givenCatalog();
        givenStore(JD);
    }

    private static Listing listing(ListingKey key, String merchantCode, Instant from, long version) {
        var page = new Listing.Page(
                "A-1",
                "title",
                "key words",
                List.of("new", "red"),
                Listing.Shown.DELISTED,
                Optional.of(NOW),
                "sold out");
        var parts = List.of(new Part(SHIRT, Quantity.of(2)));
        return new Listing(key, merchantCode, page, parts, from, Optional.of(LATER), version);
    }

    private void add(Listing... listings) {
        unit(() -> List.of(listings).forEach(storage().listings()::add));
    }

    @Test
    void a_listing_is_found_in_its_newest_version_and_keeps_the_others() {
        var first = listing(KEY, "C", Instant.EPOCH, 1);
        var second = new Listing(KEY, "", Listing.Page.UNKNOWN, first.parts(), NOW, Optional.empty(), 2);
        add(first, second);
        assertThat(storage().listings().find(KEY)).contains(second);
        assertThat(storage().listings().find(new ListingKey(TMALL, "I", ""))).isEmpty();
        assertThat(storage().listingViews().versions(KEY)).containsExactly(second, first);
    }

    @Test
    void a_version_is_added_once() {
        add(listing(KEY, "C", NOW, 1));
        assertThatThrownBy(() -> add(listing(KEY, "C", NOW, 1))).isInstanceOf(StaleWrite.class);
    }

    @Test
    void listings_are_named_by_item_variant_or_merchant_code_in_their_store() {
        var variant = listing(KEY, "C", NOW, 1);
        var plain = listing(new ListingKey(TMALL, "P", ""), "", NOW, 1);
        var other = listing(new ListingKey(JD, "I", "I-1"), "C", NOW, 1);
        add(variant, plain, other);
        var listings = storage().listings();
        assertThat(listings.named(TMALL, List.of("I", "x"))).containsExactly(variant);
        assertThat(listings.named(TMALL, List.of("I-1"))).containsExactly(variant);
        assertThat(listings.named(TMALL, List.of("C"))).containsExactly(variant);
        assertThat(listings.named(TMALL, List.of("P", "C", "I"))).containsExactlyInAnyOrder(variant, plain);
        assertThat(listings.named(TMALL, List.of("x"))).isEmpty();
    }

    @Test
    void a_list_shows_the_newest_versions_by_item_and_is_walked_by_cursor() {
        for (var item : idsBackwards()) {
            add(
                    listing(new ListingKey(TMALL, item, ""), "", NOW, 1),
                    listing(new ListingKey(TMALL, item, ""), "", NOW, 2));
        }
        add(listing(new ListingKey(JD, "I", ""), "", NOW, 1));
        var seen = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = storage().listingViews().listings(TMALL, cursor, 2);
            page.items().forEach(one -> {
                assertThat(one.version()).isEqualTo(2);
                seen.add(one.key().item());
            });
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertThat(seen).isEqualTo(IDS_IN_ORDER);
        assertThatThrownBy(() -> storage().listingViews().listings(TMALL, Optional.of("?"), 2))
                .isInstanceOf(BadCursor.class);
    }
}
