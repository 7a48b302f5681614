package dev.zhanggui.application.trade.spi;

import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** What is kept of buyers: their wrapped keys, and what was sealed under them with each order. */
public interface Buyers {

    /** Those of the buyers that are known; nobody else changes them until the unit ends. */
    Map<BuyerKey, Buyer> lock(SortedSet<BuyerKey> buyers);

    /**
     * Writes each buyer's version over the one before it; 1 over none. The bytes of a key that goes are overwritten
     * where they lie, as far as the engine can do that.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version stands
     */
    void save(Collection<Buyer> buyers);

    /** What was sealed with these orders, as far as anything was. */
    Map<OrderKey, Kept> with(Collection<OrderKey> orders);

    /** What was sealed last of this buyer. */
    Optional<Kept> newest(BuyerKey buyer);

    /** Writes what is sealed with each order, over what stood there. */
    void seal(Collection<Sealed> sealed);

    /** Takes away what was sealed with these orders, as far as anything was. */
    void drop(Collection<OrderKey> orders);

    /**
     * A buyer and the key that opens what is sealed under it.
     *
     * @param wrapped the buyer's own key under the master key; all zero while there is none
     * @param generation of the key, from 1 on: what was sealed under an earlier one is gone for good
     * @param erasedAt when the last key was destroyed; empty where none was
     */
    @SecondaryPort
    record Buyer(BuyerKey key, byte[] wrapped, long generation, Optional<Instant> erasedAt, long version) {

        public boolean hasKey() {
            for (byte one : wrapped) {
                if (one != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param content personal data under the buyer's key of that generation */
    @SecondaryPort
    record Sealed(OrderKey order, BuyerKey buyer, long generation, byte[] content, Instant at) {}

    /** What is sealed, and whose it is. */
    @SecondaryPort
    record Kept(Sealed sealed, Buyer buyer) {

        /** Whether the key that opens it was destroyed. */
        public boolean isErased() {
            return sealed.generation() < buyer.generation() || !buyer.hasKey();
        }
    }
}
