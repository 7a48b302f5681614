package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Kept;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.domain.inventory.CatalogRefused;
import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.inventory.UnknownSku;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stores, locations and SKUs. */
final class CatalogRoutes {
    private static final int PLATFORM_LENGTH_MAX = 64;
    private static final int PLACE_LENGTH_MAX = 100;
    private static final int PARCELS_MAX = 100_000_000;
    private static final int GRAMS_MAX = 100_000_000;
    private static final int UNITS_MAX = 10_000_000;
    private static final int DAYS_MAX = 3_650;
    private static final int DEFAULT_DAY = -1;
    private static final Currency YUAN = Currency.getInstance("CNY");

    private static final Map<String, Location.Kind> KINDS = Map.of(
            "warehouse", Location.Kind.WAREHOUSE,
            "shop", Location.Kind.SHOP,
            "street", Location.Kind.SHOP,
            "store", Location.Kind.SHOP);
    private static final Map<String, SkuCard.Position> POSITIONS = Words.of(SkuCard.Position.values());
    private static final Map<String, SkuCard.Margin> MARGINS = Words.of(SkuCard.Margin.values());

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
                                {"product": "T", "title": "纯棉T恤 白 M", "position": "lead", "trafficOrProfit": "traffic",
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

    /** What is sent to write down a store; what is left out has a usual value. */
    record StoreRequest(
            Optional<String> name,
            Optional<String> platform,
            Optional<Currency> currency,
            Optional<ZoneId> zone,
            List<LocationId> locations) {

        static StoreRequest read(Fields in) {
            var locations = in.ids("locations", Store.LOCATIONS_MAX, LocationId::new);
            if (new HashSet<>(locations).size() < locations.size()) {
                in.wrong("locations", "twice");
            }
            return new StoreRequest(
                    in.text("name", Store.NAME_LENGTH_MAX),
                    in.text("platform", PLATFORM_LENGTH_MAX),
                    in.currency("currency"),
                    in.zone("zone"),
                    locations);
        }

        Store named(StoreId id) {
            return new Store(
                    id,
                    name.orElse(id.code()),
                    platform.orElse("own"),
                    currency.orElse(YUAN),
                    zone.orElse(Times.SHANGHAI),
                    new ServingList(locations));
        }
    }

    record StoreAnswer(
            StoreId id, String name, String platform, Currency currency, ZoneId zone, List<LocationId> locations) {

        static StoreAnswer of(Store store) {
            return new StoreAnswer(
                    store.id(),
                    store.name(),
                    store.platform(),
                    store.currency(),
                    store.zone(),
                    store.served().locations());
        }
    }

    private Supplier<Reply> putStore(Call call) {
        var id = call.id("store", StoreId::new);
        var store = call.body(StoreRequest::read).named(id);
        reach.check(call, Permission.CATALOG, id);
        return put(call, store, () -> catalog.store(id), catalog::putStore, StoreAnswer::of);
    }

    private Supplier<Reply> store(Call call) {
        var id = call.id("store", StoreId::new);
        reach.check(call, Permission.READ, id);
        return () -> got(catalog.store(id), StoreAnswer::of, Reply.no(ProblemKind.UNKNOWN_STORE));
    }

    /** What is sent to write down a location. */
    record LocationRequest(
            Optional<String> name,
            Optional<Location.Kind> kind,
            Optional<String> province,
            Optional<String> city,
            Optional<BigDecimal> latitude,
            Optional<BigDecimal> longitude,
            Optional<ZoneId> zone,
            Optional<Cutoff> cutoff,
            Optional<Integer> dailyCapacity,
            Optional<Money> fixedCostMonth) {

        static LocationRequest read(Fields in) {
            var latitude = in.decimal("latitude", BigDecimal.valueOf(-90), BigDecimal.valueOf(90));
            var longitude = in.decimal("longitude", BigDecimal.valueOf(-180), BigDecimal.valueOf(180));
            if (in.has("latitude") != in.has("longitude")) {
                in.wrong(in.has("latitude") ? "longitude" : "latitude", "required");
            }
            return new LocationRequest(
                    in.text("name", Store.NAME_LENGTH_MAX),
                    in.oneOf("kind", KINDS),
                    Optional.of(in.note("province", PLACE_LENGTH_MAX)),
                    Optional.of(in.note("city", PLACE_LENGTH_MAX)),
                    latitude,
                    longitude,
                    in.zone("zone"),
                    readCutoff(in),
                    in.whole("dailyCapacity", 0, PARCELS_MAX),
                    in.money("fixedCostMonth"));
        }

        Location named(LocationId id) {
            return new Location(
                    id,
                    name.orElse(id.code()),
                    kind.orElse(Location.Kind.WAREHOUSE),
                    province.orElse(""),
                    city.orElse(""),
                    latitude.flatMap(north ->
                            longitude.map(east -> new Location.Coordinates(north.doubleValue(), east.doubleValue()))),
                    zone.orElse(Times.SHANGHAI),
                    cutoff,
                    dailyCapacity,
                    fixedCostMonth);
        }
    }

    /** {@code "16:00"}, or an object of times by day with null where nothing leaves. */
    private static Optional<Cutoff> readCutoff(Fields in) {
        var node = in.raw("cutoff");
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            var usual = clock(node.isTextual() ? node.textValue() : "");
            if (usual.isEmpty()) {
                in.wrong("cutoff", "clock-time");
            }
            return Optional.of(new Cutoff(usual, Map.of()));
        }
        Optional<LocalTime> usual = Optional.empty();
        var byDay = new EnumMap<DayOfWeek, Optional<LocalTime>>(DayOfWeek.class);
        for (var member : node.properties()) {
            var value = member.getValue();
            Optional<LocalTime> time = clock(value.isTextual() ? value.textValue() : "");
            int day = dayOf(member.getKey());
            if (time.isEmpty() && !value.isNull()) {
                in.inner("cutoff").orElseThrow().wrong(member.getKey(), "clock-time");
            } else if (day == DEFAULT_DAY) {
                usual = time;
            } else if (day > 0) {
                byDay.put(DayOfWeek.of(day), time);
            }
        }
        return Optional.of(new Cutoff(usual, byDay));
    }

