package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.domain.campaigns.Instrument;
import dev.zhanggui.domain.campaigns.ResponseCurve;
import dev.zhanggui.domain.campaigns.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * 450 random splits of promotion money, each beside the bound that its own certificate gives, and the small ones
 * beside a search of a grid that knows nothing of curves.
 */
@Command(name = "split", mixinStandardHelpOptions = true)
final class SplitBench implements Callable<Integer> {
    private static final int CASES = 50;
    private static final int GRID = 4_000;
    private static final int SMALL = 20;
    private static final double ALLOWED = 1e-4;
    private static final double FEASIBLE = 1e-9;

    @Option(names = "--seed", description = "Of the first case (default: 0).")
    private long seed;

    /** How the curves of a case are bent. */
    private enum Kind {
        CONCAVE(0.5, 1, 0.5, 1, 0.5),
        MIXED(0.5, 1, 1, 3, 0.5),
        S_SHAPED(1.2, 3, 1.2, 3, 0);

        private final double[] even;
        private final double[] odd;
        private final double least;

        Kind(double evenFrom, double evenTo, double oddFrom, double oddTo, double least) {
            this.even = new double[] {evenFrom, evenTo};
            this.odd = new double[] {oddFrom, oddTo};
            this.least = least;
        }

        double alpha(int i, Random random) {
            var range = i % 2 == 0 ? even : odd;
            return range[0] + (range[1] - range[0]) * random.nextDouble();
        }
    }

    private record Case(double total, List<Instrument> instruments) {

        /** Spend so far, what it brings and where it saturates are spread as real accounts are. */
        static Case of(Kind kind, int count, long seed) {
            var random = new Random(seed);
            var instruments = new ArrayList<Instrument>();
            double total = 0;
            for (int i = 0; i < count; i++) {
                double coef = 1_000 * Math.exp(random.nextGaussian());
                double now = 1_000 * Math.exp(0.8 * random.nextGaussian());
                double inflexion = now * (0.3 + 2.7 * random.nextDouble());
                var curve = new ResponseCurve(coef, kind.alpha(i, random), inflexion, 0);
                instruments.add(Instrument.between("i" + i, curve, kind.least * now, 2 * now));
                total += now;
            }
            return new Case(total, instruments);
        }
    }

    @Override
    public Integer call() {
        double warmed = 0;
        for (var kind : Kind.values()) {
            for (int i = 0; i < CASES; i++) {
                warmed += solved(Case.of(kind, SMALL, -1 - i)).response();
            }
        }
        System.out.printf("Q-4  split of promotion money, %d random cases each (warmed up: %.0f)%n", CASES, warmed);
        int missed = 0;
        for (var kind : Kind.values()) {
            for (int count : new int[] {5, SMALL, 200}) {
                missed += measure(kind, count);
            }
        }
        System.out.printf("     not within 0.01 %% of the best, or not allowed: %d of 450 (goal 0)%n", missed);
        return missed == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static Split solved(Case one) {
        return Split.of(one.total(), one.instruments()).orThrow();
    }

    private int measure(Kind kind, int count) {
        var millis = new double[CASES];
        double gap = 0;
        double belowGrid = 0;
        int missed = 0;
        for (int i = 0; i < CASES; i++) {
            var one = Case.of(kind, count, seed + i);
            long before = System.nanoTime();
            var split = solved(one);
            millis[i] = (System.nanoTime() - before) / 1e6;
            gap = Math.max(gap, split.gap());
            double below = count > SMALL ? 0 : byGrid(one) / split.response() - 1;
            belowGrid = Math.max(belowGrid, below);
            missed += split.gap() > ALLOWED || below > ALLOWED || !isAllowed(split, one) ? 1 : 0;
        }
        Arrays.sort(millis);
        System.out.printf(
                "     %-8s %3d instruments: median %.2f ms, slowest %.2f ms; widest gap to the bound %.1e; %s%n",
                kind.name().toLowerCase(Locale.ROOT),
                count,
                millis[CASES / 2],
                millis[CASES - 1],
                gap,
                count > SMALL ? "no grid" : "most below the grid %.1e".formatted(belowGrid));
        return missed;
    }

    private static boolean isAllowed(Split split, Case one) {
        double spent = 0;
        for (int i = 0; i < split.shares().size(); i++) {
            double amount = split.shares().get(i).amount();
            var instrument = one.instruments().get(i);
            if (amount < instrument.min() || amount > instrument.max()) {
                return false;
            }
            spent += amount;
        }
        return spent <= one.total() * (1 + FEASIBLE);
    }

    /** The best of all splits whose amounts lie on a grid of the total, each beginning at its least. */
    private static double byGrid(Case one) {
        double least = one.instruments().stream().mapToDouble(Instrument::min).sum();
        double unit = (one.total() - least) / GRID;
        var best = new double[GRID + 1];
        for (var instrument : one.instruments()) {
            int most = (int) Math.min(GRID, Math.floor((instrument.max() - instrument.min()) / unit));
            var own = new double[most + 1];
            for (int k = 0; k <= most; k++) {
                own[k] = instrument.curve().response(instrument.min() + k * unit);
            }
            var with = new double[GRID + 1];
            for (int all = 0; all <= GRID; all++) {
                double reached = Double.NEGATIVE_INFINITY;
                for (int k = Math.min(most, all); k >= 0; k--) {
                    reached = Math.max(reached, best[all - k] + own[k]);
                }
                with[all] = reached;
            }
            best = with;
        }
        return best[GRID];
    }
}
