package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.api.KeepingBuyers.Kept;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.Buyers.Buyer;
import dev.zhanggui.application.trade.spi.Buyers.Sealed;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Some orders of one unit of work and their buyers: read at once, sealed one by one, written at once. */
final class BuyerChunk {
    private final Buyers buyers;
    private final BuyerSeals seals;
    private final Instant now;
    private final Map<BuyerKey, Buyer> known = new HashMap<>();
    private final Map<OrderKey, Sealed> standing = new HashMap<>();
    private final Map<BuyerKey, Open> open = new HashMap<>();
    private final Map<BuyerKey, Buyer> changed = new TreeMap<>();
    private final Map<OrderKey, Sealed> sealed = new LinkedHashMap<>();

    /** A buyer whose own key is in hand. */
    private record Open(Buyer buyer, byte[] key) {}

    BuyerChunk(Buyers buyers, BuyerSeals seals, Instant now) {
        this.buyers = buyers;
        this.seals = seals;
        this.now = now;
    }

    List<Kept> keep(List<Keep> incoming) {
        var names = incoming.stream().map(seals::name).toList();
        known.putAll(buyers.lock(new TreeSet<>(names)));
        buyers.with(incoming.stream().map(Keep::order).distinct().toList())
                .forEach((order, kept) -> standing.put(order, kept.sealed()));
        var kept = new ArrayList<Kept>(incoming.size());
        for (int i = 0; i < incoming.size(); i++) {
            kept.add(keep(incoming.get(i), names.get(i)));
        }
        buyers.save(changed.values());
        buyers.seal(sealed.values());
        return kept;
    }

    private Kept keep(Keep one, BuyerKey name) {
        var before = before(one.order(), name);
        if (before.filter(Buyers.Kept::isErased).isPresent()) {
            return new Kept(name, false, Optional.empty());
        }
        var data = before.flatMap(seals::read);
        var next = data.map(stood -> stood.updatedBy(one.personal())).orElse(one.personal());
        if (data.filter(next::equals).isPresent()) {
            return new Kept(name, false, Optional.empty());
        }
        var own = open(name);
        var content = seals.sealed(own.key(), name, one.order(), next);
        var fresh = new Sealed(one.order(), name, own.buyer().generation(), content, now);
        sealed.put(one.order(), fresh);
        standing.put(one.order(), fresh);
        return new Kept(
                name,
                true,
                before.map(stood ->
                        Base64.getEncoder().encodeToString(stood.sealed().content())));
    }

    /** What was kept of this buyer with this order; what is there of another buyer is written over. */
    private Optional<Buyers.Kept> before(OrderKey order, BuyerKey name) {
        var stood = standing.get(order);
        var buyer = known.get(name);
        return stood == null || buyer == null || !stood.buyer().equals(name)
                ? Optional.empty()
                : Optional.of(new Buyers.Kept(stood, buyer));
    }

    /**
     * The buyer with a key in hand. Who is new, or was forgotten, gets one; so does one whose own does not open any
     * more, since what comes in now must not be lost with it.
     */
    private Open open(BuyerKey name) {
        var already = open.get(name);
        if (already != null) {
            return already;
        }
        var found = Optional.ofNullable(known.get(name));
        var own = found.filter(Buyer::hasKey)
                .flatMap(buyer -> seals.unwrapped(buyer).map(key -> new Open(buyer, key)))
                .orElseGet(() -> renewed(found.orElseGet(() -> new Buyer(name, new byte[0], 0, Optional.empty(), 0))));
        open.put(name, own);
        return own;
    }

    private Open renewed(Buyer buyer) {
        var key = seals.freshKey();
        // An erased buyer's generation was counted on already when the key was destroyed.
        long generation = Math.max(1, buyer.hasKey() ? buyer.generation() + 1 : buyer.generation());
        var wrapped = seals.wrapped(key, buyer.key(), generation);
        var fresh = new Buyer(buyer.key(), wrapped, generation, buyer.erasedAt(), buyer.version() + 1);
        known.put(buyer.key(), fresh);
        changed.put(buyer.key(), fresh);
        return new Open(fresh, key);
    }
}
