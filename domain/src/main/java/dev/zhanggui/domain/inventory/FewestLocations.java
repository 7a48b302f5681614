package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fewest locations from which all lines can be served, the first by id among equally few. Exact by trying one
 * location, then two, and so on; where that would take more than {@link #STEPS_MAX} steps (dozens of locations that
 * each hold a little), by always adding the location that covers most of what is still open.
 */
final class FewestLocations {
    static final int STEPS_MAX = 20_000;

    private final List<SkuDemand> demands;
    private final Set<LocationId> given;
    private final List<LocationId> candidates;
    private int steps;

    private FewestLocations(List<SkuDemand> demands, Set<LocationId> given) {
        this.demands = demands;
        this.given = given;
        var useful = new TreeSet<LocationId>();
        for (var demand : demands) {
            for (var shelf : demand.ledger().shelves()) {
                if (demand.freeAt(shelf.location()) > 0 && !given.contains(shelf.location())) {
                    useful.add(shelf.location());
                }
            }
        }
        this.candidates = List.copyOf(useful);
    }

    /** @param given locations that lines name, used in any case */
    static Set<LocationId> covering(Collection<SkuDemand> wanted, Set<LocationId> given) {
        var floating = wanted.stream().filter(demand -> demand.floating() > 0).toList();
        if (floating.isEmpty()) {
            return given;
        }
        return new FewestLocations(floating, given).search();
    }

    private Set<LocationId> search() {
        for (int more = 0; more <= candidates.size(); more++) {
            var chosen = new ArrayList<LocationId>();
            if (tryAdding(more, 0, chosen)) {
                var all = new TreeSet<>(given);
                all.addAll(chosen);
                return all;
            }
            if (steps > STEPS_MAX) {
                break;
            }
        }
        return greedily();
    }

    private boolean tryAdding(int more, int from, List<LocationId> chosen) {
        if (++steps > STEPS_MAX) {
            return false;
        }
        if (more == 0) {
            var all = new TreeSet<>(given);
            all.addAll(chosen);
            return demands.stream().allMatch(demand -> demand.fitsWithin(all));
        }
        for (int next = from; next <= candidates.size() - more; next++) {
            if (!canStillCover(more, next, chosen)) {
                return false;
            }
            chosen.add(candidates.get(next));
            if (tryAdding(more - 1, next + 1, chosen)) {
                return true;
            }
            chosen.remove(chosen.size() - 1);
        }
        return false;
    }

    /** Whether each SKU's need is within reach of what is chosen and the best {@code more} of the rest. */
    private boolean canStillCover(int more, int from, List<LocationId> chosen) {
        for (var demand : demands) {
            long reach = 0;
            for (var location : given) {
                reach += demand.freeAt(location);
            }
            for (var location : chosen) {
                reach += demand.freeAt(location);
            }
            reach += candidates.subList(from, candidates.size()).stream()
                    .map(demand::freeAt)
                    .sorted((a, b) -> Long.compare(b, a))
                    .limit(more)
                    .mapToLong(Long::longValue)
                    .sum();
            if (reach < demand.floating()) {
                return false;
            }
        }
        return true;
    }

    private Set<LocationId> greedily() {
        var chosen = new TreeSet<>(given);
        while (!demands.stream().allMatch(demand -> demand.fitsWithin(chosen))) {
            LocationId best = null;
            long bestCovered = -1;
            for (var candidate : candidates) {
                long covered = chosen.contains(candidate) ? -1 : newlyCovered(candidate, chosen);
                if (covered > bestCovered) {
                    best = candidate;
                    bestCovered = covered;
                }
            }
            if (best == null) {
                return chosen;
            }
            chosen.add(best);
        }
        return chosen;
    }

    private long newlyCovered(LocationId candidate, Set<LocationId> chosen) {
        long covered = 0;
        for (var demand : demands) {
            long reached = chosen.stream().mapToLong(demand::freeAt).sum();
            covered += Math.min(Math.max(0, demand.floating() - reached), demand.freeAt(candidate));
        }
        return covered;
    }
}
