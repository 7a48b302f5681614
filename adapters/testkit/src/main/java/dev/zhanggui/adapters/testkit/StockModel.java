package dev.zhanggui.adapters.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What stock must do, told a second time and in another way: whole numbers in maps, and instead of a flow the theorem
 * of Hall (a demand fits if no set of locations is asked for more than it has). It knows nothing of the domain.
 */
final class StockModel {
    /** Locations are the bits of a set: a warehouse in the east, one in the west, and a shop in the street. */
    static final List<String> LOCATIONS = List.of("east", "shop", "west");

    static final int EVERYWHERE = 7;

    /** Who is served from where. */
    static final Map<String, Integer> STORES = new TreeMap<>(Map.of("everywhere", 5, "mixed", 3, "western", 4));

    final Map<Place, Integer> onHand = new HashMap<>();
    final Map<String, Promise> promises = new LinkedHashMap<>();
    final Map<String, Policy> policies = new HashMap<>();
    final Map<String, Map<String, Lock>> locks = new HashMap<>();
    final Map<String, Long> used = new HashMap<>();
    private final Map<String, Integer> lockVersions = new HashMap<>();

    record Place(String sku, int location) {}

    record Line(String sku, int location, int units) {}

    record Policy(int version, Map<String, Integer> shares, Map<Integer, Integer> safety) {}

    record Lock(String store, int units, long from, long to, int version) {}

    record Claim(String id, int rank, String store, long units) {}

    /** What is kept for a claim, and from where it is served. */
    private record Rest(Claim claim, long units) {
        int where() {
            return mask(claim.store());
        }
    }

    static final class Promise {
        final String store;
        final List<Line> lines;
        final Map<String, Integer> uses;
        final long expires;
        String state = "HELD";

        Promise(String store, List<Line> lines, Map<String, Integer> uses, long expires) {
            this.store = store;
            this.lines = new ArrayList<>(lines);
            this.uses = uses;
            this.expires = expires;
        }

        boolean isDue(long now) {
            return state.equals("HELD") && expires <= now;
        }

        boolean names(String sku) {
            return lines.stream().anyMatch(line -> line.sku().equals(sku));
        }
    }

    static int mask(String store) {
        return Objects.requireNonNull(STORES.get(store));
    }

    int onHand(String sku, int location) {
        return onHand.getOrDefault(new Place(sku, location), 0);
    }

    int promised(String sku, int location, String state) {
        return promises.values().stream()
                .filter(promise -> promise.state.equals(state))
                .flatMap(promise -> promise.lines.stream())
                .filter(line -> line.sku().equals(sku) && line.location() == location)
                .mapToInt(Line::units)
                .sum();
    }

    int unpromised(String sku, int location) {
        return Math.max(
                0, onHand(sku, location) - promised(sku, location, "HELD") - promised(sku, location, "COMMITTED"));
    }

    int shortBy(String sku, int location) {
        return Math.max(
                0, promised(sku, location, "HELD") + promised(sku, location, "COMMITTED") - onHand(sku, location));
    }

    int safety(String sku, int location) {
        var policy = policies.get(sku);
        return policy == null ? 0 : policy.safety().getOrDefault(location, 0);
    }

    long free(String sku, int places) {
        long free = 0;
        for (int at = 0; at < LOCATIONS.size(); at++) {
            free += (places & 1 << at) == 0 ? 0 : Math.max(0, unpromised(sku, at) - safety(sku, at));
        }
        return free;
    }

    /** Shares of the policy and locks that overlap a stretch of time, those who are served first before the others. */
    List<Claim> claims(String sku, long from, long to) {
        var claims = new ArrayList<Claim>();
        locks.getOrDefault(sku, Map.of()).forEach((id, lock) -> {
            if (lock.from() < to && from < lock.to()) {
                claims.add(new Claim("lock:" + id, 0, lock.store(), lock.units()));
            }
        });
        var policy = policies.get(sku);
        if (policy != null) {
            policy.shares()
                    .forEach((store, units) ->
                            claims.add(new Claim("share:" + policy.version() + ":" + store, 1, store, units)));
        }
        claims.sort(
                Comparator.comparing(Claim::rank).thenComparing(Claim::store).thenComparing(Claim::id));
        return claims;
    }

