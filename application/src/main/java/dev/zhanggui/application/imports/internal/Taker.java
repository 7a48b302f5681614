package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.trade.api.TakingOrders;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.application.trade.api.TakingOrders.Vanished;
import dev.zhanggui.application.trade.api.TakingOrders.Window;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How files of one kind are taken: which rows are one thing, what they say, and who takes it. */
interface Taker<T> {

    FileKind kind();

    /** How many things a unit of work bears at most. */
    default int most() {
        return TakingOrders.CHUNK_MAX;
    }

    /** A reader for one file. */
    Reading<T> reading(Context context);

    /** Takes a chunk; called within a unit of work. One answer for each thing, in their order. */
    List<Told> take(Context context, List<T> things);

    /** By store, the first and the last time of these things, in milliseconds; none where times do not count. */
    default Map<StoreId, long[]> spans(List<T> things) {
        return Map.of();
    }

    /**
     * What earlier files told and this one, going by its span, should tell too.
     *
     * @param isInFile whether a row of this key stands in the file
     */
    default Vanished vanished(Window window, Predicate<String> isInFile) {
        return new Vanished(0, List.of());
    }

    /**
     * Takes back what a job wrote, in units of its own. Answers why it cannot; empty where it did, or there is nothing
     * left to take back.
     *
     * @see dev.zhanggui.application.imports.api.ImportRefused.NotUndoable
     */
    Optional<NotTakenBack> undo(Actor actor, String job);

    /**
     * @param why as {@code NotUndoable} has it
     * @param builtUpon some of the things that others have built upon
     */
    record NotTakenBack(String why, List<String> builtUpon) {
        static NotTakenBack because(String why) {
            return new NotTakenBack(why, List.of());
        }

        static NotTakenBack builtUpon(List<String> things) {
            return new NotTakenBack("built-upon", things);
        }
    }

    /** Reads the rows of one thing. */
    interface Reading<T> {

        /** What the row's thing is told apart by; null where each row is its own, or the row does not say. */
        @Nullable
        String key(Row row);

        /** Whether several rows may be one thing. */
        boolean groups();

        /** The thing; null where its rows have faults, which are then written down. */
        @Nullable
        T read(List<Row> rows, Faults faults);
    }

    /** What became of a thing, and what is to be known of it. */
    record Told(Outcome outcome, List<Reason> reasons) {
        static Told of(Outcome outcome) {
            return new Told(outcome, List.of());
        }

        static Told refused(String code, Map<String, Object> facts) {
            return new Told(Outcome.REFUSED, List.of(new Reason(code, facts)));
        }
    }

    /**
     * One job's file.
     *
     * @param stores what is known of a store; the same answer for the whole file
     */
    record Context(
            Actor actor,
            String job,
            Layout layout,
            Optional<StoreId> store,
            Function<StoreId, Optional<Store>> stores) {}
}
