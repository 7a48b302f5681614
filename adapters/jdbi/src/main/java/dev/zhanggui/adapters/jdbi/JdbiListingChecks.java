package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.ListingChecks;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.ListingCheck;
import dev.zhanggui.domain.trade.ListingCheckList;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingMark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Check lists, a row for each version, and the last mark of each check of a listing. */
final class JdbiListingChecks implements ListingChecks {
    private final Links links;

    JdbiListingChecks(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<ListingCheckList>> find(StoreId store) {
        return links.withHandle(db -> db.createQuery("""
            SELECT version, checks FROM listing_checks WHERE store = :store
             ORDER BY version DESC LIMIT 1\
            """)
                .bind("store", store)
                .map((rows, context) -> {
                    var checks = Json.list(rows.getString(2)).stream()
                            .map(JdbiListingChecks::check)
                            .toList();
                    return new Versioned<>(new ListingCheckList(store, checks), rows.getLong(1));
                })
                .findFirst());
    }

    /** {@code [code, zhHans, zhHant, en, required]}. */
    private static ListingCheck check(Object text) {
        var parts = (List<?>) text;
        return new ListingCheck(
                (String) parts.get(0), (String) parts.get(1), (String) parts.get(2), (String) parts.get(3), (Boolean)
                        parts.get(4));
    }

    @Override
    public void add(ListingCheckList list, long version) {
        var checks = list.checks().stream()
                .map(one -> List.of(one.code(), one.zhHans(), one.zhHant(), one.en(), one.required()))
                .toList();
        int rows = links.withHandle(db -> db.createUpdate("""
            INSERT INTO listing_checks (store, version, checks)
            SELECT id, :version, :checks FROM store
             WHERE id = :store AND :version = 1 + (
                   SELECT COALESCE(MAX(version), 0) FROM listing_checks WHERE store = :store)
            ON CONFLICT (store, version) DO NOTHING\
            """)
                .bind("store", list.store())
                .bind("version", version)
                .bind("checks", Json.text(checks))
                .execute());
        if (rows != 1) {
            throw new StaleWrite("listing checks of " + list.store() + " do not stand before " + version);
        }
    }

    @Override
    public List<ListingMark> marks(ListingKey listing) {
        return links.withHandle(db -> db.createQuery("""
            SELECT code, done, at, made_by FROM listing_mark
             WHERE store = :store AND item = :item AND item_sku = :itemSku ORDER BY code\
            """)
                .bind("store", listing.store())
                .bind("item", listing.item())
                .bind("itemSku", listing.itemSku())
                .map((rows, context) -> new ListingMark(
                        listing,
                        rows.getString(1),
                        rows.getLong(2) == 1,
                        Instant.ofEpochMilli(rows.getLong(3)),
                        rows.getString(4)))
                .list());
    }

    @Override
    public void mark(ListingMark mark) {
        int rows = links.withHandle(db -> db.createUpdate("""
            INSERT INTO listing_mark (store, item, item_sku, code, done, at, made_by)
            VALUES (:store, :item, :itemSku, :code, :done, :at, :by)
            ON CONFLICT (store, item, item_sku, code)
            DO UPDATE SET done = excluded.done, at = excluded.at, made_by = excluded.made_by\
            """)
                .bind("store", mark.listing().store())
                .bind("item", mark.listing().item())
                .bind("itemSku", mark.listing().itemSku())
                .bind("code", mark.check())
                .bind("done", mark.done() ? 1L : 0L)
                .bind("at", mark.at().toEpochMilli())
                .bind("by", mark.by())
                .execute());
        if (rows != 1) {
            throw new StaleWrite("mark " + mark.check() + " of " + mark.listing());
        }
    }
}
