package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.shared.Refusal;

/** Why promotion money cannot be split as asked. */
public sealed interface SplitRefused extends Refusal {

    /** What the instruments must be given at least is more than there is. */
    record TotalTooSmall(double total, double least) implements SplitRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
