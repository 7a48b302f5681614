package dev.zhanggui.application.trade.spi;

import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** What each import brought, and what it replaced, for as long as it can be taken back. */
public interface OrderJobs {

    /** Counts one more chunk of the job, and answers its number, from 1 on. */
    long nextChunk(String job);

    /** Keeps what was replaced; where the job replaced it before, the first stays and the version goes on. */
    void keep(String job, List<Replaced> replaced);

    /** Orders that the job brought first, by key, after that one. */
    List<Brought> brought(String job, Optional<OrderKey> after, int most);

    /** What the job replaced, by key, after that one. */
    List<Replaced> replaced(String job, Optional<OrderKey> after, int most);

    /** Up to {@code most} orders of the store that files brought, placed from {@code from} to {@code to}, by number. */
    List<OrderNo> broughtWithin(StoreId store, Instant from, Instant to, Optional<OrderNo> after, int most);

    /** What was put back is no longer kept. */
    void forget(String job, List<OrderKey> keys);

    /** @param jobVersion the version to which the job brought it */
    @SecondaryPort
    record Brought(OrderKey key, long version, long jobVersion) {}

    /** @param version of the order after the job changed it */
    @SecondaryPort
    record Replaced(Kept before, long version) {}
}
