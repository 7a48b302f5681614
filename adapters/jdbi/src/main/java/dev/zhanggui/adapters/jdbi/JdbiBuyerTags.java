package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.BuyerTags;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tags of buyers, as one list of texts for each. */
final class JdbiBuyerTags implements BuyerTags {
    private static final String OPEN_OF = """
            SELECT store, order_no FROM order_head
             WHERE buyer = ? AND store = ? AND history = 0 AND state IN ('placed', 'paid', 'audited', 'allocated')
             ORDER BY placed_at DESC, order_no LIMIT ?""";

    private final Links links;

    JdbiBuyerTags(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<List<String>>> find(BuyerKey buyer) {
        return links.withHandle(db -> db.createQuery("SELECT tags, version FROM buyer_tags WHERE buyer = :buyer")
                .bind("buyer", buyer.code())
                .map((rows, context) -> new Versioned<>(texts(rows.getString("tags")), rows.getLong("version")))
                .findFirst());
    }

    private static List<String> texts(String json) {
        return Json.list(json).stream().map(String::valueOf).toList();
    }

    @Override
    public void save(BuyerKey buyer, List<String> tags, long over) {
        var sql = over == 0 ? """
                INSERT INTO buyer_tags (buyer, tags, version) VALUES (:buyer, :tags, 1)
                ON CONFLICT (buyer) DO NOTHING""" : """
                UPDATE buyer_tags SET tags = :tags, version = version + 1
                 WHERE buyer = :buyer AND version = :over""";
        int rows = links.withHandle(db -> db.createUpdate(sql)
                .bind("buyer", buyer.code())
                .bind("tags", Json.text(tags))
                .bind("over", over)
                .execute());
        if (rows != 1) {
            throw new StaleWrite("tags of " + buyer + " do not stand at " + over);
        }
    }

    @Override
    public List<OrderKey> openOf(StoreId store, BuyerKey buyer, int most) {
        return links.with(link -> {
            var find = link.statement(OPEN_OF);
            find.setString(1, buyer.code());
            find.setString(2, store.code());
            find.setInt(3, most);
            var keys = new ArrayList<OrderKey>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    keys.add(JdbiOrders.key(rows));
                }
            }
            return List.copyOf(keys);
        });
    }
}
