package dev.zhanggui.domain.campaigns;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jmolecules.ddd.types.ValueObject;

/** A record of spending in the order of its days, as plain figures. */
record Spends(double[] spends, double[] responses, int[] periodsSince) implements ValueObject {

    /** Dates may leave gaps; a record by the week has gaps of seven days throughout, which then are one period. */
    static Spends of(List<DailySpend> days) {
        var sorted =
                days.stream().sorted(Comparator.comparing(DailySpend::date)).toList();
        var since = new long[sorted.size()];
        var often = new HashMap<Long, Integer>();
        for (int i = 1; i < sorted.size(); i++) {
            since[i] = ChronoUnit.DAYS.between(
                    sorted.get(i - 1).date(), sorted.get(i).date());
            often.merge(since[i], 1, Integer::sum);
        }
        long period = often.entrySet().stream()
                .max(Comparator.<java.util.Map.Entry<Long, Integer>>comparingInt(java.util.Map.Entry::getValue)
                        .thenComparing(java.util.Map.Entry::getKey, Comparator.reverseOrder()))
                .map(java.util.Map.Entry::getKey)
                .orElse(1L);
        var periods = new int[since.length];
        for (int i = 1; i < since.length; i++) {
            periods[i] = (int) Math.max(1, Math.round((double) since[i] / period));
        }
        return new Spends(
                sorted.stream().mapToDouble(DailySpend::spend).toArray(),
                sorted.stream().mapToDouble(DailySpend::response).toArray(),
                periods);
    }

    int days() {
        return spends.length;
    }

    /** Each day's spend with what earlier days left over; a day without a record counts as one without spending. */
    double[] stocked(double adstock) {
        var stocked = new double[spends.length];
        double left = 0;
        for (int i = 0; i < spends.length; i++) {
            left = spends[i] + (adstock == 0 ? 0 : Math.pow(adstock, periodsSince[i]) * left);
            stocked[i] = left;
        }
        return stocked;
    }

    double meanCarry(double adstock) {
        double carry = 0;
        var stocked = stocked(adstock);
        for (int i = 0; i < spends.length; i++) {
            carry += stocked[i] - spends[i];
        }
        return carry / spends.length;
    }
}
