package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.Claim;
import dev.zhanggui.domain.inventory.ClaimId;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Policies, as they were set; and claims, on which is drawn: the fixed shares of every policy version, and locks. */
final class JdbiSetAsides implements SetAsides {
    private static final String POLICY = "SELECT sku, version, from_at, overshare, shares, safety FROM policy ";
    private static final String IN_FORCE =
            POLICY + "WHERE sku = ? AND from_at <= ? ORDER BY from_at DESC, version DESC LIMIT 1";
    private static final String NEWEST = POLICY + "WHERE sku = ? ORDER BY version DESC LIMIT 1";
    private static final String CLAIMS = """
            SELECT c.id, c.kind, c.store, s.locations, c.units, c.used, c.priority
              FROM claim c JOIN store s ON s.id = c.store
             WHERE c.sku = ? AND (c.policy = ? OR c.kind = 'lock' AND c.from_at < ? AND c.to_at > ?)""";
    private static final String LOCK = """
            SELECT c.sku, c.store, s.locations, c.units, c.used, c.from_at, c.to_at, c.version
              FROM claim c JOIN store s ON s.id = c.store
             WHERE c.sku = ? AND c.id = ? AND c.kind = 'lock'""";

    private static final String LAST_VERSION = """
            SELECT COALESCE(MAX(version), 0) FROM (
                SELECT version FROM claim WHERE sku = :sku AND id = :id
                 UNION ALL SELECT version FROM ended_lock WHERE sku = :sku AND id = :id) v""";
    private static final String CHANGE_LOCK = """
            UPDATE claim SET store = :store, units = :units, from_at = :from, to_at = :to, version = :version
             WHERE sku = :sku AND id = :id AND version = :version - 1""";
    private static final String NEW_LOCK = """
            INSERT INTO claim (sku, id, kind, store, units, used, priority, from_at, to_at, version)
            SELECT sku, :id, 'lock', :store, :units, 0, 0, :from, :to, :version FROM sku
             WHERE sku = :sku AND :version = 1 + COALESCE(
                   (SELECT version FROM ended_lock WHERE sku = :sku AND id = :id), 0)
            ON CONFLICT (sku, id) DO NOTHING""";
    private static final String END_LOCK = """
            INSERT INTO ended_lock (sku, id, version) VALUES (:sku, :id, :version)
            ON CONFLICT (sku, id) DO UPDATE SET version = excluded.version""";

    private final Links links;

    JdbiSetAsides(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<AllocationPolicy>> inForce(Sku sku, Instant now) {
        return links.with(link -> {
            var find = link.statement(IN_FORCE);
            find.setString(1, sku.code());
            find.setLong(2, now.toEpochMilli());
            return policy(find);
        });
    }

    @Override
    public Optional<Versioned<AllocationPolicy>> newest(Sku sku) {
        return links.with(link -> {
            var find = link.statement(NEWEST);
            find.setString(1, sku.code());
            return policy(find);
        });
    }

    private static Optional<Versioned<AllocationPolicy>> policy(PreparedStatement find) throws SQLException {
        try (var rows = find.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            var policy = new AllocationPolicy(
                    new Sku(rows.getString(1)),
                    Json.list(rows.getString(5)).stream()
                            .map(JdbiSetAsides::share)
                            .toList(),
                    Json.list(rows.getString(6)).stream()
                            .map(JdbiSetAsides::safety)
                            .toList(),
                    Instant.ofEpochMilli(rows.getLong(3)),
                    rows.getLong(4) == 1);
            return Optional.of(new Versioned<>(policy, rows.getLong(2)));
        }
    }

    /** {@code [store, kind, value, priority]}, the last one left out where there is none. */
    private static AllocationPolicy.Share share(Object text) {
        var parts = (List<?>) text;
        return new AllocationPolicy.Share(
                new StoreId((String) parts.get(0)),
                PlainValues.constant(AllocationPolicy.ShareKind.class, (String) parts.get(1)),
                new BigDecimal((String) parts.get(2)),
                parts.size() > 3 ? Optional.of(((Number) parts.get(3)).intValue()) : Optional.empty());
    }

    private static List<Object> plain(AllocationPolicy.Share share) {
        var parts = new ArrayList<Object>(List.of(
                share.store().code(),
                Facts.camel(share.kind().name()),
                share.value().toPlainString()));
        share.priority().ifPresent(parts::add);
        return parts;
    }

    /** {@code [location, units]}. */
    private static AllocationPolicy.Safety safety(Object text) {
        var parts = (List<?>) text;
        return new AllocationPolicy.Safety(
                new LocationId((String) parts.get(0)), Quantity.of(((Number) parts.get(1)).intValue()));
    }

    @Override
    public void add(AllocationPolicy policy, long version) {
        int rows = links.withHandle(db -> {
            int added = db.createUpdate("""
                            INSERT INTO policy (sku, version, from_at, overshare, shares, safety)
                            SELECT sku, :version, :from, :overshare, :shares, :safety FROM sku
                             WHERE sku = :sku AND :version = 1 + (
                                   SELECT COALESCE(MAX(version), 0) FROM policy WHERE sku = :sku)
                            ON CONFLICT (sku, version) DO NOTHING""")
                    .bind("sku", policy.sku())
                    .bind("version", version)
                    .bind("from", policy.from())
                    .bind("overshare", policy.overshare() ? 1L : 0L)
                    .bind(
                            "shares",
                            Json.text(policy.shares().stream()
                                    .map(JdbiSetAsides::plain)
                                    .toList()))
                    .bind(
                            "safety",
                            Json.text(policy.safety().stream()
                                    .map(kept -> List.of(
                                            kept.location().code(),
                                            kept.quantity().units()))
                                    .toList()))
                    .execute();
            if (added == 1) {
                policy.fixedShares().forEach(share -> addClaim(db, policy.sku(), version, share));
                markAside(db, policy.sku());
            }
            return added;
        });
        if (rows != 1) {
            throw new StaleWrite("the policy of " + policy.sku() + " does not stand before " + version);
        }
    }

    private static void addClaim(Handle db, Sku sku, long version, AllocationPolicy.Share share) {
        db.createUpdate("""
                        INSERT INTO claim (sku, id, kind, store, units, used, priority, policy, version)
                        VALUES (:sku, :id, 'share', :store, :units, 0, :priority, :policy, 1)""")
                .bind("sku", sku)
                .bind("id", ClaimId.of(version, share.store()))
                .bind("store", share.store())
                .bind("units", share.value().longValueExact())
                .bind("priority", (long) share.rank())
                .bind("policy", version)
                .execute();
    }

    /** From now on whoever loads the SKU's ledger asks for claims. */
    private void markAside(Handle db, Sku sku) {
        links.forget();
        db.createUpdate("UPDATE sku SET set_asides = 1 WHERE sku = :sku AND set_asides = 0")
                .bind("sku", sku)
                .execute();
    }

    @Override
    public Optional<StockLock> lock(Sku sku, LockId id) {
        return links.with(link -> {
            var find = link.statement(LOCK);
            find.setString(1, sku.code());
            find.setString(2, ClaimId.of(id).text());
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(lock(id, rows)) : Optional.empty();
            }
        });
    }

