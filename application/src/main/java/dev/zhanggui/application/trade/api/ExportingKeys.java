package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Decision;

/** The keys to personal data, handed out to be kept elsewhere: no backup holds them. */
public interface ExportingKeys {

    /**
     * Shows the keys, once, as one line that can be put back as the key file. Written to the journal. Needs
     * {@code personal} for all stores, and that the actor is at the desk's own machine.
     */
    Decision<Exported, BuyerRefused> export(Export command);

    /** @param again shows them although they were shown before */
    record Export(Actor actor, boolean again) {}

    /** @param place where the desk has them itself */
    record Exported(String keys, String place) {
        @Override
        public String toString() {
            return "Exported[***, " + place + "]";
        }
    }
}
