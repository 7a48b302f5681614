package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.bootstrap.demo.Sale.Fate;
import dev.zhanggui.domain.inventory.ParcelScan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where parcels were seen. Most arrive; some have stood still for days, and a few were given up. */
final class DemoParcels {
    /** Carriers tell of parcels no longer than that. */
    private static final Duration TOLD_FOR = Duration.ofDays(30);

    private final Zhanggui desk;

    DemoParcels(Zhanggui desk) {
        this.desk = desk;
    }

    void write(List<Sale> sales, Instant now) {
        var scans = new ArrayList<ParcelScan>();
        var since = now.minus(TOLD_FOR);
        for (var sale : sales) {
            var shipped = sale.life().shipped();
            if (shipped.isPresent() && shipped.get().isAfter(since)) {
                sale.trackingNo(now).ifPresent(no -> scans.addAll(scans(sale, no, now)));
            }
        }
        DemoCatalog.take(desk, scans, Rows.Scans::new);
    }

    private static List<ParcelScan> scans(Sale sale, String no, Instant now) {
        var scans = new ArrayList<ParcelScan>();
        var collected = sale.life().collected().orElseThrow();
        var origin = sale.from().code();
        var city = sale.person().city().name();
        scans.add(new ParcelScan(no, collected, "collected", origin, "演示快件已揽收"));
        scans.add(new ParcelScan(no, collected.plus(Duration.ofHours(5)), "inTransit", origin, "已离开演示分拨"));
        sale.life().signed().ifPresent(signed -> {
            scans.add(new ParcelScan(no, signed.minus(Duration.ofHours(4)), "delivering", city, "派送中"));
            scans.add(new ParcelScan(no, signed, "signed", city, "已签收"));
        });
        if (sale.fate() == Fate.LOST) {
            scans.add(new ParcelScan(no, collected.plus(Duration.ofDays(9)), "exception", origin, "查无此件，按遗失处理"));
        }
        scans.removeIf(scan -> scan.at().isAfter(now));
        return scans;
    }
}
