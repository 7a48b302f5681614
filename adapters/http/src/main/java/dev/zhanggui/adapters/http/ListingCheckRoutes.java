package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.trade.api.CheckingListings;
import dev.zhanggui.application.trade.api.CheckingListings.MarkCheck;
import dev.zhanggui.application.trade.api.CheckingListings.PutCheckList;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingCheck;
import dev.zhanggui.domain.trade.ListingCheckList;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingMark;
import dev.zhanggui.domain.trade.ListingRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is seen to before products are listed. */
final class ListingCheckRoutes {
    private static final String LIST = "/api/v1/stores/{store}/listing-checks";
    private static final String MARKS = "/api/v1/stores/{store}/listings/{item}/checks";

    private final CheckingListings checking;
    private final Reach reach;

    ListingCheckRoutes(CheckingListings checking, KeepingTokens tokens) {
        this.checking = checking;
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.put("putListingChecks", LIST)
                        .needs(Permission.ORDERS)
                        .takes(ListingChecksRequest.class)
                        .answers(200, ListingChecksAnswer.class)
                        .refuses(ListingRefused.class)
                        .example("/api/v1/stores/tmall-1/listing-checks", """
                            {"checks": [{"code": "pictures", "zhHans": "主图齐全", "zhHant": "主圖齊全",
                                         "en": "All pictures are there", "required": true}]}\
                            """)
                        .by(this::put),
                Route.get("listingChecks", LIST)
                        .needs(Permission.READ)
                        .answers(200, ListingChecksAnswer.class)
                        .example("/api/v1/stores/tmall-1/listing-checks")
                        .by(this::list),
                Route.put("markListingCheck", MARKS + "/{check}")
                        .needs(Permission.ORDERS)
                        .takes(ListingMarkRequest.class)
                        .answers(200, ListingMarkAnswer.class)
                        .refuses(ListingRefused.class)
                        .example("/api/v1/stores/tmall-1/listings/680012345678/checks/pictures", """
                            {"itemSku": "5012", "done": true}\
                            """)
                        .by(this::mark),
                Route.get("listingMarks", MARKS)
                        .needs(Permission.READ)
                        .asks("itemSku")
                        .answers(200, ListingMarksAnswer.class)
                        .example("/api/v1/stores/tmall-1/listings/680012345678/checks?itemSku=5012")
                        .by(this::marks));
    }

    /** The whole list; one that is left out is no longer looked at. */
    record ListingChecksRequest(List<ListingCheckText> checks) {

        static ListingChecksRequest read(Fields in) {
            return new ListingChecksRequest(in.list("checks", 0, ListingCheckList.CHECKS_MAX, ListingCheckText::read));
        }
    }

    /** @param required whether nothing is listed while it is open; true when left out */
    record ListingCheckText(String code, String zhHans, String zhHant, String en, Optional<Boolean> required) {

        static ListingCheckText read(Fields in) {
            int most = ListingCheck.NAME_LENGTH_MAX;
            return new ListingCheckText(
                    in.id("code", code -> code),
                    in.requiredText("zhHans", most),
                    in.requiredText("zhHant", most),
                    in.requiredText("en", most),
                    Optional.of(!in.has("required") || in.flag("required")));
        }

        ListingCheck check() {
            return new ListingCheck(code, zhHans, zhHant, en, required.orElse(true));
        }

        static ListingCheckText of(ListingCheck check) {
            return new ListingCheckText(
                    check.code(), check.zhHans(), check.zhHant(), check.en(), Optional.of(check.required()));
        }
    }

    /** @param version 0 while nothing was set */
    record ListingChecksAnswer(StoreId store, List<ListingCheckText> checks, long version) {

        static ListingChecksAnswer of(Versioned<ListingCheckList> list) {
            return new ListingChecksAnswer(
                    list.value().store(),
                    list.value().checks().stream().map(ListingCheckText::of).toList(),
                    list.version());
        }
    }

    /** @param done or open again; true when left out */
    record ListingMarkRequest(Optional<String> itemSku, Optional<Boolean> done) {

        static ListingMarkRequest read(Fields in) {
            return new ListingMarkRequest(
                    in.text("itemSku", Listing.CODE_LENGTH_MAX), Optional.of(!in.has("done") || in.flag("done")));
        }
    }

    record ListingMarkAnswer(String check, boolean done, Instant at, String by) {

        static ListingMarkAnswer of(ListingMark mark) {
            return new ListingMarkAnswer(mark.check(), mark.done(), mark.at(), mark.by());
        }
    }

    record ListingMarksAnswer(List<ListingMarkAnswer> items) {}

    private Supplier<Reply> put(Call call) {
        var store = call.id("store", StoreId::new);
        var request = call.body(ListingChecksRequest::read);
        return () -> {
            var checks = request.checks().stream().map(ListingCheckText::check).toList();
            return checking.put(new PutCheckList(call.actor(), store, checks))
                    .fold(list -> Reply.ok(ListingChecksAnswer.of(list)).tagged(list.version()), Reply::refused);
        };
    }

    private Supplier<Reply> list(Call call) {
        var store = call.id("store", StoreId::new);
        reach.check(call, Permission.READ, store);
        return () -> {
            var list = checking.checkList(store)
                    .orElseGet(() -> new Versioned<>(new ListingCheckList(store, List.of()), 0));
            return Reply.ok(ListingChecksAnswer.of(list)).tagged(list.version());
        };
    }

    private Supplier<Reply> mark(Call call) {
        var store = call.id("store", StoreId::new);
        var item = call.id("item", code -> code);
        var check = call.id("check", code -> code);
        var request = call.body(ListingMarkRequest::read);
        var key = new ListingKey(store, item, request.itemSku().orElse(""));
        return () -> checking.mark(
                        new MarkCheck(call.actor(), key, check, request.done().orElse(true)))
                .fold(mark -> Reply.ok(ListingMarkAnswer.of(mark)), Reply::refused);
    }

    private Supplier<Reply> marks(Call call) {
        var store = call.id("store", StoreId::new);
        var item = call.id("item", code -> code);
        var key = new ListingKey(store, item, call.parameter("itemSku").orElse(""));
        reach.check(call, Permission.READ, store);
        return () -> Reply.ok(new ListingMarksAnswer(
                checking.marks(key).stream().map(ListingMarkAnswer::of).toList()));
    }
}
