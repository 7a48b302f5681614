package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.spi.KeptAnswers;
import dev.zhanggui.application.access.spi.Tokens;
import dev.zhanggui.application.audit.spi.AuditTrail;
import dev.zhanggui.application.backups.spi.Backups;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.inventory.spi.SkuCards;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Outbox;
import dev.zhanggui.application.spi.SelfChecks;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.KeyMarks;
import dev.zhanggui.application.trade.spi.MasterKeys;
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

    private final Journal journalPort = port(Journal.class, journal);
    private final AuditTrail auditTrailPort = port(AuditTrail.class, journal.trail());
    private final Outbox outboxPort = port(Outbox.class, new MemoryOutbox(memory, journal));
    private final SelfChecks selfChecksPort = port(SelfChecks.class, stock.checks());
    private final Tokens tokensPort = port(Tokens.class, new MemoryTokens(memory));
    private final KeptAnswers keptAnswersPort = port(KeptAnswers.class, new MemoryKeptAnswers(memory));
    private final Stores storesPort = port(Stores.class, catalog.stores());
    private final Locations locationsPort = port(Locations.class, catalog.locations());
    private final SkuCards skuCardsPort = port(SkuCards.class, catalog.skuCards());
    private final StockLedgers stockLedgersPort = port(StockLedgers.class, stock);
    private final Reservations reservationsPort = port(Reservations.class, new MemoryReservations(memory));
    private final SetAsides setAsidesPort = port(SetAsides.class, setAsides);
    private final MemoryBuyers buyers = new MemoryBuyers(memory);
    private final Buyers buyersPort = port(Buyers.class, buyers);
    private final KeyMarks keyMarksPort = port(KeyMarks.class, buyers.marks());
    private final Backups backupsPort = port(Backups.class, new NoBackups());
    private final MasterKeys masterKeys;
    private final StockViews stockViewsPort = port(StockViews.class, stock.views());

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
    public Tokens tokens() {
        return tokensPort;
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
