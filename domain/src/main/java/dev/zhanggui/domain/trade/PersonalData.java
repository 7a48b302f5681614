package dev.zhanggui.domain.trade;

import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** What says who a buyer is. Kept encrypted, apart from the order, and seen only with the authority. */
public record PersonalData(
        Optional<String> nick, Optional<String> name, Optional<String> phone, Optional<String> address)
        implements ValueObject {

    /** Nothing is known. */
    public static final PersonalData NONE =
            new PersonalData(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "PersonalData[***]";
    }
}