    private static StockLock lock(LockId id, ResultSet rows) throws SQLException {
        return new StockLock(
                id,
                new Sku(rows.getString(1)),
                new Channel(new StoreId(rows.getString(2)), JdbiStores.served(rows.getString(3))),
                Quantity.of((int) rows.getLong(4)),
                new Period(Instant.ofEpochMilli(rows.getLong(6)), Instant.ofEpochMilli(rows.getLong(7))),
                rows.getLong(5),
                rows.getLong(8));
    }

    @Override
    public long lastVersion(Sku sku, LockId id) {
        return links.withHandle(db -> db.createQuery(LAST_VERSION)
                .bind("sku", sku)
                .bind("id", ClaimId.of(id))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void save(StockLock lock) {
        int rows = links.withHandle(db -> {
            int written = write(db, CHANGE_LOCK, lock);
            if (written == 0) {
                written = write(db, NEW_LOCK, lock);
            }
            markAside(db, lock.sku());
            return written;
        });
        if (rows != 1) {
            throw new StaleWrite(
                    "lock " + lock.id() + " of " + lock.sku() + " does not stand before " + lock.version());
        }
    }

    private static int write(Handle db, String sql, StockLock lock) {
        return db.createUpdate(sql)
                .bind("sku", lock.sku())
                .bind("id", ClaimId.of(lock.id()))
                .bind("store", lock.channel().store())
                .bind("units", (long) lock.quantity().units())
                .bind("from", lock.window().from())
                .bind("to", lock.window().to())
                .bind("version", lock.version())
                .execute();
    }

    @Override
    public void remove(StockLock lock) {
        links.useHandle(db -> {
            db.createUpdate("DELETE FROM claim WHERE sku = :sku AND id = :id")
                    .bind("sku", lock.sku())
                    .bind("id", ClaimId.of(lock.id()))
                    .execute();
            db.createUpdate(END_LOCK)
                    .bind("sku", lock.sku())
                    .bind("id", ClaimId.of(lock.id()))
                    .bind("version", lock.version() + 1)
                    .execute();
        });
    }

    /** The shares of a policy version, and the locks whose window overlaps {@code window}. */
    List<Claim> claims(Link link, Sku sku, long policyVersion, Period window) throws SQLException {
        var find = link.statement(CLAIMS);
        find.setString(1, sku.code());
        find.setLong(2, policyVersion);
        find.setLong(3, window.to().toEpochMilli());
        find.setLong(4, window.from().toEpochMilli());
        var claims = new ArrayList<Claim>();
        try (var rows = find.executeQuery()) {
            while (rows.next()) {
                claims.add(new Claim(
                        new ClaimId(rows.getString(1)),
                        rows.getString(2).equals("lock") ? Claim.Kind.LOCK : Claim.Kind.SHARE,
                        new Channel(new StoreId(rows.getString(3)), JdbiStores.served(rows.getString(4))),
                        rows.getLong(5),
                        rows.getLong(6),
                        Math.toIntExact(rows.getLong(7))));
            }
        }
        return claims;
    }
}
