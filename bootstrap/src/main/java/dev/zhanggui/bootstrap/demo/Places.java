package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Location.Coordinates;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The company's stores, warehouses and shops in the street. None of them exists. */
final class Places {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Currency CNY = Currency.getInstance("CNY");

    static final LocationId EAST = new LocationId("east");
    static final LocationId SOUTH = new LocationId("south");
    static final LocationId WEST = new LocationId("west");
    static final LocationId HUBIN = new LocationId("street-hubin");
    static final LocationId TIANHE = new LocationId("street-tianhe");

    static final StoreId TMALL = new StoreId("qinglan-tmall");
    static final StoreId TAOBAO = new StoreId("qinglan-taobao");
    static final StoreId JD = new StoreId("qinglan-jd");
    static final StoreId DOUYIN = new StoreId("qinglan-douyin");

    /** Of all that leave by noon on Sundays, by two on Saturdays, and by four on other days. */
    static final Cutoff CUTOFF = new Cutoff(
            Optional.of(LocalTime.of(16, 0)),
            Map.of(
                    DayOfWeek.SATURDAY, Optional.of(LocalTime.of(14, 0)),
                    DayOfWeek.SUNDAY, Optional.of(LocalTime.of(12, 0))));

    static final List<Location> LOCATIONS = List.of(
            warehouse(EAST, "演示东仓", "浙江省", "杭州市", 30.34, 120.25, 900, 52_000),
            warehouse(SOUTH, "演示南仓", "广东省", "佛山市", 23.05, 113.15, 500, 31_000),
            warehouse(WEST, "演示西仓", "四川省", "成都市", 30.52, 104.12, 350, 18_000),
            shop(HUBIN, "演示湖滨店", "浙江省", "杭州市", 30.25, 120.16),
            shop(TIANHE, "演示天河店", "广东省", "广州市", 23.13, 113.33));

    /** @param share of the company's orders */
    record Selling(Store store, String letter, double share) {}

    static final List<Selling> STORES = List.of(
            store(TMALL, "青岚演示旗舰店", "tmall", "T", 0.42, List.of()),
            store(TAOBAO, "青岚演示小铺", "taobao", "B", 0.20, List.of(EAST, SOUTH, WEST, HUBIN, TIANHE)),
            store(JD, "青岚演示京东店", "jd", "J", 0.22, List.of()),
            store(DOUYIN, "青岚演示直播间", "douyin", "D", 0.16, List.of()));

    private Places() {}

    private static Location warehouse(
            LocationId id,
            String name,
            String province,
            String city,
            double latitude,
            double longitude,
            int parcels,
            int yuanMonth) {
        return new Location(
                id,
                name,
                Location.Kind.WAREHOUSE,
                province,
                city,
                Optional.of(new Coordinates(latitude, longitude)),
                ZONE,
                Optional.of(CUTOFF),
                Optional.of(parcels),
                Optional.of(Money.of(BigDecimal.valueOf(yuanMonth), CNY)));
    }

    private static Location shop(
            LocationId id, String name, String province, String city, double latitude, double longitude) {
        return new Location(
                id,
                name,
                Location.Kind.SHOP,
                province,
                city,
                Optional.of(new Coordinates(latitude, longitude)),
                ZONE,
                Optional.of(CUTOFF),
                Optional.of(30),
                Optional.empty());
    }

    private static Selling store(
            StoreId id, String name, String platform, String letter, double share, List<LocationId> served) {
        return new Selling(new Store(id, name, platform, CNY, ZONE, new ServingList(served)), letter, share);
    }

    /** Of several places the one that is nearest to a city. */
    static LocationId nearest(Cities.City city, List<LocationId> among) {
        LocationId best = among.get(0);
        double least = Double.MAX_VALUE;
        for (var id : among) {
            double km = km(id, city);
            if (km < least) {
                least = km;
                best = id;
            }
        }
        return best;
    }

    static double km(LocationId id, Cities.City city) {
        var point = LOCATIONS.stream()
                .filter(one -> one.id().equals(id))
                .flatMap(one -> one.coordinates().stream())
                .findFirst()
                .orElseThrow();
        return city.kmTo(point.latitude(), point.longitude());
    }
}
