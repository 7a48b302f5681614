package dev.zhanggui.application.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.time.Duration;
import java.util.function.ToIntFunction;

/** Notices that somebody set the wall clock ahead, writes it down, and lets open holds last as much longer. */
public final class ClockWatch {
    private final DeskClock clock;
    private final Transactions transactions;
    private final ToIntFunction<Duration> lengthenHolds;
    private final Journal journal;

    /** @param lengthenHolds lets every open hold last longer and answers how many there were */
    public ClockWatch(
            DeskClock clock, Transactions transactions, ToIntFunction<Duration> lengthenHolds, Journal journal) {
        this.clock = clock;
        this.transactions = transactions;
        this.lengthenHolds = lengthenHolds;
        this.journal = journal;
    }

    /** Looks once. */
    public void look() {
        var jump = clock.jumpedAhead();
        if (!jump.isZero()) {
            var now = clock.instant();
            Decision<Integer, Refusal> done = transactions.run(() -> {
                int lengthened = lengthenHolds.applyAsInt(jump);
                var event = new ClockJumped(jump, lengthened);
                journal.write(Journal.Entry.of(now, Actor.DESK, "clock", "wall", now.toEpochMilli(), event));
                return Decision.accepted(lengthened);
            });
            done.whenAccepted(lengthened -> clock.follow(jump));
        }
    }

    /** @param holds how many open holds were lengthened by the jump */
    record ClockJumped(Duration by, int holds) {}
}