    private static int dayOf(String name) {
        if (name.equals("default")) {
            return DEFAULT_DAY;
        }
        for (var day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(name)) {
                return day.getValue();
            }
        }
        return 0;
    }

    private static Optional<LocalTime> clock(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    record LocationAnswer(
            LocationId id,
            String name,
            Location.Kind kind,
            String province,
            String city,
            Optional<Double> latitude,
            Optional<Double> longitude,
            ZoneId zone,
            Optional<Cutoff> cutoff,
            Optional<Integer> dailyCapacity,
            Optional<Money> fixedCostMonth) {

        static LocationAnswer of(Location location) {
            return new LocationAnswer(
                    location.id(),
                    location.name(),
                    location.kind(),
                    location.province(),
                    location.city(),
                    location.coordinates().map(Location.Coordinates::latitude),
                    location.coordinates().map(Location.Coordinates::longitude),
                    location.zone(),
                    location.cutoff(),
                    location.dailyCapacity(),
                    location.fixedCostMonth());
        }
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

    /** What is sent to write down a SKU. */
    record SkuRequest(
            Optional<String> product,
            Optional<String> title,
            Optional<SkuCard.Position> position,
            Optional<SkuCard.Margin> trafficOrProfit,
            Optional<UnitPrice> listPrice,
            Optional<UnitPrice> floorPrice,
            Optional<UnitPrice> unitCost,
            Optional<Integer> weightGrams,
            Optional<Integer> packSize,
            Optional<Integer> leadTimeDays) {

        static SkuRequest read(Fields in) {
            return new SkuRequest(
                    in.optionalId("product", product -> product),
                    in.text("title", SkuCard.TITLE_LENGTH_MAX),
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

    record SkuAnswer(
            Sku sku,
            String product,
            String title,
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
