package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** Where an order goes, as far as it tells nobody's door; empty texts are unknown. */
public record Destination(
        String province, String city, String district, Optional<Double> latitude, Optional<Double> longitude)
        implements ValueObject {
    public static final Destination UNKNOWN = new Destination("", "", "", Optional.empty(), Optional.empty());

    /** What an address as Chinese platforms write it says of province, city and district; its street is left out. */
    public static Destination ofAddress(String address) {
        return ChineseAddress.read(address);
    }

    public Destination {
        Invariant.holds(latitude.isPresent() == longitude.isPresent(), "a point has both coordinates or none");
    }
}
