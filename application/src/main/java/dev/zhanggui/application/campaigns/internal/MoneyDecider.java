package dev.zhanggui.application.campaigns.internal;

import dev.zhanggui.application.campaigns.api.DecidingOnMoney;
import dev.zhanggui.domain.campaigns.DailySpend;
import dev.zhanggui.domain.campaigns.FittedCurve;
import dev.zhanggui.domain.campaigns.Instrument;
import dev.zhanggui.domain.campaigns.Split;
import dev.zhanggui.domain.campaigns.SplitRefused;
import dev.zhanggui.domain.shared.Decision;
import java.util.List;

/** Hands the question to the domain: nothing is kept. */
public final class MoneyDecider implements DecidingOnMoney {

    @Override
    public Decision<Split, SplitRefused> split(double total, List<Instrument> instruments) {
        return Split.of(total, instruments);
    }

    @Override
    public FittedCurve curve(List<DailySpend> record) {
        return FittedCurve.of(record);
    }
}
