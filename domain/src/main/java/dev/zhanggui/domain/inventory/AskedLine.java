package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.util.Comparator;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** One line of what a caller asks for; with a location it is placed there or refused. */
public record AskedLine(Sku sku, Quantity quantity, Optional<LocationId> location) implements ValueObject {

    /** A fixed order of lines, for comparing them as a multiset. */
    static final Comparator<AskedLine> CANONICAL = Comparator.comparing(AskedLine::sku)
            .thenComparing(line -> line.location().map(LocationId::code).orElse(""))
            .thenComparing(AskedLine::quantity);

    public static AskedLine of(Sku sku, int units) {
        return new AskedLine(sku, Quantity.of(units), Optional.empty());
    }

    public static AskedLine of(Sku sku, int units, LocationId location) {
        return new AskedLine(sku, Quantity.of(units), Optional.of(location));
    }
}
