package dev.zhanggui.adapters.http;

import dev.zhanggui.application.inventory.api.TakingRows.Outcome;
import dev.zhanggui.application.inventory.api.TakingRows.TakenRow;
import java.util.List;

/** What became of each row that was sent, in their order. */
record TakenAnswer(List<RowAnswer> items) {

    /** @param reasons why it was refused, or what is to be known of it */
    record RowAnswer(Outcome outcome, List<SetAsideRoutes.ReasonAnswer> reasons) {}

    static TakenAnswer of(List<TakenRow> rows, Language language) {
        return new TakenAnswer(rows.stream()
                .map(row -> new RowAnswer(
                        row.outcome(),
                        row.reasons().stream()
                                .map(reason -> SetAsideRoutes.ReasonAnswer.of(reason, language))
                                .toList()))
                .toList());
    }
}
