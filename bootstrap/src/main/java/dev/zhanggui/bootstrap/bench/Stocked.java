package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.IntStream;

/** A desk with one store, one warehouse and many SKUs of which there is plenty. */
final class Stocked {
    static final StoreId STORE = new StoreId("s1");
    static final LocationId WAREHOUSE = new LocationId("w1");
    static final Actor ACTOR = Actor.embedding("bench");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Stocked() {}

    /** Fills the desk and answers the secret of a token that may do everything. */
    static String fill(Zhanggui desk, int skus) {
        var inventory = desk.inventory();
        var warehouse = Location.warehouse(WAREHOUSE, ZONE);
        var store = Store.of(STORE, "own", Currency.getInstance("CNY"), ZONE);
        inventory.catalog().putLocation(Put.of(ACTOR, warehouse)).orThrow();
        inventory.catalog().putStore(Put.of(ACTOR, store)).orThrow();
        IntStream.range(0, skus).parallel().forEach(i -> stock(desk, "sku-" + i));
        for (int i = 0; i < 20; i++) {
            receive(desk, new Sku("sku-0"));
        }
        return desk.tokens()
                .create(new KeepingTokens.Create(ACTOR, "bench", Authority.ALL, Optional.empty()))
                .orThrow()
                .secret();
    }

    private static void stock(Zhanggui desk, String code) {
        var sku = new Sku(code);
        var card = SkuCard.of(sku, code);
        desk.inventory().catalog().putSku(Put.of(ACTOR, card)).orThrow();
        receive(desk, sku);
    }

    private static void receive(Zhanggui desk, Sku sku) {
        desk.inventory()
                .moving()
                .receive(new Book(ACTOR, sku, WAREHOUSE, Quantity.of(Quantity.UNITS_MAX), "bench", ""))
                .orThrow();
    }
}
