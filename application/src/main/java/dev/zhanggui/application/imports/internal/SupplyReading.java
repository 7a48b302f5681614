package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of counts, lanes, arrivals, shown stock and scans. A time without offset is the mapping's, else the
 * store's or the location's; where a row names none it is the moment of reading.
 */
final class SupplyReading {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final Map<String, Boolean> SHIPS = Map.of("true", true, "false", false, "yes", true, "no", false);

    private final FileKind kind;
    private final Taker.Context context;
    private final RowReader reader;
    private final Function<LocationId, Optional<Location>> locations;
    private final Map<LocationId, ZoneId> zones = new HashMap<>();
    private final InstantSource clock;

    SupplyReading(Taker.Context context, Function<LocationId, Optional<Location>> locations, InstantSource clock) {
        this.kind = context.layout().mapping().kind();
        this.context = context;
        this.reader = new RowReader(context.layout());
        this.locations = locations;
        this.clock = clock;
    }

    void load(Row row, Faults faults) {
        reader.into(faults);
        reader.load(row, 0);
        for (int field = 0; field < kind.fields().size(); field++) {
            if (kind.fields().get(field).required() && !reader.has(field)) {
                reader.missing(field);
            }
        }
    }

    private int index(String field) {
        return kind.index(field);
    }

    private @Nullable LocationId location() {
        var id = reader.id(index("location"));
        return id == null ? null : new LocationId(id);
    }

    private @Nullable Sku sku() {
        var id = reader.id(index("sku"));
        return id == null ? null : new Sku(id);
    }

    private ZoneId zone(@Nullable LocationId location) {
        var own = context.layout().mapping().zone();
        return location == null
                ? own.orElse(SHANGHAI)
                : own.orElseGet(() -> zones.computeIfAbsent(
                        location, id -> locations.apply(id).map(Location::zone).orElse(SHANGHAI)));
    }

    private @Nullable Instant timeOrNow(String field, ZoneId zone) {
        return reader.has(index(field)) ? reader.time(index(field), zone) : clock.instant();
    }

    @Nullable
    StockCount count() {
        var location = location();
        var sku = sku();
        var found = reader.quantity(index("on_hand"));
        var at = timeOrNow("counted_at", zone(location));
        return location == null || sku == null || found == null || at == null
                ? null
                : new StockCount(location, sku, found, at);
    }

    @Nullable
    Lane lane() {
        var location = location();
        var carrier = reader.text(index("carrier"), Lane.NAME_LENGTH_MAX);
        var province = reader.text(index("province"), Lane.NAME_LENGTH_MAX);
        var firstKg = weight("first_kg");
        var firstPrice = money("first_price");
        var nextKg = weight("next_kg");
        var nextPrice = money("next_price");
        var days = reader.whole(index("transit_days"), Lane.DAYS_MAX);
        var ships = reader.word(index("ships"), SHIPS);
        if (location == null
                || carrier == null
                || province == null
                || firstKg == null
                || firstPrice == null
                || nextKg == null
                || nextPrice == null
                || days == null) {
            return null;
        }
        return new Lane(
                location, carrier, province, firstKg, firstPrice, nextKg, nextPrice, days, ships == null || ships);
    }

    private @Nullable BigDecimal weight(String field) {
        var kg = reader.decimal(index(field));
        if (kg != null && !Lane.isWeight(kg)) {
            reader.wrong(index(field), kg.toPlainString(), "bad-weight");
            return null;
        }
        return kg;
    }

    private @Nullable Money money(String field) {
        return reader.money(index(field), YUAN);
    }

    /** An arrival without a reference is known by its day. */
    @Nullable
    Arrival arrival() {
        var location = location();
        var sku = sku();
        var quantity = reader.quantity(index("quantity"));
        var zone = zone(location);
        var due = reader.time(index("due_on"), zone);
        var reference = reader.text(index("reference"), Movement.REFERENCE_LENGTH_MAX);
        if (location == null || sku == null || quantity == null || due == null) {
            return null;
        }
        var day = LocalTimes.dayOf(due, zone);
        return new Arrival(location, sku, quantity, day, Objects.requireNonNullElse(reference, day.toString()));
    }

    @Nullable
    ShownStock shown() {
        var code = reader.id(index("store"));
        var id = code == null ? context.store().or(context.layout().mapping()::store) : Optional.of(new StoreId(code));
        var store = id.flatMap(context.stores());
        var sku = sku();
        var shown = reader.quantity(index("shown"));
        if (store.isEmpty()) {
            reader.wrong(index("store"), Objects.toString(code, ""), "unknown-store");
            return null;
        }
        var zone =
                context.layout().mapping().zone().orElse(store.map(Store::zone).orElse(SHANGHAI));
        var at = timeOrNow("at", zone);
        return sku == null || shown == null || at == null
                ? null
                : new ShownStock(store.get().id(), sku, shown, at);
    }

    @Nullable
    ParcelScan scan() {
        var no = reader.text(index("tracking_no"), ParcelScan.NUMBER_LENGTH_MAX);
        var at = reader.time(index("at"), zone(null));
        var status = reader.meaning(index("status"), ParcelScan.STATUS_LENGTH_MAX);
        var place = reader.text(index("place"), ParcelScan.PLACE_LENGTH_MAX);
        var text = reader.text(index("text"), ParcelScan.TEXT_LENGTH_MAX);
        return no == null || at == null || status == null
                ? null
                : new ParcelScan(no, at, status, Objects.toString(place, ""), Objects.toString(text, ""));
    }
}
