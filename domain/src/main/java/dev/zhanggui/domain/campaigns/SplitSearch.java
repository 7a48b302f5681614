package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.campaigns.Split.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The search for the best of all splits. Equal margins alone would only find one of several summits, and the concave
 * curves above S-shaped ones promise what no split brings; so the ranges of the instruments are halved where that
 * promise is most overstated, the part with the highest promise first, until no part promises more than the best split
 * found. The order of search depends on nothing but the question, and so does the answer.
 */
final class SplitSearch {
    /** Where the promise of all parts exceeds the best split by no more than this part of it, the search ends. */
    private static final double GAP_GOAL = 1e-9;
    /** Curves looked at in all parts together before the search ends with the gap it has then. */
    private static final int CURVES_MAX = 60_000;

    private static final double NOTHING = 1e-12;
    private static final int JUMPS_TRIED_MAX = 3;

    private final double total;
    private final List<Instrument> instruments;
    private @Nullable Summit best;
    /** The most that any part promised which is looked at no further. */
    private double promised = Double.NEGATIVE_INFINITY;

    SplitSearch(double total, List<Instrument> instruments) {
        this.total = total;
        this.instruments = List.copyOf(instruments);
    }

    Split best() {
        var ranges = instruments.stream().map(SpendRange::of).toArray(SpendRange[]::new);
        double wanted = 0;
        for (var range : ranges) {
            wanted += range.response(range.hi);
        }
        var open = new PriorityQueue<Relaxation>(
                Comparator.comparingDouble(Relaxation::bound).reversed());
        looked(ranges, Math.max(NOTHING, wanted / Math.max(1, total)), open);
        int partsMax = CURVES_MAX / Math.max(1, ranges.length);
        for (int part = 1;
                part < partsMax && !open.isEmpty() && isPromising(open.element().bound());
                part++) {
            var most = open.remove();
            int where = mostOverstated(most);
            if (where < 0) {
                promised = Math.max(promised, most.bound());
                continue;
            }
            double at = most.mixed(where, total);
            var range = most.ranges()[where];
            range.upTo(at)
                    .ifPresent(lower -> looked(
                            with(most.ranges(), where, lower), most.under().price(), open));
            range.from(at)
                    .ifPresent(upper -> looked(
                            with(most.ranges(), where, upper), most.under().price(), open));
        }
        return split(
                open.isEmpty() ? promised : Math.max(promised, open.element().bound()));
    }

    private boolean isPromising(double bound) {
        return best == null || bound - best.response() > GAP_GOAL * Math.max(1, Math.abs(best.response()));
    }

    /** Looks at one part of the search: keeps the best split seen, and the part where it promises more. */
    private void looked(SpendRange[] ranges, double guess, PriorityQueue<Relaxation> open) {
        double least = 0;
        for (var range : ranges) {
            least += range.least();
        }
        if (least > total) {
            return;
        }
        if (least >= total * (1 - NOTHING)) {
            keep(Summit.of(ranges, SpendRange::least, guess));
            return;
        }
        var relaxed = Relaxation.of(ranges, total, Math.max(guess, NOTHING));
        climb(relaxed, ranges);
        if (relaxed.over() != null && isPromising(relaxed.bound())) {
            open.add(relaxed);
        } else {
            promised = Math.max(promised, relaxed.bound());
        }
    }

    private void climb(Relaxation relaxed, SpendRange[] ranges) {
        var under = relaxed.under();
        double guess = Math.max(under.price(), NOTHING);
        keep(Summit.near(under.amounts(), ranges, total, guess));
        var over = relaxed.over();
        int tried = 0;
        for (int i = 0; over != null && i < ranges.length && tried < JUMPS_TRIED_MAX; i++) {
            if (over.amounts()[i] - under.amounts()[i] > NOTHING * Math.max(1, total) * 1000) {
                var jumped = under.amounts().clone();
                jumped[i] = over.amounts()[i];
                keep(Summit.near(jumped, ranges, total, guess));
                tried++;
            }
        }
    }

    private void keep(@Nullable Summit summit) {
        if (summit != null && (best == null || summit.response() > best.response())) {
            best = summit;
        }
    }

    private int mostOverstated(Relaxation relaxed) {
        int most = -1;
        double by = NOTHING * Math.max(1, Math.abs(relaxed.bound()));
        for (int i = 0; i < relaxed.ranges().length; i++) {
            double overstated = relaxed.overstated(i, total);
            if (overstated > by) {
                most = i;
                by = overstated;
            }
        }
        return most;
    }

    private static SpendRange[] with(SpendRange[] ranges, int where, SpendRange range) {
        var changed = ranges.clone();
        changed[where] = range;
        return changed;
    }

    private Split split(double bound) {
        var summit = Objects.requireNonNull(best, "the least of each instrument is a split");
        var shares = new ArrayList<Share>();
        double spent = 0;
        for (int i = 0; i < instruments.size(); i++) {
            double amount = summit.amounts()[i];
            var curve = instruments.get(i).curve();
            shares.add(new Share(instruments.get(i).name(), amount, curve.response(amount), curve.marginal(amount)));
            spent += amount;
        }
        return new Split(
                shares,
                summit.response(),
                Math.max(0, total - spent),
                summit.price(),
                Math.max(bound, summit.response()));
    }
}
