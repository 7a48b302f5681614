package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.spi.SkuCards;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/**
 * SKUs; read for every row of a file, so with a kept statement. The card is the header of the SKU's ledger too: whoever
 * changes the ledger locks it.
 */
final class JdbiSkuCards implements SkuCards {
    private static final String FIND = """
            SELECT sku, product, title, category, position, margin, list_price, list_price_currency, floor_price,
                   floor_price_currency, unit_cost, unit_cost_currency, weight_grams, pack_size, lead_time_days, version
              FROM sku WHERE sku = ?""";

    private final Links links;

    JdbiSkuCards(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<SkuCard>> find(Sku sku) {
        return links.with(link -> {
            var find = link.statement(FIND);
            find.setString(1, sku.code());
            try (var rows = find.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Versioned<>(card(rows), rows.getLong("version")))
                        : Optional.empty();
            }
        });
    }

    private static SkuCard card(ResultSet rows) throws SQLException {
        return new SkuCard(
                new Sku(rows.getString("sku")),
                rows.getString("product"),
                rows.getString("title"),
                Optional.ofNullable(rows.getString("category")),
                Optional.ofNullable(rows.getString("position"))
                        .map(text -> PlainValues.constant(SkuCard.Position.class, text)),
                Optional.ofNullable(rows.getString("margin"))
                        .map(text -> PlainValues.constant(SkuCard.Margin.class, text)),
                price(rows, "list_price"),
                price(rows, "floor_price"),
                price(rows, "unit_cost"),
                Columns.number(rows, "weight_grams").map(Long::intValue),
                Columns.number(rows, "pack_size").map(Long::intValue),
                Columns.number(rows, "lead_time_days").map(Long::intValue));
    }

    private static Optional<UnitPrice> price(ResultSet rows, String column) throws SQLException {
        var amount = rows.getString(column);
        return amount == null
                ? Optional.empty()
                : Optional.of(new UnitPrice(
                        new BigDecimal(amount), Currency.getInstance(rows.getString(column + "_currency"))));
    }

    @Override
    public void save(SkuCard card, long over) {
        var sql = over == 0 ? """
                INSERT INTO sku (sku, product, title, category, position, margin, list_price, list_price_currency,
                       floor_price, floor_price_currency, unit_cost, unit_cost_currency, weight_grams, pack_size,
                       lead_time_days, version)
                VALUES (:sku, :product, :title, :category, :position, :margin, :listPrice, :listPriceCurrency,
                       :floorPrice, :floorPriceCurrency, :unitCost, :unitCostCurrency, :weightGrams, :packSize,
                       :leadTimeDays, 1)
                ON CONFLICT (sku) DO NOTHING""" : """
                UPDATE sku SET product = :product, title = :title, category = :category, position = :position,
                       margin = :margin,
                       list_price = :listPrice, list_price_currency = :listPriceCurrency,
                       floor_price = :floorPrice, floor_price_currency = :floorPriceCurrency,
                       unit_cost = :unitCost, unit_cost_currency = :unitCostCurrency,
                       weight_grams = :weightGrams, pack_size = :packSize, lead_time_days = :leadTimeDays,
                       version = version + 1
                 WHERE sku = :sku AND version = :over""";
        int rows = links.withHandle(db -> {
            var update = db.createUpdate(sql)
                    .bind("sku", card.sku())
                    .bind("product", card.product())
                    .bind("title", card.title())
                    .bind("category", card.category().orElse(null))
                    .bind("position", card.position().orElse(null))
                    .bind("margin", card.trafficOrProfit().orElse(null))
                    .bind(
                            "weightGrams",
                            card.weightGrams().map(Integer::longValue).orElse(null))
                    .bind("packSize", card.packSize().map(Integer::longValue).orElse(null))
                    .bind(
                            "leadTimeDays",
                            card.leadTimeDays().map(Integer::longValue).orElse(null))
                    .bind("over", over);
            bindPrice(update, "listPrice", card.listPrice());
            bindPrice(update, "floorPrice", card.floorPrice());
            bindPrice(update, "unitCost", card.unitCost());
            return update.execute();
        });
        if (rows != 1) {
            throw new StaleWrite("sku " + card.sku() + " does not stand at " + over);
        }
    }

    private static void bindPrice(Update update, String name, Optional<UnitPrice> price) {
        update.bind(name, price.map(value -> value.amount().toPlainString()).orElse(null))
                .bind(
                        name + "Currency",
                        price.map(value -> value.currency().getCurrencyCode()).orElse(null));
    }
}
