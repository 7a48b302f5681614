package dev.zhanggui.adapters.http;

import dev.zhanggui.application.trade.api.EditingListings;
import dev.zhanggui.application.trade.api.EditingListings.Edit;
import dev.zhanggui.application.trade.api.EditingListings.Edited;
import dev.zhanggui.application.trade.api.EditingListings.Picked;
import dev.zhanggui.application.trade.api.EditingListings.Row;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.Listing.Shown;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingPatch;
import dev.zhanggui.domain.trade.ListingPatch.Replaced;
import dev.zhanggui.domain.trade.ListingRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Many listings changed at once. */
final class ListingEditRoutes {
    private static final String EDIT = "/api/v1/stores/{store}/listing-edits/{edit}";
    private static final String EXAMPLE = "/api/v1/stores/tmall-1/listing-edits/autumn-1";
    private static final Map<String, Shown> SHOWN = Words.of(Shown.values());

    private final EditingListings editing;

    ListingEditRoutes(EditingListings editing) {
        this.editing = editing;
    }

    List<Route> rows() {
        return List.of(
                Route.put("editListings", EDIT)
                        .needs(Permission.ORDERS)
                        .asks("dryRun")
                        .takes(ListingEditRequest.class)
                        .answers(200, ListingEditAnswer.class)
                        .refuses(ListingRefused.class)
                        .example(EXAMPLE, """
                            {"listings": [{"item": "680012345678", "itemSku": "5012"}],
                             "title": {"find": "夏", "by": "秋"}, "addTags": ["换季"], "why": "换季"}\
                            """)
                        .by(this::edit),
                Route.delete("undoListingEdit", EDIT)
                        .needs(Permission.ORDERS)
                        .answers(200, ListingEditAnswer.class)
                        .refuses(ListingRefused.class)
                        .example(EXAMPLE)
                        .by(this::undo));
    }

    /**
     * What is left out stays.
     *
     * @param title what in titles is replaced by what
     * @param why for the record
     */
    record ListingEditRequest(
            @AtLeastOne List<PickedListing> listings,
            Optional<Shown> state,
            Optional<ReplacedText> title,
            Optional<String> keywords,
            List<String> addTags,
            List<String> removeTags,
            Optional<String> why) {

        static ListingEditRequest read(Fields in) {
            int most = Listing.Page.TEXT_LENGTH_MAX;
            return new ListingEditRequest(
                    in.list("listings", 1, EditingListings.LISTINGS_MAX, PickedListing::read),
                    in.oneOf("state", SHOWN),
                    in.inner("title").map(ReplacedText::read),
                    in.text("keywords", most),
                    in.words("addTags", Listing.Page.TAGS_MAX).stream().sorted().toList(),
                    in.words("removeTags", Listing.Page.TAGS_MAX).stream()
                            .sorted()
                            .toList(),
                    in.text("why", most));
        }

        Edit command(Call call, StoreId store, String id) {
            var patch = new ListingPatch(
                    state, title.map(one -> new Replaced(one.find(), one.by())), keywords, addTags, removeTags);
            var picked = listings.stream().map(one -> one.picked(store)).toList();
            return new Edit(call.actor(), store, id, picked, patch, why.orElse(""));
        }
    }

    /** @param version that the caller looked at; one that changed since is refused */
    record PickedListing(String item, Optional<String> itemSku, Optional<Integer> version) {

        static PickedListing read(Fields in) {
            return new PickedListing(
                    in.id("item", code -> code),
                    in.text("itemSku", Listing.CODE_LENGTH_MAX),
                    in.whole("version", 1, Integer.MAX_VALUE));
        }

        Picked picked(StoreId store) {
            return new Picked(new ListingKey(store, item, itemSku.orElse("")), version.map(Integer::longValue));
        }
    }

    record ReplacedText(String find, String by) {

        static ReplacedText read(Fields in) {
            return new ReplacedText(
                    in.requiredText("find", Listing.Page.TEXT_LENGTH_MAX), in.note("by", Listing.Page.TEXT_LENGTH_MAX));
        }
    }

    /**
     * @param changed how many listings are, or would be, other than before
     * @param rows in the order in which they were picked
     */
    record ListingEditAnswer(String edit, boolean dryRun, int changed, int refused, List<EditedListing> rows) {

        static ListingEditAnswer of(Edited edited, boolean dry, Language language) {
            return new ListingEditAnswer(
                    edited.id(),
                    dry,
                    (int) edited.rows().stream().filter(Row::isChanged).count(),
                    (int) edited.rows().stream()
                            .filter(row -> row.refused().isPresent())
                            .count(),
                    edited.rows().stream()
                            .map(row -> EditedListing.of(row, language))
                            .toList());
        }
    }

    /** @param reason why it stays as it is */
    record EditedListing(
            String item,
            String itemSku,
            Optional<PageAnswer> before,
            Optional<PageAnswer> after,
            Optional<SetAsideRoutes.ReasonAnswer> reason) {

        static EditedListing of(Row row, Language language) {
            return new EditedListing(
                    row.key().item(),
                    row.key().itemSku(),
                    row.before().map(PageAnswer::of),
                    row.after().map(PageAnswer::of),
                    row.refused()
                            .map(why -> new Reason(why.code(), Facts.of((Record) why)))
                            .map(why -> SetAsideRoutes.ReasonAnswer.of(why, language)));
        }
    }

    /** What an edit may change of a listing, and its version. */
    record PageAnswer(Shown state, String title, String keywords, List<String> tags, long version) {

        static PageAnswer of(Listing listing) {
            var page = listing.page();
            return new PageAnswer(page.shown(), page.title(), page.keywords(), page.tags(), listing.version());
        }
    }

    private Supplier<Reply> edit(Call call) {
        var store = call.id("store", StoreId::new);
        var id = call.id("edit", code -> code);
        boolean dry = call.parameterFlag("dryRun");
        var request = call.body(ListingEditRequest::read);
        return () -> editing.edit(request.command(call, store, id), dry)
                .fold(edited -> Reply.ok(ListingEditAnswer.of(edited, dry, call.language())), Reply::refused);
    }

    private Supplier<Reply> undo(Call call) {
        var store = call.id("store", StoreId::new);
        var id = call.id("edit", code -> code);
        return () -> editing.undo(call.actor(), store, id)
                .fold(edited -> Reply.ok(ListingEditAnswer.of(edited, false, call.language())), Reply::refused);
    }
}
