package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.trade.api.KeepingListings;
import dev.zhanggui.application.trade.api.KeepingListings.PutListing;
import dev.zhanggui.application.trade.views.ListingViews;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.Listing.Shown;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingRefused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What each store sells, and what it is made of. */
final class ListingRoutes {
    private static final String LISTING = "/api/v1/stores/{store}/listings/{item}";
    private static final String EXAMPLE = "/api/v1/stores/tmall-1/listings/680012345678";
    private static final Map<String, Shown> SHOWN = Words.of(Shown.values());
    private static final int ITEM_SKU_LENGTH_MAX = Listing.CODE_LENGTH_MAX;

    private final KeepingListings listings;
    private final ListingViews views;
    private final KeepingCatalog catalog;
    private final Reach reach;

    ListingRoutes(Zhanggui desk) {
        this.listings = desk.trade().listings();
        this.views = desk.trade().listingViews();
        this.catalog = desk.inventory().catalog();
        this.reach = new Reach(desk.tokens());
    }

    List<Route> rows() {
        return List.of(
                Route.put("putListing", LISTING)
                        .needs(Permission.ORDERS)
                        .takes(ListingRequest.class)
                        .answers(201, ListingAnswer.class)
                        .answers(200, ListingAnswer.class)
                        .refuses(ListingRefused.class)
                        .example(EXAMPLE, """
                            {"itemSku": "5012", "merchantCode": "SET-1", "parts": [{"sku": "T-1", "quantity": 2}],
                             "title": "纯棉T恤两件装", "tags": ["主推"], "state": "listed"}\
                            """)
                        .by(this::put),
                Route.get("listing", LISTING)
                        .needs(Permission.READ)
                        .asks("itemSku")
                        .answers(200, ListingAnswer.class)
                        .refuses(ListingRefused.UnknownListing.class)
                        .example(EXAMPLE + "?itemSku=5012")
                        .by(this::listing),
                Route.get("listingChanges", LISTING + "/changes")
                        .needs(Permission.READ)
                        .asks("itemSku")
                        .answers(200, ListingChangesAnswer.class)
                        .example(EXAMPLE + "/changes?itemSku=5012")
                        .by(this::changes),
                Route.get("listListings", "/api/v1/stores/{store}/listings")
                        .needs(Permission.READ)
                        .asks("fields", "cursor", "limit")
                        .answers(200, ListingsAnswer.class)
                        .answersText(Listed.CSV)
                        .example("/api/v1/stores/tmall-1/listings?limit=20")
                        .by(this::list));
    }

    /**
     * What a listing is made of, and how it is shown.
     *
     * @param from since when it is made of these parts: left out the first time, as long as anybody remembers
     * @param since when it was listed or delisted
     * @param why it was
     */
    record ListingRequest(
            Optional<String> itemSku,
            Optional<String> merchantCode,
            @AtLeastOne List<ListingPart> parts,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> articleNo,
            Optional<String> title,
            Optional<String> keywords,
            List<String> tags,
            Optional<Shown> state,
            Optional<Instant> since,
            Optional<String> why) {

        static ListingRequest read(Fields in, Supplier<ZoneId> zone) {
            int most = Listing.Page.TEXT_LENGTH_MAX;
            return new ListingRequest(
                    in.text("itemSku", ITEM_SKU_LENGTH_MAX),
                    in.text("merchantCode", Listing.CODE_LENGTH_MAX),
                    in.list("parts", 1, Listing.PARTS_MAX, ListingPart::read),
                    in.time("from", zone),
                    in.time("to", zone),
                    in.text("articleNo", most),
                    in.text("title", most),
                    in.text("keywords", most),
                    in.words("tags", Listing.Page.TAGS_MAX).stream().sorted().toList(),
                    in.oneOf("state", SHOWN),
                    in.time("since", zone),
                    in.text("why", most));
        }

        PutListing command(Call call, StoreId store, String item, Optional<Long> expected) {
            var page = new Listing.Page(
                    articleNo.orElse(""),
                    title.orElse(""),
                    keywords.orElse(""),
                    tags,
                    state.orElse(Shown.LISTED),
                    since,
                    why.orElse(""));
            return new PutListing(
                    call.actor(),
                    new ListingKey(store, item, itemSku.orElse("")),
                    merchantCode.orElse(""),
                    page,
                    parts.stream()
                            .map(part -> new Listing.Part(part.sku(), part.quantity()))
                            .toList(),
                    from,
                    to,
                    expected);
        }
    }

