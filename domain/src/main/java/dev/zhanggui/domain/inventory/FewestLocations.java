package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The fewest locations from which all lines can be served, the first by id among equally few. Exact by trying one
 * location, then two, and so on; where that would take more than {@link #STEPS_MAX} steps (many SKUs over dozens of
 * locations that each hold a little), by always adding the location that covers most of what is still open.
 */
final class FewestLocations {
    /** Looks at one location for one SKU; all of them take some milliseconds. */
    static final int STEPS_MAX = 500_000;

    private final List<SkuDemand> demands;
    private final Set<LocationId> given;
    private final List<LocationId> candidates;
    /** What each candidate can give, by demand; an upper bound. */
    private final long[][] reach;
    /** The candidates by what they can give, most first, by demand. */
    private final int[][] richest;
    /** What is still to be covered, by demand; grows and shrinks with what is chosen. */
    private final long[] open;

    private long steps;

    private FewestLocations(List<SkuDemand> demands, Set<LocationId> given) {
        this.demands = demands;
        this.given = given;
        var useful = new TreeSet<LocationId>();
        for (var demand : demands) {
            for (var shelf : demand.ledger().shelves()) {
                if (demand.reachAt(shelf) > 0 && !given.contains(shelf.location())) {
                    useful.add(shelf.location());
                }
            }
        }
        this.candidates = List.copyOf(useful);
        this.reach = new long[demands.size()][candidates.size()];
        this.richest = new int[demands.size()][];
        this.open = new long[demands.size()];
        for (int d = 0; d < open.length; d++) {
            var demand = demands.get(d);
            open[d] = demand.floating();
            for (var shelf : demand.ledger().shelves()) {
                int at = Collections.binarySearch(candidates, shelf.location());
                if (at >= 0) {
                    reach[d][at] = demand.reachAt(shelf);
                } else if (given.contains(shelf.location())) {
                    open[d] -= demand.reachAt(shelf);
                }
            }
            richest[d] = byReach(reach[d]);
        }
    }

    private static int[] byReach(long[] reach) {
        return IntStream.range(0, reach.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer at) -> -reach[at]))
                .mapToInt(Integer::intValue)
                .toArray();
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
        for (int more = 0; more <= candidates.size() && steps <= STEPS_MAX; more++) {
            var chosen = new ArrayList<LocationId>();
            if (tryAdding(more, 0, chosen)) {
                return withGiven(chosen);
            }
        }
        return greedily();
    }

    private Set<LocationId> withGiven(List<LocationId> chosen) {
        var all = new TreeSet<>(given);
        all.addAll(chosen);
        return all;
    }

    private boolean tryAdding(int more, int from, List<LocationId> chosen) {
        if (more == 0) {
            return fits(chosen);
        }
        for (int next = from; next <= candidates.size() - more; next++) {
            if (steps > STEPS_MAX || !canStillCover(more, next)) {
                return false;
            }
            add(next, chosen);
            if (tryAdding(more - 1, next + 1, chosen)) {
                return true;
            }
            chosen.remove(chosen.size() - 1);
            for (int d = 0; d < open.length; d++) {
                open[d] += reach[d][next];
            }
        }
        return false;
    }

    private void add(int candidate, List<LocationId> chosen) {
        chosen.add(candidates.get(candidate));
        for (int d = 0; d < open.length; d++) {
            open[d] -= reach[d][candidate];
        }
    }

    private boolean fits(List<LocationId> chosen) {
        steps += open.length;
        if (Arrays.stream(open).anyMatch(units -> units > 0)) {
            return false;
        }
        var within = withGiven(chosen);
        for (var demand : demands) {
            if (!demand.isPlain()) {
                steps += demand.effort();
                if (!demand.fitsWithin(within)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether each SKU's need is within reach of the best {@code more} of the candidates from {@code from} on. */
    private boolean canStillCover(int more, int from) {
        for (int d = 0; d < open.length; d++) {
            long missing = open[d];
            int taken = 0;
            for (int i = 0; missing > 0 && taken < more && i < richest[d].length; i++) {
                steps++;
                if (richest[d][i] >= from) {
                    missing -= reach[d][richest[d][i]];
                    taken++;
                }
            }
            if (missing > 0) {
                return false;
            }
        }
        return true;
    }

    private Set<LocationId> greedily() {
        var chosen = new ArrayList<LocationId>();
        var left = new TreeSet<Integer>();
        IntStream.range(0, candidates.size()).forEach(left::add);
        while (!fits(chosen) && !left.isEmpty()) {
            int best = left.first();
            for (int candidate : left) {
                best = newlyCovered(candidate) > newlyCovered(best) ? candidate : best;
            }
            left.remove(best);
            add(best, chosen);
        }
        return withGiven(chosen);
    }

    private long newlyCovered(int candidate) {
        long covered = 0;
        for (int d = 0; d < open.length; d++) {
            covered += Math.min(Math.max(0, open[d]), reach[d][candidate]);
        }
        return covered;
    }
}
