package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.Listings;
import dev.zhanggui.application.trade.views.ListingCursor;
import dev.zhanggui.application.trade.views.ListingViews;
import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Listings, a row for each version. */
final class JdbiListings implements Listings, ListingViews {
    private static final String COLUMNS = """
        SELECT l.store, l.item, l.item_sku, l.version, l.merchant_code, l.parts, l.from_at, l.to_at, l.article_no,
               l.title, l.keywords, l.tags, l.shown, l.since, l.why FROM listing l
        """;
    private static final String MADE = """
        SELECT l.store, l.item, l.item_sku, l.version, l.merchant_code, l.parts, l.from_at, l.to_at, l.article_no,
               l.title, l.keywords, l.tags, l.shown, l.since, l.why, l.made_at, l.made_by, l.made_why, l.job
          FROM listing l
        """;
    private static final String NEWEST = """
        AND l.version = (SELECT MAX(v.version) FROM listing v
                          WHERE v.store = l.store AND v.item = l.item AND v.item_sku = l.item_sku)\
        """;

    private final Links links;

    JdbiListings(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Listing> find(ListingKey key) {
        return versions(key).stream().findFirst();
    }

    @Override
    public List<Listing> versions(ListingKey key) {
        return links.withHandle(db -> db.createQuery(COLUMNS + """
            WHERE l.store = :store AND l.item = :item AND l.item_sku = :itemSku
            ORDER BY l.version DESC\
            """)
                .bind("store", key.store())
                .bind("item", key.item())
                .bind("itemSku", key.itemSku())
                .map((rows, context) -> listing(rows))
                .list());
    }

    @Override
    public List<Made> changes(ListingKey key) {
        return links.withHandle(db -> db.createQuery(MADE + """
            WHERE l.store = :store AND l.item = :item AND l.item_sku = :itemSku
            ORDER BY l.version DESC\
            """)
                .bind("store", key.store())
                .bind("item", key.item())
                .bind("itemSku", key.itemSku())
                .map((rows, context) -> new Made(
                        listing(rows),
                        Optional.of(rows.getLong("made_at"))
                                .filter(at -> at > 0)
                                .map(Instant::ofEpochMilli),
                        rows.getString("made_by"),
                        rows.getString("made_why"),
                        rows.getString("job")))
                .list());
    }

    @Override
    public List<Listing> ofJob(String job) {
        return links.withHandle(db -> db.createQuery(COLUMNS + """
            WHERE l.job = :job AND l.job <> '' ORDER BY l.store, l.item, l.item_sku, l.version\
            """)
                .bind("job", job)
                .map((rows, context) -> listing(rows))
                .list());
    }

    @Override
    public void add(Listing listing, Stamp stamp) {
        var page = listing.page();
        var parts = listing.parts().stream()
                .map(part -> List.of(part.sku().code(), part.quantity().units()))
                .toList();
        int rows = links.withHandle(db -> db.createUpdate("""
            INSERT INTO listing (store, item, item_sku, version, merchant_code, parts, from_at, to_at,
                   article_no, title, keywords, tags, shown, since, why, made_at, made_by, made_why, job)
            SELECT :store, :item, :itemSku, :version, :merchantCode, :parts, :from, CAST(:to AS BIGINT),
                   :articleNo, :title, :keywords, :tags, :shown, CAST(:since AS BIGINT), :why,
                   :madeAt, :madeBy, :madeWhy, :job
             WHERE :version = 1 + (SELECT COALESCE(MAX(version), 0) FROM listing
                                    WHERE store = :store AND item = :item AND item_sku = :itemSku)
            ON CONFLICT (store, item, item_sku, version) DO NOTHING\
            """)
                .bind("store", listing.key().store())
                .bind("item", listing.key().item())
                .bind("itemSku", listing.key().itemSku())
                .bind("version", listing.version())
                .bind("merchantCode", listing.merchantCode())
                .bind("parts", Json.text(parts))
                .bind("from", listing.from().toEpochMilli())
                .bind("to", listing.to().map(Instant::toEpochMilli).orElse(null))
                .bind("articleNo", page.articleNo())
                .bind("title", page.title())
                .bind("keywords", page.keywords())
                .bind("tags", Json.text(page.tags()))
                .bind("shown", page.shown())
                .bind("since", page.since().map(Instant::toEpochMilli).orElse(null))
                .bind("why", page.why())
                .bind("madeAt", stamp.at().toEpochMilli())
                .bind("madeBy", stamp.by())
                .bind("madeWhy", stamp.why())
                .bind("job", stamp.job())
                .execute());
        if (rows != 1) {
            throw new StaleWrite("listing " + listing.key() + " does not stand before " + listing.version());
        }
    }

    @Override
    public List<Listing> named(StoreId store, Collection<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        var marks = Marks.of(codes);
        var sql = COLUMNS + " WHERE l.store = ? AND l.item IN (" + marks + ") UNION " + COLUMNS
                + " WHERE l.store = ? AND l.item_sku <> '' AND l.item_sku IN (" + marks + ") UNION " + COLUMNS
                + " WHERE l.store = ? AND l.merchant_code <> '' AND l.merchant_code IN (" + marks + ")";
        return links.with(link -> {
            var find = link.statement(sql);
            int each = 1 + (marks.length() + 2) / 3;
            for (int i = 0; i < 3; i++) {
                find.setString(i * each + 1, store.code());
                Marks.set(find, i * each + 2, codes);
            }
            var listings = new ArrayList<Listing>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    listings.add(listing(rows));
                }
            }
            return listings;
        });
    }

    @Override
    public Page<Listing> listings(StoreId store, Optional<String> cursor, int limit) {
        OrderViews.checkLimit(limit);
        var after = cursor.map(ListingCursor::read).orElse(new ListingCursor("", ""));
        var rows = links.withHandle(db -> {
            Query query =
                    db.createQuery(COLUMNS + " WHERE l.store = :store AND (l.item, l.item_sku) > (:item, :itemSku)"
                            + NEWEST + " ORDER BY l.item, l.item_sku LIMIT :most");
            return query.bind("store", store)
                    .bind("item", after.item())
                    .bind("itemSku", after.itemSku())
                    .bind("most", limit + 1)
                    .map((row, context) -> listing(row))
                    .list();
        });
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), Optional.empty());
        }
        var last = rows.get(limit - 1).key();
        var next = new ListingCursor(last.item(), last.itemSku());
        return new Page<>(List.copyOf(rows.subList(0, limit)), Optional.of(next.text()));
    }

    private static Listing listing(ResultSet rows) throws SQLException {
        var parts = Json.list(rows.getString(6)).stream()
                .map(one -> (List<?>) one)
                .map(one ->
                        new Listing.Part(new Sku((String) one.get(0)), Quantity.of(((Number) one.get(1)).intValue())))
                .toList();
        var page = new Listing.Page(
                rows.getString(9),
                rows.getString(10),
                rows.getString(11),
                Json.texts(rows.getString(12)),
                PlainValues.constant(Listing.Shown.class, rows.getString(13)),
                Columns.instant(rows, "since"),
                rows.getString(15));
        return new Listing(
                new ListingKey(new StoreId(rows.getString(1)), rows.getString(2), rows.getString(3)),
                rows.getString(5),
                page,
                parts,
                Instant.ofEpochMilli(rows.getLong(7)),
                Columns.instant(rows, "to_at"),
                rows.getLong(4));
    }
}
