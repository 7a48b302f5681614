package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.api.KeepingBuyers.Kept;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.Buyers.Buyer;
import dev.zhanggui.application.trade.spi.Buyers.Sealed;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.PersonalData;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Some orders of one unit of work and their buyers: met at once, sealed one by one, written at once. */
final class BuyerChunk {
    private final Buyers buyers;
    private final BuyerSeals seals;
    private final Instant now;
    private final Map<BuyerKey, Buyer> known = new HashMap<>();
    private final Map<OrderKey, Buyers.Kept> stood = new HashMap<>();
    private final Map<OrderKey, Sealed> standing = new HashMap<>();
    private final Map<List<String>, BuyerKey> names = new HashMap<>();
    private final Map<Keep, Boolean> news = new HashMap<>();
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

    /** Reads what stands of these, and holds the buyers of whom there is something new until the unit ends. */
    void meet(List<Keep> incoming) {
        news.clear();
        stood.putAll(buyers.with(incoming.stream()
                .filter(one -> !one.personal().equals(PersonalData.NONE))
                .map(Keep::order)
                .distinct()
                .toList()));
        stood.forEach((order, kept) -> standing.put(order, kept.sealed()));
        var changing = new TreeSet<BuyerKey>();
        incoming.stream().filter(this::isNews).forEach(one -> changing.add(name(one)));
        if (!changing.isEmpty()) {
            known.putAll(buyers.lock(changing));
        }
    }

    BuyerKey name(Keep one) {
        return names.computeIfAbsent(List.of(one.platform(), one.platformId()), id -> seals.name(one));
    }

    /** Whether more, or something else, is told of the buyer with this order than is kept. */
    boolean isNews(Keep one) {
        return news.computeIfAbsent(one, this::differs);
    }

    private boolean differs(Keep one) {
        if (one.personal().equals(PersonalData.NONE)) {
            return false;
        }
        var before = stood.get(one.order());
        if (before == null || !before.buyer().key().equals(name(one))) {
            return true;
        }
        return !before.isErased()
                && seals.read(before)
                        .filter(data -> data.updatedBy(one.personal()).equals(data))
                        .isEmpty();
    }

    /** Seals what is told of a buyer that was met. */
    Kept keep(Keep one) {
        var name = name(one);
        if (one.personal().equals(PersonalData.NONE)) {
            return new Kept(name, false, Optional.empty());
        }
        var before = before(one.order(), name);
        if (before.filter(Buyers.Kept::isErased).isPresent()) {
            return new Kept(name, false, Optional.empty());
        }
        var data = before.flatMap(seals::read);
        var next = data.map(old -> old.updatedBy(one.personal())).orElse(one.personal());
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
                before.map(
                        old -> Base64.getEncoder().encodeToString(old.sealed().content())));
    }

    /** Writes what was kept since the last time. */
    void write() {
        buyers.save(changed.values());
        buyers.seal(sealed.values());
        changed.clear();
        sealed.clear();
    }

    /** What was kept of this buyer with this order; what is there of another buyer is written over. */
    private Optional<Buyers.Kept> before(OrderKey order, BuyerKey name) {
        var last = standing.get(order);
        if (last == null || !last.buyer().equals(name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(name))
                .or(() -> Optional.ofNullable(stood.get(order)).map(Buyers.Kept::buyer))
                .map(buyer -> new Buyers.Kept(last, buyer));
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
