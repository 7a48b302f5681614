package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import java.util.List;
import java.util.Locale;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One thing that is looked at before an order is audited: data of the store, which can be switched off.
 *
 * @param words what the kind looks for, at most {@link #WORDS_MAX}
 * @param most what the kind bears without a word; 0 for kinds that count nothing
 */
public record AuditCheck(Kind kind, boolean on, List<String> words, int most) implements ValueObject {
    public static final int WORDS_MAX = 100;
    public static final int WORD_LENGTH_MAX = 60;
    public static final int MOST_MAX = 10_000_000;
    /** As a word of {@link Kind#BUYER_NOTE_ASKS}: every note that says anything. */
    public static final String ANY = "*";

    /** What can be looked at; the order is that of the findings. */
    public enum Kind {
        /** Words are the parts that an address needs: {@code province}, {@code city}, {@code district}. */
        ADDRESS_INCOMPLETE(OrderProblem.Kind.ADDRESS_DOUBTFUL),
        /** Words are what notes are searched for, whatever their case; {@code *} finds every note. */
        BUYER_NOTE_ASKS(OrderProblem.Kind.NOTE_ASKS),
        /** More than {@code most} units in one line. */
        QUANTITY_UNUSUAL(OrderProblem.Kind.QUANTITY_UNUSUAL),
        /** A line is sold for less than the floor prices of what it is made of. */
        PRICE_BELOW_GUARD(OrderProblem.Kind.PRICE_BELOW_GUARD),
        /** The buyer has other orders, unpaid or not yet shipped, placed at most {@code most} hours apart. */
        COMBINE(OrderProblem.Kind.COMBINE),
        /** Words are tags of buyers who refused parcels before. */
        KNOWN_REFUSER(OrderProblem.Kind.KNOWN_REFUSER);

        private final OrderProblem.Kind problem;

        Kind(OrderProblem.Kind problem) {
            this.problem = problem;
        }

        /** What a finding of this kind puts on the order. */
        public OrderProblem.Kind problem() {
            return problem;
        }

        /** The code of its findings; one that lacks something to be sure says so behind it. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static final List<String> ADDRESS_PARTS = List.of("province", "city", "district");

    /** What a store that has set nothing looks at. */
    public static final List<AuditCheck> USUAL = List.of(
            new AuditCheck(Kind.ADDRESS_INCOMPLETE, true, List.of("province", "city"), 0),
            new AuditCheck(Kind.BUYER_NOTE_ASKS, true, List.of(ANY), 0),
            new AuditCheck(Kind.QUANTITY_UNUSUAL, true, List.of(), 20),
            new AuditCheck(Kind.PRICE_BELOW_GUARD, true, List.of(), 0),
            new AuditCheck(Kind.COMBINE, true, List.of(), 72),
            new AuditCheck(Kind.KNOWN_REFUSER, true, List.of("refuser"), 0));

    public AuditCheck {
        words = List.copyOf(words);
        Invariant.holds(words.size() <= WORDS_MAX, "a check has at most %d words", WORDS_MAX);
        Invariant.holds(
                words.stream().allMatch(word -> !word.isBlank() && word.length() <= WORD_LENGTH_MAX),
                "words have 1 to %d characters",
                WORD_LENGTH_MAX);
        Invariant.holds(most >= 0 && most <= MOST_MAX, "0 to %d: %d", MOST_MAX, most);
    }
}
