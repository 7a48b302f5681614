package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.internal.CatalogTaker.Wish;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Location.Coordinates;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows of stores, locations and products; what a row leaves empty stays as it stands. */
final class CatalogReading {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final int WHOLE_MAX = 100_000_000;

    private final FileKind kind;
    private final RowReader reader;

    CatalogReading(Taker.Context context) {
        this.kind = context.layout().mapping().kind();
        this.reader = new RowReader(context.layout());
    }

    void load(Row row, Faults faults) {
        reader.into(faults);
        reader.load(row, 0);
    }

    private @Nullable String required(String field) {
        int index = kind.index(field);
        if (!reader.has(index)) {
            reader.missing(index);
        }
        return reader.id(index);
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(reader.text(kind.index(field)));
    }

    private Optional<Integer> whole(String field) {
        return Optional.ofNullable(reader.whole(kind.index(field), WHOLE_MAX));
    }

    private <E extends Enum<E>> Optional<E> word(String field, E[] constants) {
        var known = new HashMap<String, E>();
        for (var constant : constants) {
            known.put(Facts.camel(constant.name()), constant);
        }
        return Optional.ofNullable(reader.word(kind.index(field), known));
    }

    private Optional<UnitPrice> price(String field) {
        int index = kind.index(field);
        return Optional.ofNullable(reader.amount(index))
                .flatMap(amount -> Optional.ofNullable(reader.price(index, amount, YUAN)));
    }

    /** What the text makes, or a fault that says it makes nothing. */
    private <V> Optional<V> parsed(String field, Maker<V> maker) {
        return text(field).flatMap(text -> {
            try {
                return Optional.of(maker.make(text));
            } catch (DateTimeException | IllegalArgumentException e) {
                reader.wrong(kind.index(field), text, "unknown-word");
                return Optional.empty();
            }
        });
    }

    private interface Maker<V> {
        V make(String text);
    }

    @Nullable
    Wish<Store> store() {
        var id = required("store");
        var name = text("name");
        var platform = text("platform");
        var currency = parsed("currency", Currency::getInstance);
        var zone = parsed("zone", ZoneId::of);
        var locations = text("locations").map(this::locations);
        if (id == null) {
            return null;
        }
        return standing -> new Store(
                new StoreId(id),
                name.or(() -> standing.map(Store::name)).orElse(id),
                platform.or(() -> standing.map(Store::platform)).orElse("own"),
                currency.or(() -> standing.map(Store::currency)).orElse(YUAN),
                zone.or(() -> standing.map(Store::zone)).orElse(SHANGHAI),
                locations.or(() -> standing.map(Store::served)).orElse(ServingList.ALL_WAREHOUSES));
    }

    /** Ids parted by commas, semicolons or blanks. */
    private ServingList locations(String text) {
        var ids = new ArrayList<LocationId>();
        for (var part : text.split("[,;，；\\s]+", -1)) {
            if (CallerId.isValid(part)) {
                ids.add(new LocationId(part));
            } else if (!part.isEmpty()) {
                reader.wrong(kind.index("locations"), part, "bad-id");
            }
        }
        if (ids.size() > Store.LOCATIONS_MAX) {
            reader.wrong(kind.index("locations"), text, "number-too-large", Map.of("most", Store.LOCATIONS_MAX));
            return ServingList.ALL_WAREHOUSES;
        }
        return new ServingList(List.copyOf(ids));
    }

    @Nullable
    Wish<Location> location() {
        var id = required("location");
        var name = text("name");
        var sort = word("kind", Location.Kind.values());
        var province = text("province");
        var city = text("city");
        var point = point();
        var cutoff = parsed("cutoff", text -> new Cutoff(Optional.of(LocalTime.parse(text)), Map.of()));
        var capacity = whole("daily_capacity");
        var cost = Optional.ofNullable(reader.money(kind.index("fixed_cost_month"), YUAN));
        if (id == null) {
            return null;
        }
        return standing -> new Location(
                new LocationId(id),
                name.or(() -> standing.map(Location::name)).orElse(id),
                sort.or(() -> standing.map(Location::kind)).orElse(Location.Kind.WAREHOUSE),
                province.or(() -> standing.map(Location::province)).orElse(""),
                city.or(() -> standing.map(Location::city)).orElse(""),
                point.or(() -> standing.flatMap(Location::coordinates)),
                standing.map(Location::zone).orElse(SHANGHAI),
                cutoff.or(() -> standing.flatMap(Location::cutoff)),
                capacity.or(() -> standing.flatMap(Location::dailyCapacity)),
                cost.or(() -> standing.flatMap(Location::fixedCostMonth)));
    }

    private Optional<Coordinates> point() {
        var latitude = reader.decimal(kind.index("latitude"));
        var longitude = reader.decimal(kind.index("longitude"));
        if (latitude == null || longitude == null) {
            if (reader.has(kind.index("latitude")) != reader.has(kind.index("longitude"))) {
                reader.missing(kind.index(latitude == null ? "latitude" : "longitude"));
            }
            return Optional.empty();
        }
        if (!Coordinates.isValid(latitude.doubleValue(), longitude.doubleValue())) {
            reader.wrong(kind.index("latitude"), latitude.toPlainString(), "number-too-large", Map.of("most", 90));
            return Optional.empty();
        }
        return Optional.of(new Coordinates(latitude.doubleValue(), longitude.doubleValue()));
    }

    @Nullable
    Wish<SkuCard> product() {
        var sku = required("sku");
        var product = text("product");
        var title = text("title");
        var category = text("category");
        var position = word("position", SkuCard.Position.values());
        var margin = word("traffic_or_profit", SkuCard.Margin.values());
        var listPrice = price("list_price");
        var floorPrice = price("floor_price");
        var unitCost = price("unit_cost");
        var weight = whole("weight_g");
        var pack = whole("pack_size");
        var lead = whole("lead_time_days");
        if (sku == null) {
            return null;
        }
        return standing -> new SkuCard(
                new Sku(sku),
                product.or(() -> standing.map(SkuCard::product)).orElse(sku),
                title.or(() -> standing.map(SkuCard::title)).orElse(sku),
                category.or(() -> standing.flatMap(SkuCard::category)),
                position.or(() -> standing.flatMap(SkuCard::position)),
                margin.or(() -> standing.flatMap(SkuCard::trafficOrProfit)),
                listPrice.or(() -> standing.flatMap(SkuCard::listPrice)),
                floorPrice.or(() -> standing.flatMap(SkuCard::floorPrice)),
                unitCost.or(() -> standing.flatMap(SkuCard::unitCost)),
                weight.or(() -> standing.flatMap(SkuCard::weightGrams)),
                pack.or(() -> standing.flatMap(SkuCard::packSize)),
                lead.or(() -> standing.flatMap(SkuCard::leadTimeDays)));
    }
}
