package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.SelfChecks.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sums that must agree whatever happened; the same on both engines. Each check names up to ten rows that are wrong. */
final class Sums {
    private static final int NAMED_MAX = 10;

    private record Sum(String check, String sql) {}

    private static final List<Sum> SUMS = List.of(
            new Sum("stock-on-hand", """
                    SELECT s.sku || ' @ ' || s.location FROM shelf s
                     WHERE s.on_hand <> (SELECT COALESCE(SUM(m.units), 0) FROM movement m
                                          WHERE m.sku = s.sku AND m.location = s.location)
                     UNION ALL
                    SELECT m.sku || ' @ ' || m.location FROM movement m
                     WHERE NOT EXISTS (SELECT 1 FROM shelf s WHERE s.sku = m.sku AND s.location = m.location)"""),
            new Sum("stock-promised", """
                    SELECT s.sku || ' @ ' || s.location FROM shelf s LEFT JOIN (
                           SELECT l.sku, l.location,
                                  SUM(CASE WHEN r.state = 'held' THEN l.units ELSE 0 END) AS held,
                                  SUM(CASE WHEN r.state = 'committed' THEN l.units ELSE 0 END) AS committed
                             FROM promise l JOIN reservation r ON r.n = l.reservation
                            GROUP BY l.sku, l.location) p
                        ON p.sku = s.sku AND p.location = s.location
                     WHERE s.held <> COALESCE(p.held, 0) OR s.committed <> COALESCE(p.committed, 0)"""),
            new Sum("stock-short", """
                    SELECT sku || ' @ ' || location FROM shelf
                     WHERE short <> CASE WHEN held + committed > on_hand THEN held + committed - on_hand ELSE 0 END"""),
            new Sum("reservation-lines", """
                    SELECT r.id FROM reservation r
                     WHERE r.state IN ('held', 'committed')
                       AND r.n NOT IN (SELECT p.reservation FROM promise p)
                     UNION ALL
                    SELECT p.sku || ' @ ' || p.location FROM promise p LEFT JOIN reservation r ON r.n = p.reservation
                     WHERE r.n IS NULL OR r.state NOT IN ('held', 'committed')"""),
            new Sum("claims-used", "SELECT sku || ' / ' || id FROM claim WHERE used < 0"),
            new Sum("movement-numbers", """
                    SELECT k.sku FROM sku k
                     WHERE k.movements <> (SELECT COUNT(*) FROM movement m WHERE m.sku = k.sku)"""),
            new Sum("audit-unsealed", """
                    SELECT CAST(a.id AS TEXT) FROM audit a
                     WHERE a.id < (SELECT COALESCE(MAX(row_id), 0) FROM audit_seal)
                       AND a.xid < (SELECT COALESCE(MAX(row_xid), 0) + 1 FROM audit_seal)
                       AND a.id NOT IN (SELECT row_id FROM audit_seal)"""));

    private Sums() {}

    static List<Finding> examine(Links links) {
        var findings = new ArrayList<Finding>();
        for (var sum : SUMS) {
            var wrong =
                    links.withHandle(db -> db.createQuery("SELECT * FROM (" + sum.sql() + ") wrong LIMIT " + NAMED_MAX)
                            .mapTo(String.class)
                            .list());
            findings.add(
                    wrong.isEmpty()
                            ? new Finding(sum.check(), Level.OK, Map.of())
                            : new Finding(sum.check(), Level.BAD, Map.of("wrong", wrong)));
        }
        return findings;
    }
}
