package dev.zhanggui.application.rules.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.rules.spi.OwnRules;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.RuleBook;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The book of all rules, in memory. A change by this instance is seen by the next who asks; one by another instance by
 * the next look at the storage's revision. No lock is held while storage is read: who asks may be inside of a unit.
 */
public final class RuleShelf {
    private final ShippedRules shipped;
    private final OwnRules own;
    private final Transactions transactions;
    /** How often the book was given up; a book read before the last time is not used any more. */
    private final AtomicLong givenUp = new AtomicLong();

    private volatile Standing standing;

    /**
     * @param since of how many times that the book was given up it knows
     * @param revision of the storage when it was read
     */
    record Standing(RuleBook book, Map<PlatformRule.Key, Long> versions, long since, long revision) {

        private boolean isBefore(Standing other) {
            return since < other.since || since == other.since && revision < other.revision;
        }
    }

    public RuleShelf(Storage storage, ShippedRules shipped) {
        this.shipped = shipped;
        this.own = storage.ownRules();
        this.transactions = storage.transactions();
        this.standing = new Standing(shipped.book(), Map.of(), -1, -1);
    }

    /** All rules as they stand now. */
    Standing now() {
        var seen = standing;
        return seen.since() == givenUp.get() ? seen : read();
    }

    ShippedRules shipped() {
        return shipped;
    }

    private Standing read() {
        long since = givenUp.get();
        var fresh = transactions.read(() -> {
            long revision = own.revision();
            var rows = own.all();
            var versions = new HashMap<PlatformRule.Key, Long>();
            rows.forEach(row -> versions.put(row.value().key(), row.version()));
            var book = shipped.book().with(rows.stream().map(Versioned::value).toList());
            return new Standing(book, Map.copyOf(versions), since, revision);
        });
        return latest(fresh);
    }

    /** Of two who read at once the one who began later has the better book. */
    private synchronized Standing latest(Standing fresh) {
        if (!fresh.isBefore(standing)) {
            standing = fresh;
        }
        return standing;
    }

    /** The team's rows have changed: whoever asks next reads them. */
    void giveUp() {
        givenUp.incrementAndGet();
    }

    /** Looks once whether another instance has changed them. */
    public void look() {
        if (own.revision() != now().revision()) {
            giveUp();
        }
    }
}
