package dev.zhanggui.domain.shared;

import java.util.Map;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One reason or warning of a decision: a code in kebab case and the facts found. Its text is made by the surface in
 * the reader's language.
 */
public record Reason(String code, Map<String, Object> facts) implements ValueObject {

    public Reason {
        Invariant.holds(!code.isBlank(), "a reason has a code");
        facts = Map.copyOf(facts);
    }
}
