package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Storage;
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

/** All ports on one set of statements; the engines bring their connections, transactions and self-checks. */
abstract class JdbiStorage implements Storage {
    private final Transactions transactions;
    private final SelfChecks selfChecks;
    private final Journal journal;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final AuditViews auditViews;
    private final Tokens tokens;
    private final Members members;
    private final Credentials credentials;
    private final Sessions sessions;
    private final KnownBrowsers knownBrowsers;
    private final KeptAnswers keptAnswers;
    private final Stores stores;
    private final Locations locations;
    private final SkuCards skuCards;
    private final StockLedgers stockLedgers;
    private final Reservations reservations;
    private final SetAsides setAsides;
    private final StockViews stockViews;
    private final JdbiJobs jobs;
    private final Staging staging;
    private final RefusedRows refusedRows;
    private final Mappings mappings;
    private final Orders orders;
    private final OrderJobs orderJobs;
    private final JdbiListings listings;
    private final JdbiBuyerTags buyerTags;
    private final JdbiListingChecks listingChecks;
    private final OrderViews orderViews;
    private final OrderRisks orderRisks;
    private final StockHistory stockHistory;
    private final Lanes lanes;
    private final Arrivals arrivals;
    private final ShownPages shownPages;
    private final ParcelScans parcelScans;
    private final ShelfViews shelfViews;
    private final SupplyViews supplyViews;
    private final OrderSettingsVersions orderSettings;
    private final OwnRules ownRules;
    private final Buyers buyers;
    private final KeyMarks keyMarks;
    private final MasterKeys masterKeys;
    private final Backups backups;

    JdbiStorage(
            Links links,
            Transactions transactions,
            AuditTrail auditTrail,
            SelfChecks selfChecks,
            MasterKeys masterKeys,
            Backups backups) {
        this.transactions = transactions;
        this.auditTrail = auditTrail;
        this.selfChecks = selfChecks;
        this.journal = new JdbiJournal(links);
        this.outbox = new JdbiOutbox(links, transactions);
        this.auditViews = new JdbiAuditViews(links);
        this.tokens = new JdbiTokens(links);
        this.members = new JdbiMembers(links);
        this.credentials = new JdbiCredentials(links);
        this.sessions = new JdbiSessions(links);
        this.knownBrowsers = new JdbiKnownBrowsers(links);
        this.keptAnswers = new JdbiKeptAnswers(links);
        this.stores = new JdbiStores(links);
        this.locations = new JdbiLocations(links);
        this.skuCards = new JdbiSkuCards(links);
        var aside = new JdbiSetAsides(links);
        this.setAsides = aside;
        this.stockLedgers = new JdbiStockLedgers(links, aside);
        this.reservations = new JdbiReservations(links);
        this.stockViews = new JdbiStockViews(links);
        this.jobs = new JdbiJobs(links);
        this.staging = new JdbiStaging(links);
        this.refusedRows = new JdbiRefusedRows(links);
        this.mappings = new JdbiMappings(links);
        this.orders = new JdbiOrders(links);
        this.orderJobs = new JdbiOrderJobs(links);
        this.listings = new JdbiListings(links);
        this.buyerTags = new JdbiBuyerTags(links);
        this.listingChecks = new JdbiListingChecks(links);
        this.orderViews = new JdbiOrderViews(links);
        this.orderRisks = new JdbiOrderRisks(links);
        var shown = new JdbiShownPages(links);
        this.stockHistory = new JdbiStockHistory(links);
        this.lanes = new JdbiLanes(links);
        this.arrivals = new JdbiArrivals(links);
        this.shownPages = shown;
        this.parcelScans = new JdbiParcelScans(links);
        this.shelfViews = new JdbiShelfViews(links);
        this.supplyViews = new JdbiSupplyViews(links, shown);
        this.orderSettings = new JdbiOrderSettings(links);
        this.ownRules = new JdbiOwnRules(links);
        this.buyers = new JdbiBuyers(links);
        this.keyMarks = new JdbiKeyMarks(links);
        this.masterKeys = masterKeys;
        this.backups = backups;
    }

    @Override
    public final Transactions transactions() {
        return transactions;
    }

    @Override
    public final Journal journal() {
        return journal;
    }

    @Override
    public final Outbox outbox() {
        return outbox;
    }

    @Override
    public final SelfChecks selfChecks() {
        return selfChecks;
    }

    @Override
    public final AuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    public final AuditViews auditViews() {
        return auditViews;
    }

    @Override
    public final Tokens tokens() {
        return tokens;
    }

    @Override
    public final Members members() {
        return members;
    }

    @Override
    public final Credentials credentials() {
        return credentials;
    }

    @Override
    public final Sessions sessions() {
        return sessions;
    }

    @Override
    public final KnownBrowsers knownBrowsers() {
        return knownBrowsers;
    }

    @Override
    public final KeptAnswers keptAnswers() {
        return keptAnswers;
    }

    @Override
    public final Stores stores() {
        return stores;
    }

    @Override
    public final Locations locations() {
        return locations;
    }

    @Override
    public final SkuCards skuCards() {
        return skuCards;
    }

    @Override
    public final StockLedgers stockLedgers() {
        return stockLedgers;
    }

    @Override
    public final Reservations reservations() {
        return reservations;
    }

    @Override
    public final SetAsides setAsides() {
        return setAsides;
    }

    @Override
    public final StockViews stockViews() {
        return stockViews;
    }

    @Override
    public final Jobs jobs() {
        return jobs;
    }

    @Override
    public final JobLeases jobLeases() {
        return jobs;
    }

    @Override
    public final Staging staging() {
        return staging;
    }

    @Override
    public final RefusedRows refusedRows() {
        return refusedRows;
    }

    @Override
    public final Mappings mappings() {
        return mappings;
    }

    @Override
    public final Orders orders() {
        return orders;
    }

    @Override
    public final OrderJobs orderJobs() {
        return orderJobs;
    }

    @Override
    public final ListingChecks listingChecks() {
        return listingChecks;
    }

    @Override
    public final Listings listings() {
        return listings;
    }

    @Override
    public final BuyerTags buyerTags() {
        return buyerTags;
    }

    @Override
    public final OrderViews orderViews() {
        return orderViews;
    }

    @Override
    public final OrderRisks orderRisks() {
        return orderRisks;
    }

    @Override
    public final ListingViews listingViews() {
        return listings;
    }

    @Override
    public final StockHistory stockHistory() {
        return stockHistory;
    }

    @Override
    public final Lanes lanes() {
        return lanes;
    }

    @Override
    public final Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public final ShownPages shownPages() {
        return shownPages;
    }

    @Override
    public final ParcelScans parcelScans() {
        return parcelScans;
    }

    @Override
    public final ShelfViews shelfViews() {
        return shelfViews;
    }

    @Override
    public final SupplyViews supplyViews() {
        return supplyViews;
    }

    @Override
    public final OrderSettingsVersions orderSettings() {
        return orderSettings;
    }

    @Override
    public final OwnRules ownRules() {
        return ownRules;
    }

    @Override
    public final Buyers buyers() {
        return buyers;
    }

    @Override
    public final KeyMarks keyMarks() {
        return keyMarks;
    }

    @Override
    public final MasterKeys masterKeys() {
        return masterKeys;
    }

    @Override
    public final Backups backups() {
        return backups;
    }
}
