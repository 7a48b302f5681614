package dev.zhanggui.application.trade.views;

import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Promised orders that are not on their way yet, as storage finds them by their deadline. */
public interface OrderRisks {

    /**
     * Orders in the states paid, audited and allocated, and those shipped here of whose collecting neither the platform
     * nor a scan of their parcel tells, whose {@code shipBy} lies before {@code until}: up to
     * {@code most} of those that are broken at {@code at}, the latest broken first, and up to {@code most} of those
     * that are not, the first due first.
     *
     * @param store empty: of all stores
     */
    List<Waiting> waiting(Optional<StoreId> store, Instant at, Instant until, int most);
}
