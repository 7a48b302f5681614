package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.CallerId;
import java.text.Normalizer;
import java.util.Locale;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** The name under which a member signs in and stands in the audit. */
public record MemberId(String code) implements ValueObject, Identifier, Comparable<MemberId> {

    public MemberId {
        code = CallerId.checked(code);
    }

    /** What is the same for names that people would take for one: {@code Li.Wei} and {@code li.wei}. */
    public String login() {
        return login(code);
    }

    /** The same for a name as somebody typed it. */
    public static String login(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(MemberId other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
