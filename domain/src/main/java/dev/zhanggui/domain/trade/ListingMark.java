package dev.zhanggui.domain.trade;

import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/** A check of a listing, ticked off or opened again, by whom and when. */
public record ListingMark(ListingKey listing, String check, boolean done, Instant at, String by)
        implements ValueObject {}
