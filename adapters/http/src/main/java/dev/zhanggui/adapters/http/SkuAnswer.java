package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import java.util.Optional;

record SkuAnswer(
        Sku sku,
        String product,
        String title,
        Optional<String> category,
        Optional<SkuCard.Position> position,
        Optional<SkuCard.Margin> trafficOrProfit,
        Optional<UnitPrice> listPrice,
        Optional<UnitPrice> floorPrice,
        Optional<UnitPrice> unitCost,
        Optional<Integer> weightGrams,
        Optional<Integer> packSize,
        Optional<Integer> leadTimeDays) {

    static SkuAnswer of(SkuCard card) {
        return new SkuAnswer(
                card.sku(),
                card.product(),
                card.title(),
                card.category(),
                card.position(),
                card.trafficOrProfit(),
                card.listPrice(),
                card.floorPrice(),
                card.unitCost(),
                card.weightGrams(),
                card.packSize(),
                card.leadTimeDays());
    }
}
