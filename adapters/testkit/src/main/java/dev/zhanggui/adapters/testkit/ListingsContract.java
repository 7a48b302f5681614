package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.api.CheckingListings.MarkCheck;
import dev.zhanggui.application.trade.api.CheckingListings.PutCheckList;
import dev.zhanggui.application.trade.api.EditingListings.Edit;
import dev.zhanggui.application.trade.api.EditingListings.Picked;
import dev.zhanggui.application.trade.api.KeepingListings.PutListing;
import dev.zhanggui.application.trade.spi.Listings.Stamp;
import dev.zhanggui.application.trade.views.ListingViews.Made;
import dev.zhanggui.application.trade.views.OrderViews.BadCursor;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.ChangedMeanwhile;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.Listing.Part;
import dev.zhanggui.domain.trade.ListingCheck;
import dev.zhanggui.domain.trade.ListingCheckList;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingMark;
import dev.zhanggui.domain.trade.ListingPatch;
import dev.zhanggui.domain.trade.ListingRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage must do for listings. */
public abstract class ListingsContract extends StorageContract {
    private static final StoreId JD = new StoreId("jd");
    private static final Stamp STAMP = new Stamp(NOW, "somebody", "", "");
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
        unit(() -> List.of(listings).forEach(one -> storage().listings().add(one, STAMP)));
    }

    @Test
    void each_version_says_who_made_it_and_an_edit_finds_its_own() {
        var first = listing(KEY, "C", Instant.EPOCH, 1);
        var second = listing(KEY, "C", NOW, 2);
        var edit = new Stamp(LATER, "me", "autumn", "edit-1");
        add(first);
        unit(() -> storage().listings().add(second, edit));
        assertThat(storage().listingViews().changes(KEY))
                .containsExactly(
                        new Made(second, Optional.of(LATER), "me", "autumn", "edit-1"),
                        new Made(first, Optional.of(NOW), "somebody", "", ""));
        assertThat(storage().listings().ofJob("edit-1")).containsExactly(second);
        assertThat(storage().listings().ofJob("")).isEmpty();
    }

    @Test
    void check_lists_are_kept_by_version_and_marks_one_for_each_check() {
        var checks = storage().listingChecks();
        var pictures = new ListingCheck("pictures", "主图", "主圖", "pictures", true);
        var list = new ListingCheckList(TMALL, List.of(pictures));
        unit(() -> checks.add(list, 1));
        assertThatThrownBy(() -> unit(() -> checks.add(list, 1))).isInstanceOf(StaleWrite.class);
        assertThat(checks.find(TMALL)).contains(new Versioned<>(list, 1));
        assertThat(checks.find(JD)).isEmpty();
        var done = new ListingMark(KEY, "pictures", true, NOW, "me");
        var open = new ListingMark(KEY, "pictures", false, LATER, "you");
        var other = new ListingMark(KEY, "a", true, NOW, "me");
        unit(() -> List.of(done, other, open).forEach(checks::mark));
        assertThat(checks.marks(KEY)).containsExactly(other, open);
        assertThat(checks.marks(new ListingKey(JD, "I", "I-1"))).isEmpty();
    }

    @Test
    void nothing_is_listed_while_a_required_check_is_open() {
        var trade = desk().trade();
        var checks = List.of(
                new ListingCheck("pictures", "主图", "主圖", "pictures", true),
                new ListingCheck("video", "视频", "影片", "video", false));
        trade.checking().put(new PutCheckList(ACTOR, TMALL, checks)).orThrow();
        var draft = put(Listing.Shown.DRAFT, Optional.empty());
        trade.listings().put(draft).orThrow();
        var listed = put(Listing.Shown.LISTED, Optional.of(1L));
        assertThat(said(trade.listings().put(listed)))
                .isEqualTo(new ListingRefused.ChecksOpen(KEY, List.of("pictures")));
        assertThat(said(trade.checking().mark(new MarkCheck(ACTOR, KEY, "sound", true))))
                .isEqualTo(new ListingRefused.UnknownListingCheck(TMALL, "sound"));
        var mark = trade.checking()
                .mark(new MarkCheck(ACTOR, KEY, "pictures", true))
                .orThrow();
        assertThat(mark.by()).isEqualTo(ACTOR.id());
        assertThat(trade.listings().put(listed).orThrow().listing().page().shown())
                .isEqualTo(Listing.Shown.LISTED);
        var twice = List.of(checks.get(0), checks.get(0));
        assertThat(said(trade.checking().put(new PutCheckList(ACTOR, TMALL, twice))))
                .isEqualTo(new ListingRefused.ListingCheckTwice("pictures"));
    }

    @Test
    void an_edit_is_looked_at_made_once_and_taken_back_where_nobody_went_on() {
        var trade = desk().trade();
        var other = new ListingKey(TMALL, "J", "");
        var nowhere = new ListingKey(TMALL, "K", "");
        trade.listings().put(put(Listing.Shown.LISTED, Optional.empty())).orThrow();
        trade.listings()
                .put(PutListing.of(ACTOR, other, new Part(SHIRT, Quantity.of(1))))
                .orThrow();
        var patch = new ListingPatch(
                Optional.of(Listing.Shown.DELISTED),
                Optional.of(new ListingPatch.Replaced("title", "name")),
                Optional.empty(),
                List.of("autumn"),
                List.of("red"));
        var picked = List.of(
                new Picked(KEY, Optional.of(1L)),
                new Picked(other, Optional.empty()),
                new Picked(nowhere, Optional.empty()));
        var edit = new Edit(ACTOR, TMALL, "e-1", picked, patch, "autumn");

        var preview = trade.editing().edit(edit, true).orThrow();
        assertThat(preview.rows().get(0).after().orElseThrow().page().title()).isEqualTo("name");
        assertThat(preview.rows().get(2).refused()).contains(new ListingRefused.UnknownListing(TMALL, "K"));
        assertThat(trade.listings().listing(KEY).orElseThrow().version()).isEqualTo(1);

        var made = trade.editing().edit(edit, false).orThrow();
        assertThat(made.rows()).isEqualTo(preview.rows());
        var page = trade.listings().listing(KEY).orElseThrow().page();
        assertThat(page.tags()).containsExactly("autumn", "new");
        assertThat(page.shown()).isEqualTo(Listing.Shown.DELISTED);
        assertThat(page.why()).isEqualTo("autumn");
        assertThat(trade.editing().edit(edit, false).orThrow().rows()).hasSize(2);
        assertThat(trade.listings().listing(KEY).orElseThrow().version()).isEqualTo(2);

        var later = PutListing.of(ACTOR, other, new Part(SHIRT, Quantity.of(2)));
        trade.listings()
                .put(new PutListing(
                        ACTOR,
                        other,
                        "",
                        later.page(),
                        later.parts(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(2L)))
                .orThrow();
        var back = trade.editing().undo(ACTOR, TMALL, "e-1").orThrow();
        assertThat(back.rows().get(0).after().orElseThrow().page().title()).isEqualTo("title");
        assertThat(back.rows().get(1).refused()).contains(new ChangedMeanwhile(other.toString(), 2, 3));
        assertThat(trade.listings().listing(KEY).orElseThrow().version()).isEqualTo(3);
        assertThat(said(trade.editing().undo(ACTOR, TMALL, "e-1")))
                .isEqualTo(new ListingRefused.ListingEditUndone("e-1"));
        assertThat(said(trade.editing().undo(ACTOR, TMALL, "e-2")))
                .isEqualTo(new ListingRefused.UnknownListingEdit("e-2"));
    }

    private Zhanggui desk() {
        return Zhanggui.on(storage(), MovableClock.at(NOW), new SteppedBackground(), new CountedRandomness());
    }

    private static PutListing put(Listing.Shown shown, Optional<Long> expected) {
        var page = new Listing.Page("A-1", "title", "", List.of("new", "red"), shown, Optional.empty(), "");
        var parts = List.of(new Part(SHIRT, Quantity.of(2)));
        return new PutListing(ACTOR, KEY, "", page, parts, Optional.empty(), Optional.empty(), expected);
    }

    private static Object said(Decision<?, ListingRefused> decision) {
        return decision.<Object>fold(done -> done, refused -> refused);
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
