package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Orders as files bring them: many at once, each as if it came alone. What the platform says is taken even where stock
 * is short or an item unknown, since it has been sold; the order then carries the problem.
 */
public interface TakingOrders {
    /** A chunk is one unit of work, which a reservation may have to wait for: it lasts under 20 ms. */
    int CHUNK_MAX = 500;

    int NAMED_MAX = 20;

    /**
     * Takes a chunk in one unit of work, with one event for all of it; one answer for each order, as they were given.
     * The audit's one record of the job is its caller's to write; what the chunk wrote names the job.
     *
     * @return answers of the same length as {@code command.orders()}
     */
    List<Taken> take(Take command);

    /**
     * Orders that earlier files brought and that a file should tell of, going by its own first and last time, but does
     * not. They are left as they are: lists leave out what their filter hides.
     *
     * @param isInFile whether the file tells of the order
     */
    Vanished vanished(Window window, Predicate<OrderKey> isInFile);

    /** From its first to its last placing time, both included. */
    record Window(StoreId store, Instant from, Instant to) {}

    /** @param named the first of them by number, at most {@link #NAMED_MAX} */
    record Vanished(long count, List<OrderNo> named) {}

    /**
     * @param job under which the rows are known: their changes are found, and undone, by it
     * @param history whether no order of these touches stock, whatever its state
     */
    record Take(Actor actor, String job, List<Incoming> orders, boolean history) {}

    /** @param buyer the platform's own id of the buyer and what says who that is; the order keeps only a pseudonym */
    record Incoming(OrderContent content, Optional<Buyer> buyer) {}

    record Buyer(String platformId, PersonalData personal) {}

    /** @param reasons why it was refused, or what is to be known of it: a problem, stale, shipped here already */
    record Taken(OrderKey key, Outcome outcome, List<Reason> reasons) {}

    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }
}
