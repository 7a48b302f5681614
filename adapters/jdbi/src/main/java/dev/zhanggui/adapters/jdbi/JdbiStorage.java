package dev.zhanggui.adapters.jdbi;

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

/** All ports on one set of statements; the engines bring their connections, transactions and self-checks. */
abstract class JdbiStorage implements Storage {
    private final Transactions transactions;
    private final SelfChecks selfChecks;
    private final Journal journal;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Tokens tokens;
    private final KeptAnswers keptAnswers;
    private final Stores stores;
    private final Locations locations;
    private final SkuCards skuCards;
    private final StockLedgers stockLedgers;
    private final Reservations reservations;
    private final SetAsides setAsides;
    private final StockViews stockViews;
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
        this.tokens = new JdbiTokens(links);
        this.keptAnswers = new JdbiKeptAnswers(links);
        this.stores = new JdbiStores(links);
        this.locations = new JdbiLocations(links);
        this.skuCards = new JdbiSkuCards(links);
        var aside = new JdbiSetAsides(links);
        this.setAsides = aside;
        this.stockLedgers = new JdbiStockLedgers(links, aside);
        this.reservations = new JdbiReservations(links);
        this.stockViews = new JdbiStockViews(links);
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
    public final Tokens tokens() {
        return tokens;
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
