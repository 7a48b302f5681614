package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.inventory.ParcelScan;

/** Scans of parcels as they are kept. */
public interface ParcelScans {

    /** Appends a scan; answers false where the same one is there already. */
    boolean add(ParcelScan scan, String job);

    /** Takes back up to {@code most} scans that the job brought, and answers how many. */
    int takeBack(String job, int most);
}
