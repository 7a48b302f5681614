package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** What happened to stock and to its promises, as told to those who listen. */
public sealed interface InventoryEvent extends ValueObject {

    /** A store was written down, or changed. */
    record StoreKept(StoreId store, Map<String, Object> content) implements InventoryEvent {}

    /** A location was written down, or changed. */
    record LocationKept(LocationId location, Map<String, Object> content) implements InventoryEvent {}

    /** A SKU was written down, or changed. */
    record SkuKept(Sku sku, Map<String, Object> content) implements InventoryEvent {}

    /** Units came or went; {@code quantity} is below zero where they went. */
    record StockMoved(Sku sku, LocationId location, Movement.Kind movement, long quantity, String reference)
            implements InventoryEvent {}

    /** From now on, or from a later time on, the SKU is parted among the stores in another way. */
    record PolicyChanged(Sku sku, Map<String, Object> content) implements InventoryEvent {}

    /** Units are set aside for a store's campaign, from {@code from} until before {@code to}; or a lock was changed. */
    record StockLocked(Sku sku, LockId lock, StoreId store, Quantity quantity, Instant from, Instant to)
            implements InventoryEvent {}

    /** A campaign lock was taken away. */
    record StockUnlocked(Sku sku, LockId lock) implements InventoryEvent {}

    /** Units are promised until {@code expiresAt}. */
    record StockHeld(
            ReservationId reservation,
            StoreId store,
            Optional<OrderRef> order,
            List<ReservedLine> lines,
            Instant expiresAt)
            implements InventoryEvent {}

    /** It was paid in time: its promise no longer expires. */
    record HoldCommitted(ReservationId reservation) implements InventoryEvent {}

    /** Its units were given back; {@code before} tells a dropped hold from a cancelled order. */
    record StockReleased(ReservationId reservation, ReservationState before) implements InventoryEvent {}

    /** Its units left the shelves. */
    record StockShipped(ReservationId reservation, List<ReservedLine> lines) implements InventoryEvent {}

    /** Its time was up before it was paid; its units were given back. */
    record HoldExpired(ReservationId reservation) implements InventoryEvent {}

    /** A count found too little, and the promise found room at another location. */
    record PromiseMoved(ReservationId reservation, Sku sku, LocationId from, LocationId to, Quantity quantity)
            implements InventoryEvent {}

    /** A count found too little, and the promise found no room elsewhere: so many units of it are not there. */
    record PromiseUncovered(ReservationId reservation, Sku sku, LocationId location, Quantity quantity)
            implements InventoryEvent {}

    /**
     * Rows of one kind were taken, many at once; only rows that changed something count.
     *
     * @param job the import that they came with; empty where they came alone
     */
    record RowsTaken(String rows, String job, int created, int updated) implements InventoryEvent {}

    /** What an import brought was taken back, as far as it still stood. */
    record RowsTakenBack(String job, int rows) implements InventoryEvent {}
}
