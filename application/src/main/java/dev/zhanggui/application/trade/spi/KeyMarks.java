package dev.zhanggui.application.trade.spi;

import java.time.Instant;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Which keys the data is sealed under: a mark that lies with the data and tells nothing of the keys. */
public interface KeyMarks {

    /** Empty before there were keys. */
    Optional<Mark> find();

    /** Writes the mark over the version before it, 1 over none; false where another version stands. */
    boolean save(Mark mark);

    /** Whether anything is sealed under the marked keys, so that others must not take their place. */
    boolean areInUse();

    /** @param exportedAt when the keys were shown to somebody, to be kept elsewhere */
    @SecondaryPort
    record Mark(byte[] of, Optional<Instant> exportedAt, long version) {}
}
