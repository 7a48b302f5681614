package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One line of an order as the platform sold it; what it is made of, its listing says.
 *
 * @param no the line's number or, where the file gives none, its position among the lines of its order, from 1 on
 * @param sku where the line names the desk's own SKU
 * @param item the platform's number of what was sold, with {@code itemSku} for the variant
 * @param merchantCode the team's own code, as the platform knows it
 * @param quantity never negative, whatever the kind
 * @param amount what the line adds to the order's total: the platform's own figure where it names one, else price ×
 *     quantity less discount; below zero for a credit, either way for an adjustment
 */
public record SoldLine(
        int no,
        Kind kind,
        Optional<Sku> sku,
        Optional<String> item,
        Optional<String> itemSku,
        Optional<String> merchantCode,
        String title,
        Quantity quantity,
        UnitPrice unitPrice,
        Optional<Money> discount,
        Money amount)
        implements ValueObject {

    /** What the line is: goods sold, goods credited, money put right, goods lost. */
    public enum Kind {
        SALE,
        CREDIT,
        ADJUSTMENT,
        LOSS
    }

    public SoldLine {
        Invariant.holds(no > 0, "lines are numbered from 1 on: %d", no);
        Invariant.holds(
                kind != Kind.SALE || amount.minorUnits() >= 0, "a sale adds to the total: line %d, %s", no, amount);
    }
}
