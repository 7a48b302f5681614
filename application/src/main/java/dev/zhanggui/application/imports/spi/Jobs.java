package dev.zhanggui.application.imports.spi;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Jobs, as those see them who ask for them. */
public interface Jobs {

    /** Writes down a new one, which waits. */
    void add(Row row);

    Optional<Row> find(String id);

    /** The newest first, after the one of that id where it is given. */
    List<Job> page(Optional<String> after, int limit);

    /** Asks for its end, and ends it where nobody has begun it; answers whether it had not ended. */
    boolean cancel(String id, Instant now);

    /** What it wrote was taken back; answers whether it had not been. */
    boolean undone(String id);

    /**
     * @param actor in whose name the rows are taken
     * @param upload where its file lies
     * @param position behind which row it goes on
     * @param tries how often it was taken up since it last came further
     */
    @SecondaryPort
    record Row(Job job, Actor actor, Upload upload, Position position, int tries) {}

    /** @param room the folder of which machine; only desks that have it can work on the job */
    @SecondaryPort
    record Upload(String room, String name) {}

    /** @param rows of the file, from its first line on, up to which all is decided */
    @SecondaryPort
    record Position(Phase phase, long rows) {
        public static final Position START = new Position(Phase.READING, 0);
    }

    /** First the file is read, then orders whose lines lay apart are put together. */
    @SecondaryPort
    enum Phase {
        READING,
        ASSEMBLING
    }
}
