package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Until when an order must be on its way.
 *
 * @param shipBy the earliest of what binds: the platform's rule, its own word, the store's promise, a presale date
 * @param auditBy until when it must be audited to make the cut-off before {@code shipBy}
 * @param reasons the rules and figures that gave these, and what was not known
 */
public record Promised(Instant shipBy, Optional<Instant> auditBy, List<Reason> reasons) implements ValueObject {

    public Promised {
        reasons = List.copyOf(reasons);
    }
}
