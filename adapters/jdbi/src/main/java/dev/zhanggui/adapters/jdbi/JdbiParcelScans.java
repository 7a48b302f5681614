package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.ParcelScans;
import dev.zhanggui.domain.inventory.ParcelScan;

/** Scans, written many at once, so with kept statements. */
final class JdbiParcelScans implements ParcelScans {
    private static final String ADD = """
            INSERT INTO parcel_scan (tracking_no, at, status, place, text, job) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (tracking_no, at, status, place, text) DO NOTHING""";
    private static final String TAKE_BACK = """
            DELETE FROM parcel_scan WHERE (tracking_no, at, status, place, text) IN (
                   SELECT tracking_no, at, status, place, text FROM parcel_scan
                    WHERE job = ? AND job <> '' ORDER BY tracking_no, at, status, place, text LIMIT ?)""";

    private final Links links;

    JdbiParcelScans(Links links) {
        this.links = links;
    }

    @Override
    public boolean add(ParcelScan scan, String job) {
        return links.with(link -> {
            var add = link.statement(ADD);
            add.setString(1, scan.trackingNo());
            add.setLong(2, scan.at().toEpochMilli());
            add.setString(3, scan.status());
            add.setString(4, scan.place());
            add.setString(5, scan.text());
            add.setString(6, job);
            return add.executeUpdate() == 1;
        });
    }

    @Override
    public int takeBack(String job, int most) {
        return links.with(link -> {
            var remove = link.statement(TAKE_BACK);
            remove.setString(1, job);
            remove.setInt(2, most);
            return remove.executeUpdate();
        });
    }
}
