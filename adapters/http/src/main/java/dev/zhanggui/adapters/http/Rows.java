package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Zhanggui;
import java.util.ArrayList;
import java.util.List;

/** All operations of the desk. */
final class Rows {

    private Rows() {}

    static List<Route> of(Zhanggui desk, Meters meters) {
        var rows = new ArrayList<Route>();
        rows.addAll(new CatalogRoutes(desk.inventory().catalog(), desk.tokens()).rows());
        rows.addAll(new StockRoutes(desk.inventory(), desk.tokens()).rows());
        rows.addAll(new ReservationRoutes(desk.inventory(), desk.tokens()).rows());
        rows.addAll(new SetAsideRoutes(desk.inventory(), desk.tokens()).rows());
        rows.addAll(new AccessRoutes(desk.tokens()).rows());
        rows.addAll(new BuyerRoutes(desk.buyers(), desk.keys()).rows());
        rows.addAll(new BackupRoutes(desk.backups()).rows());
        rows.addAll(new AuditRoutes(desk.auditing()).rows());
        rows.addAll(new HealthRoutes(desk.auditing(), meters).rows());
        rows.addAll(new DocRoutes(() -> List.copyOf(rows)).rows());
        return List.copyOf(rows);
    }
}
