package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * What the desk knows of a SKU itself.
 *
 * @param product the product of which it is a variant; events are entered per product
 * @param category as the team sorts its products
 * @param weightGrams of one unit, packed
 * @param packSize units in the smallest lot that can be bought
 */
public record SkuCard(
        Sku sku,
        String product,
        String title,
        Optional<String> category,
        Optional<Position> position,
        Optional<Margin> trafficOrProfit,
        Optional<UnitPrice> listPrice,
        Optional<UnitPrice> floorPrice,
        Optional<UnitPrice> unitCost,
        Optional<Integer> weightGrams,
        Optional<Integer> packSize,
        Optional<Integer> leadTimeDays)
        implements AggregateRoot<SkuCard, Sku> {
    public static final int TITLE_LENGTH_MAX = 500;
    public static final int CATEGORY_LENGTH_MAX = 200;

    /** The product's place in the year's plan. */
    public enum Position {
        LAUNCH,
        LEAD,
        SUPPORT,
        OFFLINE_EXCLUSIVE,
        OFFLINE,
        PRESALE
    }

    /** Whether it is sold for visitors or for profit. */
    public enum Margin {
        TRAFFIC,
        PROFIT
    }

    /** A SKU that is its own product, with nothing but a title. */
    public static SkuCard of(Sku sku, String title) {
        return new SkuCard(
                sku,
                sku.code(),
                title,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Sku getId() {
        return sku;
    }
}
