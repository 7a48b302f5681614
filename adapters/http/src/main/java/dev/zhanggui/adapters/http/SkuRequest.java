package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import java.util.Map;
import java.util.Optional;

/** What is sent to write down a SKU. */
record SkuRequest(
        Optional<String> product,
        Optional<String> title,
        Optional<String> category,
        Optional<SkuCard.Position> position,
        Optional<SkuCard.Margin> trafficOrProfit,
        Optional<UnitPrice> listPrice,
        Optional<UnitPrice> floorPrice,
        Optional<UnitPrice> unitCost,
        Optional<Integer> weightGrams,
        Optional<Integer> packSize,
        Optional<Integer> leadTimeDays) {
    private static final int GRAMS_MAX = 100_000_000;
    private static final int UNITS_MAX = 10_000_000;
    private static final int DAYS_MAX = 3_650;
    private static final Map<String, SkuCard.Position> POSITIONS = Words.of(SkuCard.Position.values());
    private static final Map<String, SkuCard.Margin> MARGINS = Words.of(SkuCard.Margin.values());

    static SkuRequest read(Fields in) {
        return new SkuRequest(
                in.optionalId("product", product -> product),
                in.text("title", SkuCard.TITLE_LENGTH_MAX),
                in.text("category", SkuCard.CATEGORY_LENGTH_MAX),
                in.oneOf("position", POSITIONS),
                in.oneOf("trafficOrProfit", MARGINS),
                in.price("listPrice"),
                in.price("floorPrice"),
                in.price("unitCost"),
                in.whole("weightGrams", 0, GRAMS_MAX),
                in.whole("packSize", 1, UNITS_MAX),
                in.whole("leadTimeDays", 0, DAYS_MAX));
    }

    SkuCard named(Sku sku) {
        return new SkuCard(
                sku,
                product.orElse(sku.code()),
                title.orElse(sku.code()),
                category,
                position,
                trafficOrProfit,
                listPrice,
                floorPrice,
                unitCost,
                weightGrams,
                packSize,
                leadTimeDays);
    }
}
