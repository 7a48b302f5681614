package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores; read by every reservation, so with kept statements. */
final class JdbiStores implements Stores {
    private static final String FIND =
            "SELECT id, name, platform, currency, zone, locations, version FROM store WHERE id = ?";
    private static final String ALL =
            "SELECT id, name, platform, currency, zone, locations, version FROM store ORDER BY id";

    private final Links links;
    /** What the one writer read of stores in groups after the one that last wrote any: every reservation asks. */
    private final Map<StoreId, Optional<Versioned<Store>>> remembered = new HashMap<>();

    private long savedInGroup = -1;

    JdbiStores(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<Store>> find(StoreId id) {
        long group = links.group();
        boolean remembers = group >= 0 && group != savedInGroup;
        var known = remembers ? remembered.get(id) : null;
        if (known != null) {
            return known;
        }
        var found = read(id);
        if (remembers && found.isPresent()) {
            remembered.put(id, found);
        }
        return found;
    }

    private Optional<Versioned<Store>> read(StoreId id) {
        return links.with(link -> {
            var find = link.statement(FIND);
            find.setString(1, id.code());
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(new Versioned<>(store(rows), rows.getLong(7))) : Optional.empty();
            }
        });
    }

    @Override
    public List<Store> all() {
        return links.with(link -> {
            var stores = new ArrayList<Store>();
            try (var rows = link.statement(ALL).executeQuery()) {
                while (rows.next()) {
                    stores.add(store(rows));
                }
            }
            return List.copyOf(stores);
        });
    }

    private static Store store(ResultSet rows) throws SQLException {
        return new Store(
                new StoreId(rows.getString(1)),
                rows.getString(2),
                rows.getString(3),
                Currency.getInstance(rows.getString(4)),
                ZoneId.of(rows.getString(5)),
                served(rows.getString(6)));
    }

    static ServingList served(String locations) {
        return locations.equals("[]")
                ? ServingList.ALL_WAREHOUSES
                : new ServingList(
                        Json.texts(locations).stream().map(LocationId::new).toList());
    }

    @Override
    public void save(Store store, long over) {
        if (links.group() >= 0) {
            remembered.clear();
            savedInGroup = links.group();
        }
        var sql = over == 0 ? """
                INSERT INTO store (id, name, platform, currency, zone, locations, version)
                VALUES (:id, :name, :platform, :currency, :zone, :locations, 1)
                ON CONFLICT (id) DO NOTHING""" : """
                UPDATE store SET name = :name, platform = :platform, currency = :currency, zone = :zone,
                       locations = :locations, version = version + 1
                 WHERE id = :id AND version = :over""";
        int rows = links.withHandle(db -> db.createUpdate(sql)
                .bind("id", store.id())
                .bind("name", store.name())
                .bind("platform", store.platform())
                .bind("currency", store.currency().getCurrencyCode())
                .bind("zone", store.zone().getId())
                .bind(
                        "locations",
                        Json.text(store.served().locations().stream()
                                .map(LocationId::code)
                                .toList()))
                .bind("over", over)
                .execute());
        if (rows != 1) {
            throw new StaleWrite("store " + store.id() + " does not stand at " + over);
        }
    }
}
