package dev.zhanggui.application.trade.spi;

import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.Passage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Orders as they are kept. */
public interface Orders {

    /** Those of these orders that are there, with as much as tells whether anything changed: one read for a chunk. */
    Map<OrderKey, Standing> standing(Collection<OrderKey> keys);

    Optional<Kept> find(OrderKey key);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where one of them is there */
    void add(List<Kept> orders);

    /**
     * Writes the next version over the one before it, with all its lines.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version stands
     */
    void save(Kept after);

    /**
     * Takes an order away with its lines and passages.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version stands
     */
    void remove(OrderKey key, long version);

    /** Up to {@code most} orders with this problem after that position, by placing time, store and number. */
    List<Waiting> waiting(Optional<StoreId> store, OrderProblem.Kind problem, Optional<Waiting> after, int most);

    /** Writes down how orders went on; a passage stands under its order's version. */
    void note(List<Passage> passages);

    /**
     * @param mark of what was told last
     * @param buyer by pseudonym
     */
    @SecondaryPort
    record Standing(OrderKey key, String mark, Optional<BuyerKey> buyer, long version) {}

    /**
     * An order with what is kept beside it.
     *
     * @param mark of what was told last, whether it was taken over or not; equal marks, equal content
     * @param job that brought it first; empty where no file did
     * @param jobVersion the version to which that job brought it; 0 without a job
     */
    @SecondaryPort
    record Kept(Order order, String mark, String job, long jobVersion) {

        /** A change that the job which brought it first did not make. */
        public Kept with(Order after, String told) {
            return new Kept(after, told, job, jobVersion);
        }
    }

    @SecondaryPort
    record Waiting(OrderKey key, Instant placed) {}
}
