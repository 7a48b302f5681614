package dev.zhanggui.application;

import dev.zhanggui.application.access.spi.Credentials;
import dev.zhanggui.application.access.spi.KeptAnswers;
import dev.zhanggui.application.access.spi.KnownBrowsers;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.access.spi.Sessions;
import dev.zhanggui.application.access.spi.Tokens;
import dev.zhanggui.application.audit.spi.AuditTrail;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.backups.spi.Backups;
import dev.zhanggui.application.imports.spi.JobLeases;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.imports.spi.Mappings;
import dev.zhanggui.application.imports.spi.RefusedRows;
import dev.zhanggui.application.imports.spi.Staging;
import dev.zhanggui.application.inventory.spi.Arrivals;
import dev.zhanggui.application.inventory.spi.Lanes;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.ParcelScans;
import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.inventory.spi.ShownPages;
import dev.zhanggui.application.inventory.spi.SkuCards;
import dev.zhanggui.application.inventory.spi.StockHistory;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.application.inventory.views.SupplyViews;
import dev.zhanggui.application.rules.spi.OwnRules;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Outbox;
import dev.zhanggui.application.spi.SelfChecks;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.trade.spi.BuyerTags;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.KeyMarks;
import dev.zhanggui.application.trade.spi.ListingChecks;
import dev.zhanggui.application.trade.spi.Listings;
import dev.zhanggui.application.trade.spi.MasterKeys;
import dev.zhanggui.application.trade.spi.OrderJobs;
import dev.zhanggui.application.trade.spi.OrderSettingsVersions;
import dev.zhanggui.application.trade.spi.Orders;
import dev.zhanggui.application.trade.views.ListingViews;
import dev.zhanggui.application.trade.views.OrderRisks;
import dev.zhanggui.application.trade.views.OrderViews;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** All that the desk needs to remember: in memory, in one SQLite file, or in PostgreSQL. */
@SecondaryPort
public interface Storage extends AutoCloseable {

    Transactions transactions();

    Journal journal();

    Outbox outbox();

    SelfChecks selfChecks();

    AuditTrail auditTrail();

    AuditViews auditViews();

    Tokens tokens();

    Members members();

    Credentials credentials();

    Sessions sessions();

    KnownBrowsers knownBrowsers();

    KeptAnswers keptAnswers();

    Stores stores();

    Locations locations();

    SkuCards skuCards();

    StockLedgers stockLedgers();

    Reservations reservations();

    SetAsides setAsides();

    StockViews stockViews();

    ShelfViews shelfViews();

    Jobs jobs();

    JobLeases jobLeases();

    Staging staging();

    RefusedRows refusedRows();

    Mappings mappings();

    Orders orders();

    OrderJobs orderJobs();

    Listings listings();

    BuyerTags buyerTags();

    OrderViews orderViews();

    OrderRisks orderRisks();

    ListingViews listingViews();

    ListingChecks listingChecks();

    StockHistory stockHistory();

    Lanes lanes();

    Arrivals arrivals();

    ShownPages shownPages();

    ParcelScans parcelScans();

    SupplyViews supplyViews();

    OrderSettingsVersions orderSettings();

    OwnRules ownRules();

    Buyers buyers();

    KeyMarks keyMarks();

    MasterKeys masterKeys();

    Backups backups();

    /** Ends what is under way and lets go of files and connections. A second call does nothing. */
    @Override
    void close();
}
