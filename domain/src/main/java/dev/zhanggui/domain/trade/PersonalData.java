package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** What says who a buyer is. Kept encrypted, apart from the order, and seen only with the authority. */
public record PersonalData(
        Optional<String> nick, Optional<String> name, Optional<String> phone, Optional<String> address)
        implements ValueObject {
    public static final int LENGTH_MAX = 1_000;

    /** Nothing is known. */
    public static final PersonalData NONE =
            new PersonalData(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String HIDDEN = "***";
    private static final int MOBILE_DIGITS = 11;
    private static final int HEAD = 3;
    private static final int TAIL = 4;

    public PersonalData {
        holdsAtMost(nick);
        holdsAtMost(name);
        holdsAtMost(phone);
        holdsAtMost(address);
    }

    private static void holdsAtMost(Optional<String> text) {
        Invariant.holds(
                text.map(String::length).orElse(0) <= LENGTH_MAX,
                "a text about a buyer has at most %d characters",
                LENGTH_MAX);
    }

    /**
     * What was known before, where {@code newer} does not say otherwise: a later file often leaves out a column, or
     * masks with stars what an earlier one told in full.
     */
    public PersonalData updatedBy(PersonalData newer) {
        return new PersonalData(
                better(nick, newer.nick),
                better(name, newer.name),
                better(phone, newer.phone),
                better(address, newer.address));
    }

    private static Optional<String> better(Optional<String> known, Optional<String> told) {
        boolean hides = known.filter(text -> !isMasked(text)).isPresent()
                && told.filter(PersonalData::isMasked).isPresent();
        return hides ? known : told.or(() -> known);
    }

    private static boolean isMasked(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('＊') >= 0;
    }

    /** Enough to tell two buyers apart, too little to find one: {@code 张**}, {@code 138****5678}, {@code ***}. */
    public PersonalData masked() {
        return new PersonalData(
                nick.map(PersonalData::firstOnly),
                name.map(PersonalData::firstOnly),
                phone.map(PersonalData::endsOnly),
                address.map(text -> HIDDEN));
    }

    /** Of text that cannot be read: as much as if it were all hidden. */
    public static PersonalData hidden() {
        var hidden = Optional.of(HIDDEN);
        return new PersonalData(hidden, hidden, hidden, hidden);
    }

    private static String firstOnly(String text) {
        return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1)) + "**";
    }

    private static String endsOnly(String text) {
        if (text.codePointCount(0, text.length()) < MOBILE_DIGITS) {
            return HIDDEN;
        }
        return text.substring(0, text.offsetByCodePoints(0, HEAD))
                + "****"
                + text.substring(text.offsetByCodePoints(text.length(), -TAIL));
    }

    @Override
    public String toString() {
        return "PersonalData[***]";
    }
}
