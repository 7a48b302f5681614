package dev.zhanggui.adapters.testkit;

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
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that the desk remembers, in memory: for tests and for a first look. One unit of work at a time, and every call
 * sees one moment. Nothing is left when the process ends.
 */
public final class MemoryStorage implements Storage {
    private final Memory memory = new Memory();
    private final Transactions transactions = new MemoryTransactions(memory);
    private final MemoryJournal journal = new MemoryJournal(memory);
    private final MemoryCatalog catalog = new MemoryCatalog(memory);
    private final MemorySetAsides setAsides = new MemorySetAsides(memory, catalog);
    private final MemoryStock stock = new MemoryStock(memory, catalog, setAsides);
    private final MemoryReservations reservations = new MemoryReservations(memory);
    private final MemorySupply supply = new MemorySupply(memory);

    private final MemoryJobs jobs = new MemoryJobs(memory);
    private final MemoryImports imports = new MemoryImports(memory);

    private final Journal journalPort = port(Journal.class, journal);
    private final AuditTrail auditTrailPort = port(AuditTrail.class, journal.trail());
    private final AuditViews auditViewsPort = port(AuditViews.class, journal.views());
    private final Outbox outboxPort = port(Outbox.class, new MemoryOutbox(memory, journal));
    private final SelfChecks selfChecksPort = port(SelfChecks.class, stock.checks());
    private final Tokens tokensPort = port(Tokens.class, new MemoryTokens(memory));
    private final MemoryAccess access = new MemoryAccess(memory);
    private final Members membersPort = port(Members.class, access.members());
    private final Credentials credentialsPort = port(Credentials.class, access.credentials());
    private final Sessions sessionsPort = port(Sessions.class, access.sessions());
    private final KnownBrowsers knownBrowsersPort = port(KnownBrowsers.class, access.knownBrowsers());
    private final KeptAnswers keptAnswersPort = port(KeptAnswers.class, new MemoryKeptAnswers(memory));
    private final Stores storesPort = port(Stores.class, catalog.stores());
    private final Locations locationsPort = port(Locations.class, catalog.locations());
    private final SkuCards skuCardsPort = port(SkuCards.class, catalog.skuCards());
    private final StockLedgers stockLedgersPort = port(StockLedgers.class, stock);
    private final Reservations reservationsPort = port(Reservations.class, reservations);
    private final SetAsides setAsidesPort = port(SetAsides.class, setAsides);
    private final MemoryBuyers buyers = new MemoryBuyers(memory);
    private final Buyers buyersPort = port(Buyers.class, buyers);
    private final KeyMarks keyMarksPort = port(KeyMarks.class, buyers.marks());
    private final Backups backupsPort = port(Backups.class, new NoBackups());
    private final MasterKeys masterKeys;
    private final StockViews stockViewsPort = port(StockViews.class, stock.views());
    private final ShelfViews shelfViewsPort =
            port(ShelfViews.class, new MemoryShelfViews(catalog, stock, reservations, setAsides));
    private final StockHistory stockHistoryPort = port(StockHistory.class, stock.history());
    private final Lanes lanesPort = port(Lanes.class, supply.lanes());
    private final Arrivals arrivalsPort = port(Arrivals.class, supply.arrivals());
    private final ShownPages shownPagesPort = port(ShownPages.class, supply.pages());
    private final ParcelScans parcelScansPort = port(ParcelScans.class, supply.scans());
    private final SupplyViews supplyViewsPort = port(SupplyViews.class, supply.views());
    private final OrderSettingsVersions orderSettingsPort =
            port(OrderSettingsVersions.class, new MemoryOrderSettings(memory));
    private final Jobs jobsPort = port(Jobs.class, jobs);
    private final JobLeases jobLeasesPort = port(JobLeases.class, jobs);
    private final Staging stagingPort = port(Staging.class, imports.staging());
    private final RefusedRows refusedRowsPort = port(RefusedRows.class, imports.refusedRows());
    private final Mappings mappingsPort = port(Mappings.class, imports.mappings());

    private final MemoryOrders orders = new MemoryOrders(memory);
    private final MemoryListings listings = new MemoryListings(memory);
    private final Orders ordersPort = port(Orders.class, orders);
    private final OrderJobs orderJobsPort = port(OrderJobs.class, orders.jobs());
    private final BuyerTags buyerTagsPort = port(BuyerTags.class, new MemoryBuyerTags(memory, orders));
    private final Listings listingsPort = port(Listings.class, listings);
    private final ListingChecks listingChecksPort = port(ListingChecks.class, new MemoryListingChecks(memory));
    private final OrderViews orderViewsPort = port(OrderViews.class, orders.views());
    private final OrderRisks orderRisksPort = port(
            OrderRisks.class,
            new MemoryOrderRisks(
                    orders, storesPort, no -> !supply.views().scans(no).isEmpty()));
    private final ListingViews listingViewsPort = port(ListingViews.class, listings.views());
    private final OwnRules ownRulesPort = port(OwnRules.class, new MemoryOwnRules(memory));

