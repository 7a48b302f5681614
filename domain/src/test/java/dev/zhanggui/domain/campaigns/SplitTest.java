package dev.zhanggui.domain.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zhanggui.domain.campaigns.Split.Share;
import dev.zhanggui.domain.campaigns.SplitRefused.TotalTooSmall;
import dev.zhanggui.domain.shared.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final ResponseCurve EARLY = new ResponseCurve(1_000, 0.8, 500, 0);
    private static final ResponseCurve S_SHAPED = new ResponseCurve(1_000, 3, 500, 0);

    /** Media of the robyn data as its README describes them, with the optimum it was found to have. */
    @Test
    void five_real_media_are_split_as_the_reference_found() {
        var split = of(
                79_294.02,
                media("facebook", 2.989117, 9_442.281, 368_248.52, 85.263, 3_273.189, 0.7, 1.5),
                media("ooh", 0.516398, 234_378.144, 366_029.61, 34_557.033, 26_136.80, 0.7, 1.5),
                media("print", 2.936020, 11_385.011, 82_529.93, 520.205, 3_244.773, 0.7, 1.5),
                media("search", 0.637162, 8_618.534, 71_340.05, 43.753, 12_080.00, 0.7, 1.5),
                media("tv", 2.688656, 55_227.959, 420_253.27, 7_975.864, 34_559.257, 0.8, 1.2));
        assertThat(split.response()).isCloseTo(388_182.3, within(0.1));
        assertThat(split.shares())
                .extracting(Share::amount)
                .satisfiesExactly(
                        facebook -> assertThat(facebook).isCloseTo(4_909.8, within(0.1)),
                        ooh -> assertThat(ooh).isCloseTo(18_295.8, within(0.1)),
                        print -> assertThat(print).isCloseTo(4_867.2, within(0.1)),
                        search -> assertThat(search).isCloseTo(9_750.2, within(0.1)),
                        tv -> assertThat(tv).isCloseTo(41_471.1, within(0.1)));
        assertThat(split.gap()).isLessThan(1e-8);
    }

    private static Instrument media(
            String name, double alpha, double inflexion, double coef, double carry, double now, double lo, double hi) {
        return Instrument.between(name, new ResponseCurve(coef, alpha, inflexion, carry), now * lo, now * hi);
    }

    @Test
    void alike_curves_that_saturate_share_alike() {
        var split = of(300, any("a", EARLY), any("b", EARLY), any("c", EARLY));
        assertThat(split.shares())
                .allSatisfy(share -> assertThat(share.amount()).isCloseTo(100, within(1e-6)));
        assertThat(split.lambda()).isCloseTo(EARLY.marginal(100), within(1e-6));
    }

    /** At 200 each the margins are equal too, and together they bring 120: a valley, not a summit. */
    @Test
    void equal_margins_are_not_enough_where_curves_are_s_shaped() {
        var split = of(400, any("a", S_SHAPED), any("b", S_SHAPED));
        assertThat(S_SHAPED.response(200) * 2).isLessThan(125);
        assertThat(split.response()).isCloseTo(S_SHAPED.response(400), within(1e-6));
        assertThat(split.shares()).extracting(Share::amount).containsExactlyInAnyOrder(400.0, 0.0);
    }

    /** The concave curve above promises half of what 800 bring; really 400 each bring less than 800 for one. */
    @Test
    void the_concave_curve_above_is_not_believed() {
        var other = new ResponseCurve(900, 4, 700, 0);
        var split = of(1_000, any("a", S_SHAPED), any("b", other));
        assertThat(split.response())
                .isCloseTo(byGrid(1_000, List.of(any("a", S_SHAPED), any("b", other))), within(0.5));
        assertThat(split.gap()).isLessThan(1e-8);
    }

    @Test
    void money_that_no_instrument_may_take_is_told() {
        var split = of(1_000, Instrument.between("a", EARLY, 0, 300), Instrument.between("b", EARLY, 0, 200));
        assertThat(split.unspent()).isCloseTo(500, within(1e-9));
        assertThat(split.lambda()).isZero();
        assertThat(split.gap()).isZero();
    }

    @Test
    void steps_are_counted_from_the_least_amount() {
        var split = of(
                1_000,
                Instrument.between("a", EARLY, 50, 900).inStepsOf(100),
                Instrument.between("b", EARLY, 0, 900).inStepsOf(100));
        assertThat(split.shares().get(0).amount()).isEqualTo(450);
        assertThat(split.shares().get(1).amount()).isEqualTo(500);
        assertThat(split.unspent()).isCloseTo(50, within(1e-9));
    }

    @Test
    void an_instrument_that_may_be_left_out_is_left_out_where_its_least_is_too_much() {
        var split = of(
                1_000,
                Instrument.between("a", EARLY, 0, 5_000),
                Instrument.between("dear", new ResponseCurve(400, 1, 4_000, 0), 600, 5_000)
                        .orNone());
        assertThat(split.shares().get(1).amount()).isZero();
        assertThat(split.shares().get(0).amount()).isCloseTo(1_000, within(1e-6));
    }

    @Test
    void less_money_than_the_least_amounts_is_refused_with_both() {
        var refused = Split.of(
                100, List.of(Instrument.between("a", EARLY, 60, 500), Instrument.between("b", EARLY, 50, 500)));
        assertThat(refused).isEqualTo(Decision.refused(new TotalTooSmall(100, 110)));
    }

    @Test
    void the_least_amounts_alone_are_a_split() {
        var split = of(110, Instrument.between("a", EARLY, 60, 500), Instrument.between("b", S_SHAPED, 50, 500));
        assertThat(split.shares()).extracting(Share::amount).containsExactly(60.0, 50.0);
        assertThat(split.gap()).isZero();
    }

    @Test
    void no_instruments_spend_nothing() {
        var split = Split.of(10, List.of()).orThrow();
        assertThat(split.unspent()).isEqualTo(10);
        assertThat(split.response()).isZero();
    }

    @Test
    void random_splits_are_as_good_as_a_search_of_the_whole_grid() {
        var random = new Random(20261111);
        for (int i = 0; i < 60; i++) {
            var instruments = new ArrayList<Instrument>();
            double most = 0;
            int count = 2 + random.nextInt(4);
            for (int k = 0; k < count; k++) {
                double inflexion = 100 + random.nextInt(900);
                var curve = new ResponseCurve(
                        100 + random.nextInt(900), 0.4 + 3 * random.nextDouble(), inflexion, random.nextInt(3) * 50);
                double min = random.nextInt(4) * 40;
                double max = min + 40 * (1 + random.nextInt(40));
                var instrument = Instrument.between("i" + k, curve, min, max);
                instrument = random.nextInt(3) == 0 ? instrument.inStepsOf(40 * (1 + random.nextInt(5))) : instrument;
                instruments.add(random.nextInt(3) == 0 ? instrument.orNone() : instrument);
                most += max;
            }
            double least = instruments.stream().mapToDouble(Instrument::least).sum();
            double total = Math.max(least, 40 * Math.floor(most * (0.2 + 0.6 * random.nextDouble()) / 40));
            var split = Split.of(total, instruments).orThrow();
            isAllowed(split, total, instruments);
            assertThat(split.response()).as("case %s", i).isGreaterThanOrEqualTo(byGrid(total, instruments) - 1e-6);
            assertThat(split.gap()).as("gap of case %s", i).isLessThan(1e-6);
        }
    }

    private static void isAllowed(Split split, double total, List<Instrument> instruments) {
        double spent = 0;
        for (int k = 0; k < instruments.size(); k++) {
            var instrument = instruments.get(k);
            double amount = split.shares().get(k).amount();
            spent += amount;
            if (instrument.orNothing() && amount == 0) {
                continue;
            }
            assertThat(amount).isBetween(instrument.min(), instrument.max());
            instrument
                    .step()
                    .ifPresent(step -> assertThat(Math.IEEEremainder(amount - instrument.min(), step))
                            .isCloseTo(0, within(1e-6)));
        }
        assertThat(spent).isLessThanOrEqualTo(total * (1 + 1e-9));
        assertThat(spent + split.unspent()).isCloseTo(total, within(total * 1e-9));
    }

    /** Another way to the same answer: the best of all splits in units of 10. */
    static double byGrid(double total, List<Instrument> instruments) {
        int units = (int) Math.floor(total / 10);
        var best = new double[units + 1];
        for (var instrument : instruments) {
            var with = new double[units + 1];
            java.util.Arrays.fill(with, Double.NEGATIVE_INFINITY);
            int first = (int) Math.ceil(instrument.min() / 10);
            int last = Math.min(units, (int) Math.floor(instrument.max() / 10));
            int by = instrument.step().isPresent() ? (int) (instrument.step().getAsDouble() / 10) : 1;
            for (int all = 0; all <= units; all++) {
                if (instrument.orNothing()) {
                    with[all] = best[all] + instrument.curve().response(0);
                }
                for (int own = first; own <= Math.min(last, all); own += by) {
                    with[all] = Math.max(
                            with[all], best[all - own] + instrument.curve().response(own * 10));
                }
            }
            best = with;
        }
        return java.util.Arrays.stream(best).max().orElseThrow();
    }

    private static Instrument any(String name, ResponseCurve curve) {
        return Instrument.between(name, curve, 0, 1_000_000);
    }

    private static Split of(double total, Instrument... instruments) {
        return Split.of(total, List.of(instruments)).orThrow();
    }
}
