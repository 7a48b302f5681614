package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.trade.api.TaggingBuyers;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderEvent.BuyerTagged;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderRefused.BuyerUnknown;
import dev.zhanggui.domain.trade.OrderRefused.UnknownOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes what agents know of buyers. */
public final class BuyerTagger implements TaggingBuyers {
    private final OrderDesk desk;

    public BuyerTagger(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public Decision<List<String>, OrderRefused> tag(Tag command) {
        var tags = command.tags().stream().map(String::strip).distinct().toList();
        Invariant.holds(tags.size() <= TAGS_MAX, "at most %d tags", TAGS_MAX);
        Invariant.holds(
                tags.stream().allMatch(tag -> !tag.isEmpty() && tag.length() <= TAG_LENGTH_MAX),
                "a tag has 1 to %d characters",
                TAG_LENGTH_MAX);
        var now = desk.clock.instant();
        return desk.transactions.run(() -> {
            var key = command.order();
            var barred = desk.gate.bars(command.actor(), key.store());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var order = desk.orders.find(key);
            if (order.isEmpty()) {
                return Decision.refused(new UnknownOrder(key));
            }
            return buyer(order)
                    .map(one -> noted(command, one, tags, now))
                    .<Decision<List<String>, OrderRefused>>map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(new BuyerUnknown(key)));
        });
    }

    private static Optional<BuyerKey> buyer(Optional<Kept> order) {
        return order.flatMap(kept -> kept.order().content().buyer());
    }

    private List<String> noted(Tag command, BuyerKey buyer, List<String> tags, Instant now) {
        var standing = desk.tags.find(buyer);
        var before = standing.map(Versioned::value).orElse(List.of());
        if (!before.equals(tags)) {
            long over = standing.map(Versioned::version).orElse(0L);
            desk.tags.save(buyer, tags, over);
            desk.journal.write(new Journal.Entry(
                    now,
                    command.actor(),
                    "buyer",
                    buyer.code(),
                    over + 1,
                    Map.of("tags", before),
                    new BuyerTagged(buyer, tags),
                    command.order().toString()));
        }
        return tags;
    }

    @Override
    public List<String> tags(OrderKey order) {
        return desk.transactions.read(() -> buyer(desk.orders.find(order))
                .flatMap(desk.tags::find)
                .map(Versioned::value)
                .orElse(List.of()));
    }
}