    private MemoryStorage(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
        memory.beforeCommit(journal::sealAll);
    }

    /** A storage that remembers nothing yet. */
    public static MemoryStorage create() {
        return with(new MemoryKeys());
    }

    /** The same with keys to personal data that are the caller's. */
    public static MemoryStorage with(MasterKeys masterKeys) {
        return new MemoryStorage(masterKeys);
    }

    private <P> P port(Class<P> port, P real) {
        return Calls.through(this::underTheLock, port, real);
    }

    private @Nullable Object underTheLock(Method method, Supplier<@Nullable Object> call) {
        return memory.<@Nullable Object>look(call);
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Journal journal() {
        return journalPort;
    }

    @Override
    public Outbox outbox() {
        return outboxPort;
    }

    @Override
    public SelfChecks selfChecks() {
        return selfChecksPort;
    }

    @Override
    public AuditTrail auditTrail() {
        return auditTrailPort;
    }

    @Override
    public AuditViews auditViews() {
        return auditViewsPort;
    }

    @Override
    public Tokens tokens() {
        return tokensPort;
    }

    @Override
    public Members members() {
        return membersPort;
    }

    @Override
    public Credentials credentials() {
        return credentialsPort;
    }

    @Override
    public Sessions sessions() {
        return sessionsPort;
    }

    @Override
    public KnownBrowsers knownBrowsers() {
        return knownBrowsersPort;
    }

    @Override
    public KeptAnswers keptAnswers() {
        return keptAnswersPort;
    }

    @Override
    public Stores stores() {
        return storesPort;
    }

    @Override
    public Locations locations() {
        return locationsPort;
    }

    @Override
    public SkuCards skuCards() {
        return skuCardsPort;
    }

    @Override
    public StockLedgers stockLedgers() {
        return stockLedgersPort;
    }

    @Override
    public Reservations reservations() {
        return reservationsPort;
    }

    @Override
    public SetAsides setAsides() {
        return setAsidesPort;
    }

    @Override
    public StockViews stockViews() {
        return stockViewsPort;
    }

    @Override
    public ShelfViews shelfViews() {
        return shelfViewsPort;
    }

    @Override
    public Jobs jobs() {
        return jobsPort;
    }

    @Override
    public JobLeases jobLeases() {
        return jobLeasesPort;
    }

    @Override
    public Staging staging() {
        return stagingPort;
    }

    @Override
    public RefusedRows refusedRows() {
        return refusedRowsPort;
    }

    @Override
    public Mappings mappings() {
        return mappingsPort;
    }

    @Override
    public Orders orders() {
        return ordersPort;
    }

    @Override
    public OrderJobs orderJobs() {
        return orderJobsPort;
    }

    @Override
    public ListingChecks listingChecks() {
        return listingChecksPort;
    }

    @Override
    public Listings listings() {
        return listingsPort;
    }

    @Override
    public BuyerTags buyerTags() {
        return buyerTagsPort;
    }

    @Override
    public OrderViews orderViews() {
        return orderViewsPort;
    }

    @Override
    public OrderRisks orderRisks() {
        return orderRisksPort;
    }

    @Override
    public ListingViews listingViews() {
        return listingViewsPort;
    }

    @Override
    public StockHistory stockHistory() {
        return stockHistoryPort;
    }

    @Override
    public Lanes lanes() {
        return lanesPort;
    }

    @Override
    public Arrivals arrivals() {
        return arrivalsPort;
    }

    @Override
    public ShownPages shownPages() {
        return shownPagesPort;
    }

    @Override
    public ParcelScans parcelScans() {
        return parcelScansPort;
    }

    @Override
    public SupplyViews supplyViews() {
        return supplyViewsPort;
    }

    @Override
    public OrderSettingsVersions orderSettings() {
        return orderSettingsPort;
    }

    @Override
    public OwnRules ownRules() {
        return ownRulesPort;
    }

    @Override
    public Buyers buyers() {
        return buyersPort;
    }

    @Override
    public KeyMarks keyMarks() {
        return keyMarksPort;
    }

    @Override
    public MasterKeys masterKeys() {
        return masterKeys;
    }

    @Override
    public Backups backups() {
        return backupsPort;
    }

    @Override
    public void close() {
        memory.close();
    }
}
