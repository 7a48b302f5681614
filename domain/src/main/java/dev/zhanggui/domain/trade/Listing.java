package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A product as one store sells it, and what one sold unit is made of. A change is a new version, and the earlier ones
 * stay: an order is read by the version that held when it was placed.
 *
 * @param merchantCode the team's own code, as the platform knows it; empty where there is none
 * @param from since when it is made of these parts; {@link Instant#EPOCH}: as long as anybody remembers
 * @param to until when; empty: still
 */
public record Listing(
        ListingKey key,
        String merchantCode,
        Page page,
        List<Part> parts,
        Instant from,
        Optional<Instant> to,
        long version)
        implements AggregateRoot<Listing, ListingKey> {
    public static final int PARTS_MAX = 50;
    public static final int CODE_LENGTH_MAX = 128;

    /** One component: so many units of a SKU in one sold unit. */
    public record Part(Sku sku, Quantity quantity) implements ValueObject {}

    /** Whether the store shows it; a draft was never shown. */
    public enum Shown {
        DRAFT,
        LISTED,
        DELISTED
    }

    /**
     * How it is shown.
     *
     * @param since when it was listed or delisted, as far as is known
     * @param why it was listed or delisted; may be empty
     */
    public record Page(
            String articleNo,
            String title,
            String keywords,
            List<String> tags,
            Shown shown,
            Optional<Instant> since,
            String why)
            implements ValueObject {
        public static final Page UNKNOWN = new Page("", "", "", List.of(), Shown.LISTED, Optional.empty(), "");
        public static final int TEXT_LENGTH_MAX = 500;
        public static final int TAGS_MAX = 50;

        public Page {
            tags = List.copyOf(tags);
        }
    }

    public Listing {
        parts = List.copyOf(parts);
    }

    @Override
    public ListingKey getId() {
        return key;
    }

    /** This listing, if it can stand. */
    public Decision<Listing, ListingRefused> checked() {
        boolean empty = parts.isEmpty()
                || parts.stream().anyMatch(part -> part.quantity().units() == 0)
                || parts.stream().map(Part::sku).distinct().count() < parts.size();
        if (empty) {
            return Decision.refused(new ListingRefused.MadeOfNothing(key));
        }
        return to.isPresent() && !from.isBefore(to.get())
                ? Decision.refused(new ListingRefused.EndsBeforeItBegins(from, to.get()))
                : Decision.accepted(this);
    }

    /** Whether it says the same, whichever version it is. */
    public boolean sameAs(Listing other) {
        return equals(other.at(version));
    }

    public Listing at(long otherVersion) {
        return new Listing(key, merchantCode, page, parts, from, to, otherVersion);
    }

    boolean holds(Instant at) {
        return !from.isAfter(at) && to.map(at::isBefore).orElse(true);
    }
}