    /** A lock that is made anew under an old id goes on from its end. */
    int nextLockVersion(String sku, String id) {
        return lockVersions.merge(sku + "/" + id, 1, Integer::sum);
    }

    private long left(String sku, Claim claim) {
        return Math.max(0, claim.units() - used.getOrDefault(sku + "/" + claim.id(), 0L));
    }

    private List<Rest> rests(String sku, List<Claim> claims) {
        var rests = new ArrayList<Rest>();
        for (var claim : claims) {
            rests.add(new Rest(claim, Math.min(left(sku, claim), room(sku, mask(claim.store()), rests))));
        }
        return rests;
    }

    /** What a demand that may be served from {@code where} can have beside others that must have theirs. */
    private long room(String sku, int where, List<Rest> others) {
        long room = Long.MAX_VALUE;
        for (int places = 0; places <= EVERYWHERE; places++) {
            int these = places;
            if ((places & where) == where) {
                long taken = others.stream()
                        .filter(rest -> (rest.where() & ~these) == 0)
                        .mapToLong(Rest::units)
                        .sum();
                room = Math.min(room, free(sku, places) - taken);
            }
        }
        return room;
    }

    private long room(String sku, int where, List<Claim> claims, Predicate<Claim> binding) {
        return room(
                sku,
                where,
                rests(sku, claims).stream()
                        .filter(rest -> binding.test(rest.claim()))
                        .toList());
    }

    /** The largest reservation that the store would be granted at some of its places. */
    long available(String sku, String store, int where, long now) {
        return room(
                sku,
                where & mask(store),
                claims(sku, now, now + 1),
                claim -> !claim.store().equals(store));
    }

    /** The same, as if everything that is due had been swept. */
    long availableSwept(String sku, String store, long now) {
        return swept(sku, now).available(sku, store, EVERYWHERE, now);
    }

    long freeSwept(String sku, long now) {
        return swept(sku, now).free(sku, EVERYWHERE);
    }

    private StockModel swept(String sku, long now) {
        if (promises.values().stream().noneMatch(promise -> promise.isDue(now))) {
            return this;
        }
        var swept = copy();
        var unused = swept.endDue(sku, now);
        return swept;
    }

    /** The largest lock of the store in that window, where {@code id} is not there yet. */
    long lockable(String sku, String store, String id, long from, long to) {
        var claims = claims(sku, from, to);
        claims.removeIf(claim -> claim.id().equals("lock:" + id));
        return room(
                sku,
                mask(store),
                claims,
                claim -> claim.rank() == 0 || !claim.store().equals(store));
    }

    Map<String, Integer> draws(String sku, String store, int units, long now) {
        var draws = new TreeMap<String, Integer>();
        int open = units;
        for (var claim : claims(sku, now, now + 1)) {
            int drawn = claim.store().equals(store) ? (int) Math.min(open, left(sku, claim)) : 0;
            if (drawn > 0) {
                draws.put(sku + "/" + claim.id(), drawn);
                open -= drawn;
            }
        }
        return draws;
    }

    void hold(String id, Promise promise) {
        promises.put(id, promise);
        promise.uses.forEach((claim, units) -> used.merge(claim, (long) units, Long::sum));
    }

    /** Ends a promise that is not shipped: what it drew on claims that are still there is given back. */
    void end(Promise promise, String state) {
        promise.state = state;
        promise.uses.forEach(
                (claim, units) -> used.computeIfPresent(claim, (same, before) -> Math.max(0, before - units)));
    }

    boolean endDue(String sku, long now) {
        var due = promises.values().stream()
                .filter(promise -> promise.isDue(now) && promise.names(sku))
                .toList();
        due.forEach(promise -> end(promise, "EXPIRED"));
        return !due.isEmpty();
    }

    void endAllDue(long now) {
        promises.values().stream()
                .filter(promise -> promise.isDue(now))
                .toList()
                .forEach(promise -> end(promise, "EXPIRED"));
    }

    StockModel copy() {
        var copy = new StockModel();
        copy.onHand.putAll(onHand);
        copy.policies.putAll(policies);
        copy.locks.putAll(locks);
        copy.used.putAll(used);
        promises.forEach((id, promise) -> {
            var same = new Promise(promise.store, promise.lines, promise.uses, promise.expires);
            same.state = promise.state;
            copy.promises.put(id, same);
        });
        return copy;
    }
}
