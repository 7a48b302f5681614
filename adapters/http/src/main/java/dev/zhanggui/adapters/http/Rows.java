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
        rows.addAll(new ImportRoutes(desk.imports(), desk.tokens()).rows());
        rows.addAll(new JobRoutes(desk.imports(), desk.tokens()).rows());
        rows.addAll(new MappingRoutes(desk.imports()).rows());
        rows.addAll(new OrderRoutes(desk).rows());
        rows.addAll(new ListingRoutes(desk).rows());
        rows.addAll(new ListingCheckRoutes(desk.trade().checking(), desk.tokens()).rows());
        rows.addAll(new ListingEditRoutes(desk.trade().editing()).rows());
        rows.addAll(new RiskRoutes(desk.trade().risks(), desk.tokens()).rows());
        rows.addAll(new SupplyRoutes(desk.inventory()).rows());
        rows.addAll(new PageRoutes(desk.inventory(), desk.tokens()).rows());
        rows.addAll(new OrderSettingsRoutes(desk.orderSettings(), desk.tokens()).rows());
        rows.addAll(new RuleRoutes(desk.rules(), desk::now).rows());
        rows.addAll(new MoneyRoutes(desk.campaigns().money()).rows());
        rows.addAll(new DeskRoutes(desk.demo(), desk::now).rows());
        rows.addAll(new MemberRoutes(desk.access(), desk::now).rows());
        rows.addAll(new AccessRoutes(desk.tokens()).rows());
        rows.addAll(new AuditRoutes(desk.auditing(), desk.auditViews()).rows());
        rows.addAll(new BuyerRoutes(desk.buyers(), desk.keys()).rows());
        rows.addAll(new BackupRoutes(desk.backups(), desk.backupViews()).rows());
        rows.addAll(new HealthRoutes(desk.auditing(), desk.backupViews(), meters).rows());
        rows.addAll(new DocRoutes(() -> List.copyOf(rows)).rows());
        return List.copyOf(rows);
    }
}