    /** So many units of a SKU in one sold unit. */
    record ListingPart(Sku sku, Quantity quantity) {

        static ListingPart read(Fields in) {
            return new ListingPart(in.id("sku", Sku::new), in.quantity("quantity", 1));
        }
    }

    /**
     * @param from empty: as long as anybody remembers
     * @param resolved how many orders had waited for it, in the answer to what linked it
     */
    record ListingAnswer(
            StoreId store,
            String item,
            String itemSku,
            String merchantCode,
            List<ListingPart> parts,
            Optional<Instant> from,
            Optional<Instant> to,
            String articleNo,
            String title,
            String keywords,
            List<String> tags,
            Shown state,
            Optional<Instant> since,
            String why,
            long version,
            int resolved) {

        static ListingAnswer of(Listing listing, int resolved) {
            var page = listing.page();
            return new ListingAnswer(
                    listing.key().store(),
                    listing.key().item(),
                    listing.key().itemSku(),
                    listing.merchantCode(),
                    listing.parts().stream()
                            .map(part -> new ListingPart(part.sku(), part.quantity()))
                            .toList(),
                    Optional.of(listing.from()).filter(from -> !from.equals(Instant.EPOCH)),
                    listing.to(),
                    page.articleNo(),
                    page.title(),
                    page.keywords(),
                    page.tags(),
                    page.shown(),
                    page.since(),
                    page.why(),
                    listing.version(),
                    resolved);
        }
    }

    /**
     * @param at and {@code by} empty: it was made before the desk kept that
     * @param edit under which it was made with others
     */
    record ListingChange(
            Optional<Instant> at, Optional<String> by, String why, Optional<String> edit, ListingAnswer listing) {

        static ListingChange of(ListingViews.Made made) {
            return new ListingChange(
                    made.at(),
                    Optional.of(made.by()).filter(by -> !by.isEmpty()),
                    made.why(),
                    Optional.of(made.job()).filter(job -> !job.isEmpty()),
                    ListingAnswer.of(made.listing(), 0));
        }
    }

    /** The newest first; each says what stood from then on. */
    record ListingChangesAnswer(List<ListingChange> items) {}

    record ListingsAnswer(List<ListingAnswer> items, Optional<String> cursor) {}

    private Supplier<Reply> put(Call call) {
        var store = call.id("store", StoreId::new);
        var item = call.id("item", code -> code);
        var request = call.body(in -> ListingRequest.read(in, () -> zoneOf(store)));
        return () -> {
            var key = new ListingKey(store, item, request.itemSku().orElse(""));
            var expected = call.expected(() -> listings.listing(key).map(Listing::version));
            return listings.put(request.command(call, store, item, expected))
                    .fold(
                            put -> Reply.of(
                                            put.change() == Change.CREATED,
                                            ListingAnswer.of(put.listing(), put.resolved()))
                                    .tagged(put.listing().version()),
                            Reply::refused);
        };
    }

    private ZoneId zoneOf(StoreId store) {
        return catalog.store(store).map(found -> found.value().zone()).orElse(Times.SHANGHAI);
    }

    private Supplier<Reply> listing(Call call) {
        var store = call.id("store", StoreId::new);
        var item = call.id("item", code -> code);
        var key = new ListingKey(store, item, call.parameter("itemSku").orElse(""));
        reach.check(call, Permission.READ, store);
        return () -> listings.listing(key)
                .<Reply>map(found -> Reply.ok(ListingAnswer.of(found, 0)).tagged(found.version()))
                .orElseGet(() -> Reply.refused(new ListingRefused.UnknownListing(store, item)));
    }

    private Supplier<Reply> changes(Call call) {
        var store = call.id("store", StoreId::new);
        var item = call.id("item", code -> code);
        var key = new ListingKey(store, item, call.parameter("itemSku").orElse(""));
        reach.check(call, Permission.READ, store);
        return () -> Reply.ok(new ListingChangesAnswer(
                views.changes(key).stream().map(ListingChange::of).toList()));
    }

    private Supplier<Reply> list(Call call) {
        var store = call.id("store", StoreId::new);
        reach.check(call, Permission.READ, store);
        var listed = new Listed<ListingAnswer>(ListingAnswer.class, (cursor, limit) -> page(store, cursor, limit));
        return () -> listed.reply(call);
    }

    private Page<ListingAnswer> page(StoreId store, Optional<String> cursor, int limit) {
        var page = views.listings(store, cursor, limit);
        return new Page<>(
                page.items().stream().map(one -> ListingAnswer.of(one, 0)).toList(), page.cursor());
    }
}
