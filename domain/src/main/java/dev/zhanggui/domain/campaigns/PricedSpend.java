package dev.zhanggui.domain.campaigns;

import org.jmolecules.ddd.types.ValueObject;

/**
 * What each instrument would take if each unit of money had this price, and what that proves: with any price from 0 on
 * no split of {@code total} brings more than {@link #bound}.
 */
record PricedSpend(double price, double[] amounts, double sum, double bound) implements ValueObject {

    static PricedSpend at(double price, SpendRange[] ranges, double total) {
        var amounts = new double[ranges.length];
        double sum = 0;
        double worth = 0;
        for (int i = 0; i < ranges.length; i++) {
            amounts[i] = ranges[i].bestAt(price);
            sum += amounts[i];
            worth += ranges[i].worth(amounts[i], price);
        }
        return new PricedSpend(price, amounts, sum, worth + price * total);
    }
}
