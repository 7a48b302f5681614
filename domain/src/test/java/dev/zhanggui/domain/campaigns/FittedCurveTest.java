package dev.zhanggui.domain.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zhanggui.domain.campaigns.FittedCurve.TooLittle;
import dev.zhanggui.domain.campaigns.FittedCurve.TooLittle.Why;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class FittedCurveTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Test
    void a_record_without_noise_gives_its_own_curve_back() {
        var truth = new ResponseCurve(5_000, 1.8, 900, 0);
        var fitted = FittedCurve.of(record(90, day -> 100 + 2_000 * ((day * 37) % 90) / 90.0, truth, 300, 0, 0));
        assertThat(fitted.curve().coef()).isCloseTo(5_000, within(5.0));
        assertThat(fitted.curve().alpha()).isCloseTo(1.8, within(0.01));
        assertThat(fitted.curve().inflexion()).isCloseTo(900, within(2.0));
        assertThat(fitted.base()).isCloseTo(300, within(2.0));
        assertThat(fitted.adstock()).isZero();
        assertThat(fitted.r2()).isGreaterThan(0.999);
        assertThat(fitted.missing()).isEmpty();
    }

    @Test
    void carry_over_is_found_where_the_record_shows_it() {
        var truth = new ResponseCurve(8_000, 1, 3_000, 0);
        var fitted = FittedCurve.of(record(120, waves(), truth, 200, 0.5, 0.03));
        assertThat(fitted.adstock()).isCloseTo(0.5, within(0.1));
        assertThat(fitted.curve().carry()).isPositive();
        assertThat(fitted.between().adstock().low()).isPositive();
    }

    @Test
    void carry_over_is_not_invented() {
        var truth = new ResponseCurve(8_000, 1, 3_000, 0);
        assertThat(FittedCurve.of(record(120, waves(), truth, 200, 0, 0.05)).adstock())
                .isZero();
    }

    /** Nine days in ten within a few percent, one in ten counted five times over. */
    @Test
    void days_of_a_broken_counter_hardly_bend_the_curve() {
        var truth = new ResponseCurve(5_000, 1.3, 900, 0);
        var days = new ArrayList<>(record(150, waves(), truth, 300, 0, 0.03));
        for (int i = 0; i < days.size(); i += 10) {
            var day = days.get(i);
            days.set(i, new DailySpend(day.date(), day.spend(), day.response() * 5));
        }
        var fitted = FittedCurve.of(days);
        for (double spend = 300; spend <= 2_400; spend += 300) {
            double real = 300 + truth.response(spend);
            assertThat(fitted.expected(spend)).isCloseTo(real, within(0.1 * real));
        }
    }

    @Test
    void the_intervals_hold_the_truth_nine_times_in_ten() {
        var truth = new ResponseCurve(5_000, 1.5, 900, 0);
        int held = 0;
        for (int seed = 0; seed < 60; seed++) {
            var fitted = FittedCurve.of(record(120, waves(), truth, 300, 0, 0.05, seed));
            var alpha = fitted.between().alpha();
            held += alpha.low() <= 1.5 && 1.5 <= alpha.high() ? 1 : 0;
        }
        assertThat(held).isBetween(46, 60);
    }

    @Test
    void few_days_are_told_with_what_to_do() {
        var fitted = FittedCurve.of(record(9, waves(), new ResponseCurve(5_000, 1, 900, 0), 0, 0, 0));
        assertThat(fitted.missing().orElseThrow().why()).isEqualTo(Why.FEW_DAYS);
        assertThat(fitted.missing().orElseThrow().days()).isEqualTo(5);
    }

    @Test
    void the_same_spend_every_day_tells_nothing() {
        var fitted = FittedCurve.of(record(60, day -> 1_000, new ResponseCurve(5_000, 1, 900, 0), 0, 0, 0.05));
        assertThat(fitted.missing()).contains(new TooLittle(Why.SAME_SPEND, 500, 2_000, 14));
    }

    @Test
    void pure_noise_is_not_taken_for_a_curve() {
        var random = new Random(5);
        var days = new ArrayList<DailySpend>();
        for (int i = 0; i < 60; i++) {
            days.add(new DailySpend(FIRST.plusDays(i), 100 + random.nextInt(2_000), 500 + random.nextInt(500)));
        }
        assertThat(FittedCurve.of(days).missing()).map(TooLittle::why).contains(Why.UNSURE);
    }

    @Test
    void a_record_by_the_week_carries_from_week_to_week() {
        var truth = new ResponseCurve(8_000, 1, 3_000, 0);
        var weekly = new ArrayList<DailySpend>();
        var daily = record(120, waves(), truth, 200, 0.5, 0.02);
        for (int i = 0; i < daily.size(); i++) {
            var day = daily.get(i);
            weekly.add(new DailySpend(FIRST.plusWeeks(i), day.spend(), day.response()));
        }
        assertThat(FittedCurve.of(weekly)).isEqualTo(FittedCurve.of(daily));
    }

    @Test
    void one_day_of_nothing_is_no_defect() {
        var fitted = FittedCurve.of(List.of(new DailySpend(FIRST, 0, 0)));
        assertThat(fitted.curve().coef()).isZero();
        assertThat(fitted.missing()).isPresent();
    }

    private static IntToDoubleFunction waves() {
        return day -> 1_300 + 1_000 * Math.sin(day / 3.0) + 150 * (day % 2);
    }

    private static List<DailySpend> record(
            int days, IntToDoubleFunction spend, ResponseCurve truth, double base, double adstock, double noise) {
        return record(days, spend, truth, base, adstock, noise, 7);
    }

    private static List<DailySpend> record(
            int days,
            IntToDoubleFunction spend,
            ResponseCurve truth,
            double base,
            double adstock,
            double noise,
            int seed) {
        var random = new Random(seed);
        var record = new ArrayList<DailySpend>();
        double left = 0;
        for (int day = 0; day < days; day++) {
            double spent = spend.applyAsDouble(day);
            left = spent + adstock * left;
            double response = (base + truth.response(left)) * (1 + noise * random.nextGaussian());
            record.add(new DailySpend(FIRST.plusDays(day), spent, Math.max(0, response)));
        }
        return record;
    }
}
