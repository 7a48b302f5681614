package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.StoreId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The same arithmetic by another way: by Hall's condition over all groups of demands, instead of by a flow. Units of
 * several demands can be served together exactly if no group of them asks more than lies in all places that may serve
 * anybody of the group.
 */
final class BruteForce {
    /** So many units, to be served from the places whose bits are set. */
    record Need(long units, int places) {}

    private final StockLedger ledger;
    private final long[] free;

    BruteForce(StockLedger ledger) {
        this.ledger = ledger;
        this.free = ledger.shelves().stream()
                .mapToLong(shelf -> Math.max(0, shelf.onHand() - shelf.held() - shelf.committed() - shelf.safety()))
                .toArray();
    }

    boolean servable(List<Need> needs) {
        for (int group = 1; group < 1 << needs.size(); group++) {
            long asked = 0;
            int places = 0;
            for (int i = 0; i < needs.size(); i++) {
                if ((group >> i & 1) == 1) {
                    asked += needs.get(i).units();
                    places |= needs.get(i).places();
                }
            }
            if (asked > in(places)) {
                return false;
            }
        }
        return true;
    }

    private long in(int places) {
        long sum = 0;
        for (int at = 0; at < free.length; at++) {
            sum += (places >> at & 1) * free[at];
        }
        return sum;
    }

    /** The most that {@code places} can serve beside the needs. */
    long most(List<Need> needs, int places) {
        long most = 0;
        while (servable(and(needs, new Need(most + 1, places)))) {
            most++;
        }
        return most;
    }

    static List<Need> and(List<Need> needs, Need more) {
        var all = new ArrayList<>(needs);
        all.add(more);
        return all;
    }

    int places(Channel channel) {
        int places = 0;
        for (int at = 0; at < free.length; at++) {
            var shelf = ledger.shelves().get(at);
            var listed = channel.served().locations();
            boolean serves = listed.isEmpty() ? shelf.warehouse() : listed.contains(shelf.location());
            places |= serves ? 1 << at : 0;
        }
        return places;
    }

    int place(LocationId location) {
        for (int at = 0; at < free.length; at++) {
            if (ledger.shelves().get(at).location().equals(location)) {
                return 1 << at;
            }
        }
        return 0;
    }

    Map<ClaimId, Long> rests() {
        var inOrder = new ArrayList<>(ledger.claims());
        inOrder.sort(Comparator.comparing((Claim claim) -> claim.kind() != Claim.Kind.LOCK)
                .thenComparing(Claim::priority)
                .thenComparing(claim -> claim.store().code())
                .thenComparing(claim -> claim.id().text()));
        var needs = new ArrayList<Need>();
        var rests = new HashMap<ClaimId, Long>();
        for (var claim : inOrder) {
            int places = places(claim.channel());
            long rest = Math.min(Math.max(0, claim.units() - claim.used()), most(needs, places));
            needs.add(new Need(rest, places));
            rests.put(claim.id(), rest);
        }
        return rests;
    }

    List<Need> needsOf(Predicate<Claim> which) {
        var rests = rests();
        return ledger.claims().stream()
                .filter(which)
                .map(claim -> new Need(Stock.in(rests, claim.id()), places(claim.channel())))
                .toList();
    }

    List<Need> needsOfOthers(StoreId store) {
        return needsOf(claim -> !claim.store().equals(store));
    }

    long available(Channel channel) {
        return most(needsOfOthers(channel.store()), places(channel));
    }
}
