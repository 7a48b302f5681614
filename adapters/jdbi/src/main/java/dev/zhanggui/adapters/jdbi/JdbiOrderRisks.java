package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.trade.views.OrderRisks;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk.Waiting;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Orders on their way out, found by their deadline. */
final class JdbiOrderRisks implements OrderRisks {
    private static final String SELECT = """
            SELECT o.store, o.order_no, o.state, o.problem, o.ship_by, o.audit_by, o.more, s.zone
              FROM order_head o JOIN store s ON s.id = o.store WHERE\s""";
    private static final String OPEN = "o.state IN ('paid', 'audited', 'allocated')";
    private static final String UNCOLLECTED = """
            o.state = 'shipped' AND o.history = 0 AND o.collected_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM parcel_scan p WHERE p.tracking_no = o.tracking_no)""";
    private static final String BROKEN =
            " AND o.ship_by <= :at AND o.ship_by < :until ORDER BY o.ship_by DESC, o.store, o.order_no LIMIT :most";
    private static final String AHEAD =
            " AND o.ship_by > :at AND o.ship_by < :until ORDER BY o.ship_by, o.store, o.order_no LIMIT :most";

    /** Each query answers in the order of keys where deadlines are equal, and sorting keeps that. */
    private static final Comparator<Waiting> IN_ORDER = Comparator.comparing(Waiting::shipBy);

    private final Links links;

    JdbiOrderRisks(Links links) {
        this.links = links;
    }

    @Override
    public List<Waiting> waiting(Optional<StoreId> store, Instant at, Instant until, int most) {
        return links.withHandle(db -> {
            var found = new ArrayList<Waiting>();
            for (var part : List.of(BROKEN, AHEAD)) {
                var some = new ArrayList<Waiting>();
                for (var which : List.of(OPEN, UNCOLLECTED)) {
                    some.addAll(
                            db.createQuery(SELECT + which + (store.isPresent() ? " AND o.store = :store" : "") + part)
                                    .bind("store", store.map(StoreId::code).orElse(""))
                                    .bind("at", at)
                                    .bind("until", until)
                                    .bind("most", most)
                                    .map((rows, context) -> waiting(rows))
                                    .list());
                }
                some.sort(part.equals(BROKEN) ? IN_ORDER.reversed() : IN_ORDER);
                found.addAll(some.subList(0, Math.min(most, some.size())));
            }
            return List.copyOf(found);
        });
    }

    private static Waiting waiting(ResultSet rows) throws SQLException {
        return new Waiting(
                new OrderKey(new StoreId(rows.getString("store")), new OrderNo(rows.getString("order_no"))),
                PlainValues.constant(OrderState.class, rows.getString("state")),
                Optional.ofNullable(rows.getString("problem")),
                Instant.ofEpochMilli(rows.getLong("ship_by")),
                Columns.instant(rows, "audit_by"),
                ZoneId.of(rows.getString("zone")),
                OrderRows.reasons(rows.getString("more")));
    }
}
