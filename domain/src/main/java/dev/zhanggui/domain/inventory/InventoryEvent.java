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

    record StoreKept(StoreId store, Map<String, Object> content) implements InventoryEvent {}

    record LocationKept(LocationId location, Map<String, Object> content) implements InventoryEvent {}

    record SkuKept(Sku sku, Map<String, Object> content) implements InventoryEvent {}

    record StockMoved(Sku sku, LocationId location, Movement.Kind movement, long quantity, String reference)
            implements InventoryEvent {}

    record PolicyChanged(Sku sku, Map<String, Object> content) implements InventoryEvent {}

    record StockLocked(Sku sku, LockId lock, StoreId store, Quantity quantity, Instant from, Instant to)
            implements InventoryEvent {}

    record StockUnlocked(Sku sku, LockId lock) implements InventoryEvent {}

    record StockHeld(
            ReservationId reservation,
            StoreId store,
            Optional<OrderRef> order,
            List<ReservedLine> lines,
            Instant expiresAt)
            implements InventoryEvent {}

    record HoldCommitted(ReservationId reservation) implements InventoryEvent {}

    record StockReleased(ReservationId reservation, ReservationState before) implements InventoryEvent {}

    record StockShipped(ReservationId reservation, List<ReservedLine> lines) implements InventoryEvent {}

    record HoldExpired(ReservationId reservation) implements InventoryEvent {}

    record PromiseMoved(ReservationId reservation, Sku sku, LocationId from, LocationId to, Quantity quantity)
            implements InventoryEvent {}

    record PromiseUncovered(ReservationId reservation, Sku sku, LocationId location, Quantity quantity)
            implements InventoryEvent {}
}
