package dev.zhanggui.application.audit.spi;

import dev.zhanggui.application.audit.api.AuditRow;
import dev.zhanggui.application.audit.api.Seal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit as it is kept: rows, and the chain of seals over them. */
public interface AuditTrail {

    /** The newest seal, or the beginning. */
    Seal head();

    /** Up to {@code most} seals after the nth, in order, each with its row if that is there. */
    List<SealedRow> after(long n, int most);

    /** How many rows no seal covers, and when the oldest of them was written; for a chain that lags behind. */
    Unsealed unsealed();

    /** Seals rows whose transactions are over, where the writer does not do it itself; answers how many. */
    int seal(int most);

    /** @param contentHash what was written with the row, to be compared with what the row's content gives */
    record SealedRow(Seal seal, Optional<AuditRow> row, byte[] contentHash) {}

    record Unsealed(long rows, Optional<Instant> oldest) {}
}
