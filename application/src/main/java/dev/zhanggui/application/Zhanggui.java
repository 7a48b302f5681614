package dev.zhanggui.application;

import dev.zhanggui.application.access.api.Access;
import dev.zhanggui.application.access.api.AnsweringOnce;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.access.internal.AccessDesk;
import dev.zhanggui.application.access.internal.AnswerKeeper;
import dev.zhanggui.application.access.internal.Pbkdf2;
import dev.zhanggui.application.audit.api.Auditing;
import dev.zhanggui.application.audit.internal.Auditor;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.backups.api.MakingBackups;
import dev.zhanggui.application.backups.internal.BackupKeeper;
import dev.zhanggui.application.backups.views.BackupViews;
import dev.zhanggui.application.campaigns.api.Campaigns;
import dev.zhanggui.application.campaigns.internal.MoneyDecider;
import dev.zhanggui.application.demo.api.VisitingDemo;
import dev.zhanggui.application.demo.internal.DemoDoor;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.internal.ImportDesk;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.internal.ClockWatch;
import dev.zhanggui.application.internal.DeskClock;
import dev.zhanggui.application.internal.EventPump;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.internal.AllocationSetter;
import dev.zhanggui.application.inventory.internal.ArrivalTeller;
import dev.zhanggui.application.inventory.internal.CatalogKeeper;
import dev.zhanggui.application.inventory.internal.Expiry;
import dev.zhanggui.application.inventory.internal.Gate;
import dev.zhanggui.application.inventory.internal.PageComparer;
import dev.zhanggui.application.inventory.internal.Reserver;
import dev.zhanggui.application.inventory.internal.RowTaker;
import dev.zhanggui.application.inventory.internal.ShortShelves;
import dev.zhanggui.application.inventory.internal.StockMover;
import dev.zhanggui.application.inventory.internal.StockTeller;
import dev.zhanggui.application.rules.api.Rules;
import dev.zhanggui.application.rules.internal.RuleKeeper;
import dev.zhanggui.application.rules.internal.RuleShelf;
import dev.zhanggui.application.rules.internal.RuleTeller;
import dev.zhanggui.application.rules.internal.ShippedRules;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.trade.api.ExportingKeys;
import dev.zhanggui.application.trade.api.KeepingBuyers;
import dev.zhanggui.application.trade.api.KeepingOrderSettings;
import dev.zhanggui.application.trade.api.Trade;
import dev.zhanggui.application.trade.internal.BuyerKeeper;
import dev.zhanggui.application.trade.internal.BuyerTagger;
import dev.zhanggui.application.trade.internal.KeyExporter;
import dev.zhanggui.application.trade.internal.LinkedCatalog;
import dev.zhanggui.application.trade.internal.ListingChecker;
import dev.zhanggui.application.trade.internal.ListingEditor;
import dev.zhanggui.application.trade.internal.ListingKeeper;
import dev.zhanggui.application.trade.internal.OrderDesk;
import dev.zhanggui.application.trade.internal.OrderKeeper;
import dev.zhanggui.application.trade.internal.OrderReturner;
import dev.zhanggui.application.trade.internal.OrderSettingsKeeper;
import dev.zhanggui.application.trade.internal.OrderTaker;
import dev.zhanggui.application.trade.internal.RiskTeller;
import dev.zhanggui.application.trade.internal.ShippingPromiser;
import dev.zhanggui.application.trade.internal.TextSealer;
import dev.zhanggui.application.trade.internal.Vault;
import dev.zhanggui.application.trade.internal.WatchedRows;
import dev.zhanggui.application.trade.internal.WatchedShelves;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The desk, opened on a storage: one accessor for each context. Thread-safe; two desks may live in one JVM; after
 * {@link #close} no thread is left. Closing the desk closes its storage.
 */
public final class Zhanggui implements AutoCloseable {
    private static final Duration SWEEP_EVERY = Duration.ofMillis(500);
    private static final Duration SEAL_EVERY = Duration.ofMillis(250);
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration RULES_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_AT_BACKUPS_EVERY = Duration.ofMinutes(5);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

    private final Storage storage;
    private final Background background;
    private final DeskClock clock;
    private final Inventory inventory;
    private final Trade trade;
    private final OrderSettingsKeeper orderSettings;
    private final Rules rules;
    private final Campaigns campaigns = new Campaigns(new MoneyDecider());
    private final AccessDesk access;
    private final AnswerKeeper answers;
    private final BuyerKeeper buyers;
    private final KeyExporter keys;
    private final BackupKeeper backups;
    private final Auditor auditor;
    private final EventPump events;
    private final Optional<ImportDesk> imports;
    private final VisitingDemo demo;

    private Zhanggui(Storage storage, Surroundings around) {
        var randomness = around.randomness();
        this.storage = storage;
        this.background = around.background();
        this.clock = new DeskClock(around.clock());
        this.access =
                new AccessDesk(storage, clock, randomness, around.passwords().orElseGet(() -> new Pbkdf2(randomness)));
        var tokens = access.tokens();
        this.answers = new AnswerKeeper(storage, clock);
        this.demo = new DemoDoor(
                around.house(), tokens, () -> storage.stores().all().size());
        var vault = new Vault(storage, randomness);
        this.buyers = new BuyerKeeper(storage, clock, tokens, vault);
        this.keys = new KeyExporter(storage, clock, tokens, vault);
        this.backups = new BackupKeeper(storage, clock, tokens);
        this.auditor = new Auditor(storage, clock, List.of(vault::finding, backups::finding));
        this.events = new EventPump(
                storage.outbox(), background, clock, HexFormat.of().formatHex(randomness.bytes(8)));
        var gate = new Gate(tokens);
        var expiry = new Expiry(storage);
        var shortShelves = new ShortShelves(storage);
        var catalog = new CatalogKeeper(storage, clock, gate);
        var arriving = new ArrivalTeller(storage);
        var shipped = ShippedRules.read();
        var shelf = new RuleShelf(storage, shipped);
        var teller = new RuleTeller(shelf);
        this.rules = new Rules(teller, new RuleKeeper(storage, clock, tokens, shelf), teller, shipped.calendar());
        this.orderSettings = new OrderSettingsKeeper(storage, clock, catalog, tokens);
        var orders = new OrderDesk(
                storage,
                clock,
                tokens,
                catalog,
                Reserver.forOrders(storage, clock, gate, expiry, arriving),
                new ShippingPromiser(teller, shipped.calendar(), catalog, arriving, orderSettings),
                orderSettings,
                buyers);
        this.inventory = new Inventory(
                new LinkedCatalog(catalog, orders),
                new WatchedShelves(new StockMover(storage, clock, gate, expiry, shortShelves), orders),
                new StockTeller(storage, clock, arriving),
                new Reserver(storage, clock, gate, expiry, arriving),
                new AllocationSetter(storage, clock, gate),
                new WatchedRows(new RowTaker(storage, clock, gate, expiry, shortShelves), orders),
                arriving,
                new PageComparer(storage, clock),
                storage.stockViews(),
                storage.shelfViews(),
                storage.supplyViews());
        var checker = new ListingChecker(orders, storage.listingChecks());
        var listings = new ListingKeeper(orders, checker);
        this.trade = new Trade(
                new OrderKeeper(orders),
                new OrderTaker(orders),
                new OrderReturner(orders),
                new BuyerTagger(orders),
                listings,
                checker,
                new ListingEditor(orders, listings, storage.listingViews()),
                new RiskTeller(storage.orderRisks(), clock),
                new TextSealer(vault),
                storage.orderViews(),
                storage.listingViews());
        this.imports = around.files()
                .map(one -> ImportDesk.open(
                        storage,
                        one,
                        ImportDesk.takers(inventory, trade, clock),
                        inventory,
                        tokens,
                        trade.sealing(),
                        clock,
                        background,
                        randomness));
        var watch =
                new ClockWatch(clock, storage.transactions(), storage.reservations()::lengthenHolds, storage.journal());
        background.every(SWEEP_EVERY, "ending holds", () -> expiry.sweep(clock.instant()));
        background.every(SEAL_EVERY, "sealing the audit", auditor::seal);
        background.every(WATCH_EVERY, "watching the clock", watch::look);
        background.every(RULES_EVERY, "looking for changed rules", shelf::look);
        background.every(TIDY_EVERY, "looking for the keys to personal data", vault::open);
        background.every(LOOK_AT_BACKUPS_EVERY, "looking for the nightly backup", backups::look);
        background.loop("zhanggui-backups", backups::work);
        background.every(TIDY_EVERY, "tidying access", () -> {
            access.tidy();
            answers.forgetOld();
        });
        background.every(TIDY_EVERY, "forgetting events", events::forgetOld);
    }

    /** Opens a desk with this machine's clocks, threads and randomness. */
    public static Zhanggui on(Storage storage) {
        return on(storage, Surroundings.ofThisMachine());
    }

    /** Opens a desk whose time, background work and randomness come from the caller; the desk closes them. */
    public static Zhanggui on(Storage storage, Clock clock, Background background, Randomness randomness) {
        return on(storage, Surroundings.of(clock, background, randomness));
    }

    /** The same with a room where files are read. */
    public static Zhanggui on(
            Storage storage, Clock clock, Background background, Randomness randomness, FileRoom room) {
        return on(storage, Surroundings.of(clock, background, randomness).withFiles(room));
    }

    /** Opens a desk in surroundings of the caller's. */
    public static Zhanggui on(Storage storage, Surroundings around) {
        return new Zhanggui(storage, around);
    }

    /** One stock for all stores. */
    public Inventory inventory() {
        return inventory;
    }

    /** Files in; empty where the desk was opened without a room for them. */
    public Optional<Imports> imports() {
        return imports.map(ImportDesk::imports);
    }

    /** Orders and listings. */
    public Trade trade() {
        return trade;
    }

    /** How stores handle their orders. */
    public KeepingOrderSettings orderSettings() {
        return orderSettings;
    }

    /** Promotion money. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** Platform rules as dated data. */
    public Rules rules() {
        return rules;
    }

    /** Who buyers are, for those who may know. */
    public KeepingBuyers buyers() {
        return buyers;
    }

    /** The keys to what is kept of buyers, to be kept elsewhere. */
    public ExportingKeys keys() {
        return keys;
    }

    /** Copies of the whole desk. */
    public MakingBackups backups() {
        return backups;
    }

    /** The demo company, visited and left. */
    public VisitingDemo demo() {
        return demo;
    }

    /** How the desk stands with its copies. */
    public BackupViews backupViews() {
        return backups;
    }

    /** Which programs may call. */
    public KeepingTokens tokens() {
        return access.tokens();
    }

    /** Which people may come in, and as what. */
    public Access access() {
        return access.access();
    }

    /** One answer for requests that are sent again. */
    public AnsweringOnce answeringOnce() {
        return answers;
    }

    /** The record of changes, and the desk's look at itself. */
    public Auditing auditing() {
        return auditor;
    }

    /** The record of changes, to be looked through. */
    public AuditViews auditViews() {
        return storage.auditViews();
    }

    /** What happened, for those who listen. */
    public Events events() {
        return events;
    }

    /** The desk's time, which never runs backwards. */
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        imports.ifPresent(ImportDesk::close);
        backups.close();
        background.close();
        storage.close();
    }
}
