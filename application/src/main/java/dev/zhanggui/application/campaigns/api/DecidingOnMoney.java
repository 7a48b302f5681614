package dev.zhanggui.application.campaigns.api;

import dev.zhanggui.domain.campaigns.DailySpend;
import dev.zhanggui.domain.campaigns.FittedCurve;
import dev.zhanggui.domain.campaigns.Instrument;
import dev.zhanggui.domain.campaigns.Split;
import dev.zhanggui.domain.campaigns.SplitRefused;
import dev.zhanggui.domain.shared.Decision;
import java.util.List;

/** Questions on promotion money that are answered from what is sent with them, and from nothing that is kept. */
public interface DecidingOnMoney {

    /** Days of one record. */
    int DAYS_MAX = 5_000;

    /**
     * The best split of {@code total} over at most {@link Split#INSTRUMENTS_MAX} instruments; the best of all, with
     * what proves it. Refused where they must be given more than that.
     */
    Decision<Split, SplitRefused> split(double total, List<Instrument> instruments);

    /** What an instrument brings, read out of its record: 1 to {@link #DAYS_MAX} days, each date once. */
    FittedCurve curve(List<DailySpend> record);
}
