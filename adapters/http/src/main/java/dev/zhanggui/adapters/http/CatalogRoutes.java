package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Kept;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.domain.inventory.CatalogRefused;
import dev.zhanggui.domain.inventory.UnknownSku;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stores, locations and SKUs. */
final class CatalogRoutes {
    private final KeepingCatalog catalog;
    private final Reach reach;

    CatalogRoutes(KeepingCatalog catalog, KeepingTokens tokens) {
        this.catalog = catalog;
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.put("putStore", "/api/v1/stores/{store}")
                        .needs(Permission.CATALOG)
                        .takes(StoreRequest.class)
                        .answers(201, StoreAnswer.class)
                        .answers(200, StoreAnswer.class)
                        .refuses(CatalogRefused.class)
                        .example("/api/v1/stores/tmall-1", """
                                {"name": "旗舰店", "platform": "tmall", "currency": "CNY", "zone": "Asia/Shanghai"}""")
                        .by(this::putStore),
                Route.get("store", "/api/v1/stores/{store}")
                        .needs(Permission.READ)
                        .answers(200, StoreAnswer.class)
                        .mayBe(ProblemKind.UNKNOWN_STORE)
                        .example("/api/v1/stores/tmall-1")
                        .by(this::store),
                Route.put("putLocation", "/api/v1/locations/{location}")
                        .needs(Permission.CATALOG)
                        .takes(LocationRequest.class)
                        .answers(201, LocationAnswer.class)
                        .answers(200, LocationAnswer.class)
                        .refuses(CatalogRefused.class)
                        .example("/api/v1/locations/hangzhou", """
                                {"name": "杭州仓", "kind": "warehouse", "province": "浙江", "city": "杭州",
                                 "latitude": 30.25, "longitude": 120.17, "zone": "Asia/Shanghai",
                                 "cutoff": {"default": "16:00", "sat": "12:00", "sun": null}, "dailyCapacity": 5000,
                                 "fixedCostMonth": {"amount": "38000.00", "currency": "CNY"}}""")
                        .by(this::putLocation),
                Route.get("location", "/api/v1/locations/{location}")
                        .needs(Permission.READ)
                        .answers(200, LocationAnswer.class)
                        .mayBe(ProblemKind.UNKNOWN_LOCATION)
                        .example("/api/v1/locations/hangzhou")
                        .by(this::location),
                Route.put("putSku", "/api/v1/skus/{sku}")
                        .needs(Permission.CATALOG)
                        .takes(SkuRequest.class)
                        .answers(201, SkuAnswer.class)
                        .answers(200, SkuAnswer.class)
                        .refuses(CatalogRefused.class)
                        .example("/api/v1/skus/T-1", """
                                {"product": "T", "title": "纯棉T恤 白 M", "category": "T恤", "position": "lead", "trafficOrProfit": "traffic",
                                 "listPrice": {"amount": "99.00", "currency": "CNY"},
                                 "floorPrice": {"amount": "59.00", "currency": "CNY"},
                                 "unitCost": {"amount": "31.5", "currency": "CNY"},
                                 "weightGrams": 220, "packSize": 12, "leadTimeDays": 15}""")
                        .by(this::putSku),
                Route.get("sku", "/api/v1/skus/{sku}")
                        .needs(Permission.READ)
                        .answers(200, SkuAnswer.class)
                        .refuses(UnknownSku.class)
                        .example("/api/v1/skus/T-1")
                        .by(this::sku));
    }

    private Supplier<Reply> putStore(Call call) {
        var id = call.id("store", StoreId::new);
        var store = call.body(StoreRequest::read).named(id);
        return put(call, store, () -> catalog.store(id), catalog::putStore, StoreAnswer::of);
    }

    private Supplier<Reply> store(Call call) {
        var id = call.id("store", StoreId::new);
        reach.check(call, Permission.READ, id);
        return () -> got(catalog.store(id), StoreAnswer::of, Reply.no(ProblemKind.UNKNOWN_STORE));
    }

    private Supplier<Reply> putLocation(Call call) {
        var id = call.id("location", LocationId::new);
        var location = call.body(LocationRequest::read).named(id);
        return put(call, location, () -> catalog.location(id), catalog::putLocation, LocationAnswer::of);
    }

    private Supplier<Reply> location(Call call) {
        var id = call.id("location", LocationId::new);
        return () -> got(catalog.location(id), LocationAnswer::of, Reply.no(ProblemKind.UNKNOWN_LOCATION));
    }

    private Supplier<Reply> putSku(Call call) {
        var id = call.id("sku", Sku::new);
        var card = call.body(SkuRequest::read).named(id);
        return put(call, card, () -> catalog.sku(id), catalog::putSku, SkuAnswer::of);
    }

    private Supplier<Reply> sku(Call call) {
        var id = call.id("sku", Sku::new);
        return () -> got(catalog.sku(id), SkuAnswer::of, Reply.refused(new UnknownSku(id)));
    }

    private static <T> Reply got(Optional<Versioned<T>> found, Function<T, Object> answer, Reply unknown) {
        return found.<Reply>map(thing -> Reply.ok(answer.apply(thing.value())).tagged(thing.version()))
                .orElse(unknown);
    }

    private static <T> Supplier<Reply> put(
            Call call,
            T value,
            Supplier<Optional<Versioned<T>>> find,
            Function<Put<T>, Decision<Kept<T>, CatalogRefused>> put,
            Function<T, Object> answer) {
        return () -> {
            var expected = call.expected(() -> find.get().map(Versioned::version));
            return put.apply(new Put<>(call.actor(), value, expected))
                    .fold(
                            kept -> Reply.of(
                                            kept.change() == Change.CREATED,
                                            answer.apply(kept.now().value()))
                                    .tagged(kept.now().version()),
                            Reply::refused);
        };
    }
}
