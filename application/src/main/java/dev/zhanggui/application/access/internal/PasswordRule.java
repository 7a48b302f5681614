package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.access.api.AccessRefused.WeakPassword;
import dev.zhanggui.application.access.api.AccessRefused.Weakness;
import dev.zhanggui.domain.roles.MemberId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must be (OWASP ASVS 5.0, 6.2): 8 to 256 characters, whichever they are; not one of those that are
 * tried first; not made of the member's own name. It never has to be changed, and is compared whole.
 */
record PasswordRule(Set<String> common) {
    static final int LEAST = 8;
    static final int MOST = 256;
    /** A shorter name may stand in a password by chance. */
    private static final int NAME_LENGTH_MIN = 4;

    /** One form for what keyboards write differently (RFC 8265 asks for NFC at least; NFKC also folds full width). */
    static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    Optional<WeakPassword> weakness(String typed, MemberId member) {
        var password = normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return Optional.of(weak(Weakness.TOO_SHORT));
        }
        if (length > MOST) {
            return Optional.of(weak(Weakness.TOO_LONG));
        }
        var folded = password.toLowerCase(Locale.ROOT);
        if (common.contains(folded) || folded.codePoints().distinct().count() <= 2) {
            return Optional.of(weak(Weakness.COMMON));
        }
        var name = member.login();
        return name.length() >= NAME_LENGTH_MIN && folded.contains(name)
                ? Optional.of(weak(Weakness.OWN_NAME))
                : Optional.empty();
    }

    private static WeakPassword weak(Weakness weakness) {
        return new WeakPassword(weakness, LEAST, MOST);
    }
}
