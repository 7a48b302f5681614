package dev.zhanggui.application.trade.api;

import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every reason for which a command about buyers' personal data, or about the keys to it, is refused. */
public sealed interface BuyerRefused extends Refusal {

    /**
     * See the inventory's record of the same name.
     *
     * @param condition {@code granted}, {@code all-stores}, {@code store:ID}, or {@code this-machine} where only
     *     somebody at the desk's own machine may do it
     */
    record NotAllowed(String permission, String condition, List<String> who) implements BuyerRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /** Nobody is known by this key, or nothing was kept of them with this order. */
    record UnknownBuyer(Optional<BuyerKey> buyer, Optional<OrderKey> order) implements BuyerRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** Whoever looks says why; it is written down before anything is shown. */
    record ReasonNeeded() implements BuyerRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The buyer was forgotten; what was kept until then can never be read again. */
    record PersonalDataErased(BuyerKey buyer, Instant at) implements BuyerRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /**
     * The keys to personal data are not here.
     *
     * @param why {@code keys-missing}, {@code other-keys} (they open another desk's data), {@code keys-unreadable},
     *     {@code no-place} (nobody said where they should lie) or {@code unavailable}
     * @param place where they were looked for; may be empty
     */
    record PersonalDataLocked(String why, String place) implements BuyerRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What is kept is not what was written: somebody, or a disk, changed it. */
    record PersonalDataDamaged(BuyerKey buyer) implements BuyerRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The keys were shown before; they are shown again only to somebody who says so. */
    record KeysExportedBefore(Instant at) implements BuyerRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
