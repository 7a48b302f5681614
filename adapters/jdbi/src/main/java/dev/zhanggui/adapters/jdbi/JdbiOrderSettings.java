package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.OrderSettingsVersions;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AuditCheck;
import dev.zhanggui.domain.trade.OrderSettings;
import dev.zhanggui.domain.trade.OwnPromise;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Order settings; read for every order that is promised, so with kept statements. */
final class JdbiOrderSettings implements OrderSettingsVersions {
    private static final String SELECT = """
            SELECT store, version, promise_hours, same_day, audit_lead_minutes, checks FROM order_settings
             WHERE store = ?""";
    private static final String NEWEST = SELECT + " ORDER BY version DESC LIMIT 1";
    private static final String VERSION = SELECT + " AND version = ?";

    private final Links links;

    JdbiOrderSettings(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<OrderSettings>> newest(StoreId store) {
        return links.with(link -> {
            var find = link.statement(NEWEST);
            find.setString(1, store.code());
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(new Versioned<>(settings(rows), rows.getLong(2))) : Optional.empty();
            }
        });
    }

    @Override
    public Optional<OrderSettings> version(StoreId store, long version) {
        return links.with(link -> {
            var find = link.statement(VERSION);
            find.setString(1, store.code());
            find.setLong(2, version);
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(settings(rows)) : Optional.empty();
            }
        });
    }

    private static OrderSettings settings(ResultSet rows) throws SQLException {
        var promise = new OwnPromise(
                Columns.number(rows, "promise_hours").map(Math::toIntExact),
                rows.getLong("same_day") == 1,
                Math.toIntExact(rows.getLong("audit_lead_minutes")));
        var checks = Json.list(rows.getString("checks")).stream()
                .map(JdbiOrderSettings::check)
                .toList();
        return new OrderSettings(new StoreId(rows.getString("store")), promise, checks);
    }

    /** {@code [kind, on, words, most]}. */
    private static AuditCheck check(Object text) {
        var parts = (List<?>) text;
        return new AuditCheck(
                PlainValues.constant(AuditCheck.Kind.class, (String) parts.get(0)),
                (Boolean) parts.get(1),
                ((List<?>) parts.get(2)).stream().map(String::valueOf).toList(),
                ((Number) parts.get(3)).intValue());
    }

    private static List<Object> plain(AuditCheck check) {
        return List.of(Facts.camel(check.kind().name()), check.on(), check.words(), check.most());
    }

    @Override
    public void add(OrderSettings settings, long version) {
        int rows = links.withHandle(db -> db.createUpdate("""
                        INSERT INTO order_settings (store, version, promise_hours, same_day, audit_lead_minutes, checks)
                        SELECT id, :version, :hours, :sameDay, :lead, :checks FROM store
                         WHERE id = :store AND :version = 1 + (
                               SELECT COALESCE(MAX(version), 0) FROM order_settings WHERE store = :store)
                        ON CONFLICT (store, version) DO NOTHING""")
                .bind("store", settings.store())
                .bind("version", version)
                .bind(
                        "hours",
                        settings.promise().hours().map(Integer::longValue).orElse(null))
                .bind("sameDay", settings.promise().sameDay() ? 1L : 0L)
                .bind("lead", (long) settings.promise().auditLeadMinutes())
                .bind(
                        "checks",
                        Json.text(settings.checks().stream()
                                .map(JdbiOrderSettings::plain)
                                .toList()))
                .execute());
        if (rows != 1) {
            throw new StaleWrite("order settings of " + settings.store() + " do not stand before " + version);
        }
    }
}
