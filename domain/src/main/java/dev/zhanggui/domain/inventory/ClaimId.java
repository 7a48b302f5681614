package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.StoreId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** Names what is set aside of one SKU: {@code lock:ID}, or {@code share:VERSION:STORE} of one policy version. */
public record ClaimId(String text) implements ValueObject, Identifier {

    public static ClaimId of(LockId lock) {
        return new ClaimId("lock:" + lock.code());
    }

    public static ClaimId of(long policyVersion, StoreId store) {
        return new ClaimId("share:" + policyVersion + ":" + store.code());
    }

    @Override
    public String toString() {
        return text;
    }
}
