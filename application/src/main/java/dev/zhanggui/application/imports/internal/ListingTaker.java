package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.trade.api.KeepingListings;
import dev.zhanggui.application.trade.api.KeepingListings.PutListing;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.Listing.Part;
import dev.zhanggui.domain.trade.ListingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sold lines are made of: rows of one item (and variant) of a store are its parts, several of them a bundle. */
public final class ListingTaker implements Taker<ListingTaker.SentListing> {
    private static final int STORE = FileKind.LISTINGS.index("store");
    private static final int ITEM = FileKind.LISTINGS.index("item");
    private static final int ITEM_SKU = FileKind.LISTINGS.index("item_sku");
    private static final int MERCHANT_CODE = FileKind.LISTINGS.index("merchant_code");
    private static final int SKU = FileKind.LISTINGS.index("sku");
    private static final int QUANTITY = FileKind.LISTINGS.index("quantity");
    private static final int FROM = FileKind.LISTINGS.index("from");
    private static final int TO = FileKind.LISTINGS.index("to");

    private final KeepingListings listings;

    public ListingTaker(KeepingListings listings) {
        this.listings = listings;
    }

    record SentListing(
            ListingKey key,
            String merchantCode,
            SentPage page,
            List<Part> parts,
            Optional<Instant> from,
            Optional<Instant> to) {}

    @Override
    public FileKind kind() {
        return FileKind.LISTINGS;
    }

    @Override
    public Reading<SentListing> reading(Context context) {
        return new ListingReading(context);
    }

    @Override
    public List<Told> take(Context context, List<SentListing> things) {
        var told = new ArrayList<Told>(things.size());
        for (var sent : things) {
            var standing = listings.listing(sent.key());
            var code = sent.merchantCode().isEmpty()
                    ? standing.map(Listing::merchantCode).orElse("")
                    : sent.merchantCode();
            var put = new PutListing(
                    context.actor(),
                    sent.key(),
                    code,
                    sent.page().over(standing.map(Listing::page).orElse(Listing.Page.UNKNOWN)),
                    sent.parts(),
                    sent.from(),
                    sent.to(),
                    standing.map(Listing::version));
            told.add(listings.put(put)
                    .fold(
                            done -> Told.of(outcome(done.change())),
                            refused -> new Told(
                                    Outcome.REFUSED, List.of(new Reason(refused.code(), Facts.of((Record) refused))))));
        }
        return told;
    }

    private static Outcome outcome(Change change) {
        return switch (change) {
            case CREATED -> Outcome.CREATED;
            case CHANGED -> Outcome.UPDATED;
            case UNCHANGED -> Outcome.UNCHANGED;
        };
    }

    /** A listing has versions: another one sets it right. */
    @Override
    public Optional<NotTakenBack> undo(Actor actor, String job) {
        return Optional.of(NotTakenBack.because("not-for-this-kind"));
    }

    private static final class ListingReading implements Reading<SentListing> {
        private final Context context;
        private final RowReader reader;

        ListingReading(Context context) {
            this.context = context;
            this.reader = new RowReader(context.layout());
        }

        @Override
        public boolean groups() {
            return true;
        }

        @Override
        public @Nullable String key(Row row) {
            var item = reader.peek(row, ITEM);
            return item == null
                    ? null
                    : reader.peek(row, STORE) + "\n" + item + "\n" + reader.peek(row, ITEM_SKU) + "\n"
                            + reader.peek(row, FROM);
        }

        @Override
        public @Nullable SentListing read(List<Row> rows, Faults faults) {
            reader.into(faults);
            var parts = new ArrayList<Part>();
            SentListing first = null;
            for (int i = 0; i < rows.size(); i++) {
                reader.load(rows.get(i), i);
                var sku = needed(SKU);
                var quantity = reader.has(QUANTITY) ? reader.quantity(QUANTITY) : null;
                if (!reader.has(QUANTITY)) {
                    reader.missing(QUANTITY);
                }
                if (sku != null && quantity != null) {
                    parts.add(new Part(new Sku(sku), quantity));
                }
                first = i == 0 ? head() : first;
            }
            if (parts.size() > Listing.PARTS_MAX) {
                reader.wrong(SKU, "", "too-many-lines", Map.of("most", Listing.PARTS_MAX));
            }
            if (!faults.isEmpty() || first == null) {
                return null;
            }
            return new SentListing(first.key(), first.merchantCode(), first.page(), parts, first.from(), first.to());
        }

        private @Nullable String needed(int field) {
            if (!reader.has(field)) {
                reader.missing(field);
            }
            return reader.id(field);
        }

        private @Nullable SentListing head() {
            var item = needed(ITEM);
            var code = reader.has(STORE) ? reader.id(STORE) : null;
            var given = context.store().or(context.layout().mapping()::store);
            var store = (code == null ? given : Optional.of(new StoreId(code)))
                    .flatMap(id -> context.stores().apply(id));
            if (store.isEmpty()) {
                reader.wrong(STORE, Objects.toString(code, ""), "unknown-store");
                return null;
            }
            var zone = context.layout()
                    .mapping()
                    .zone()
                    .orElse(store.map(Store::zone).orElseThrow());
            var from = reader.optionalTime(FROM, zone);
            var to = reader.optionalTime(TO, zone);
            var page = SentPage.read(reader, zone);
            return item == null
                    ? null
                    : new SentListing(
                            new ListingKey(store.get().id(), item, Objects.toString(reader.id(ITEM_SKU), "")),
                            Objects.toString(reader.id(MERCHANT_CODE), ""),
                            page,
                            List.of(),
                            from,
                            to);
        }
    }
}
