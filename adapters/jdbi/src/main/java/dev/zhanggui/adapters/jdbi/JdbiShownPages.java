package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.ShownPages;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pages showed, written many at once, so with kept statements. */
final class JdbiShownPages implements ShownPages {
    static final String COLUMNS = "store, sku, at, shown";
    private static final String FIND = "SELECT " + COLUMNS + " FROM page_stock WHERE store = ? AND sku = ? AND at = ?";
    private static final String PUT = "INSERT INTO page_stock (" + COLUMNS + ", job) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (store, sku, at) DO UPDATE SET shown = excluded.shown, job = excluded.job";
    private static final String FORGET = """
            DELETE FROM page_stock WHERE store = ? AND sku = ? AND at < (
                   SELECT MIN(at) FROM (SELECT at FROM page_stock WHERE store = ? AND sku = ?
                                         ORDER BY at DESC LIMIT ?) newest)""";
    static final String LATEST =
            "SELECT p.store, p.sku, p.at, p.shown FROM page_stock p WHERE p.store = ? AND p.sku > ?"
                    + " AND p.at = (SELECT MAX(n.at) FROM page_stock n WHERE n.store = p.store AND n.sku = p.sku)"
                    + " ORDER BY p.sku LIMIT ?";
    private static final String TAKE_BACK = """
            DELETE FROM page_stock WHERE (store, sku, at) IN (
                   SELECT store, sku, at FROM page_stock WHERE job = ? AND job <> '' ORDER BY store, sku, at LIMIT ?)""";

    private final Links links;

    JdbiShownPages(Links links) {
        this.links = links;
    }

    @Override
    public Optional<ShownStock> standing(ShownStock shown) {
        return links.with(link -> {
            var find = link.statement(FIND);
            find.setString(1, shown.store().code());
            find.setString(2, shown.sku().code());
            find.setLong(3, shown.at().toEpochMilli());
            return all(find).stream().findFirst();
        });
    }

    private static List<ShownStock> all(PreparedStatement statement) throws SQLException {
        var all = new ArrayList<ShownStock>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(shown(rows));
            }
        }
        return List.copyOf(all);
    }

    private static ShownStock shown(ResultSet rows) throws SQLException {
        return new ShownStock(
                new StoreId(rows.getString(1)),
                new Sku(rows.getString(2)),
                Quantity.of(Math.toIntExact(rows.getLong(4))),
                Instant.ofEpochMilli(rows.getLong(3)));
    }

    @Override
    public void put(ShownStock shown, String job) {
        links.use(link -> {
            var put = link.statement(PUT);
            put.setString(1, shown.store().code());
            put.setString(2, shown.sku().code());
            put.setLong(3, shown.at().toEpochMilli());
            put.setLong(4, shown.shown().units());
            put.setString(5, job);
            put.executeUpdate();
            var forget = link.statement(FORGET);
            forget.setString(1, shown.store().code());
            forget.setString(2, shown.sku().code());
            forget.setString(3, shown.store().code());
            forget.setString(4, shown.sku().code());
            forget.setInt(5, ShownStock.KEPT_MAX);
            forget.executeUpdate();
        });
    }

    @Override
    public List<ShownStock> latest(StoreId store) {
        return latest(store, "", Integer.MAX_VALUE);
    }

    /** From behind a SKU on. */
    List<ShownStock> latest(StoreId store, String behind, int most) {
        return links.with(link -> {
            var latest = link.statement(LATEST);
            latest.setString(1, store.code());
            latest.setString(2, behind);
            latest.setInt(3, most);
            return all(latest);
        });
    }

    @Override
    public int takeBack(String job, int most) {
        return links.with(link -> {
            var remove = link.statement(TAKE_BACK);
            remove.setString(1, job);
            remove.setInt(2, most);
            return remove.executeUpdate();
        });
    }
}
