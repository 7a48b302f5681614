package dev.zhanggui.application;

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
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** All that the desk needs to remember: in memory, in one SQLite file, or in PostgreSQL. */
@SecondaryPort
public interface Storage extends AutoCloseable {

    Transactions transactions();

    Journal journal();

    Outbox outbox();

    SelfChecks selfChecks();

    AuditTrail auditTrail();

    Tokens tokens();

    KeptAnswers keptAnswers();

    Stores stores();

    Locations locations();

    SkuCards skuCards();

    StockLedgers stockLedgers();

    Reservations reservations();

    SetAsides setAsides();

    StockViews stockViews();

    Buyers buyers();

    KeyMarks keyMarks();

    MasterKeys masterKeys();

    Backups backups();

    /** Ends what is under way and lets go of files and connections. A second call does nothing. */
    @Override
    void close();
}
