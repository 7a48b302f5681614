package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Mapping.Flag;
import dev.zhanggui.application.imports.internal.OrderReading.SentOrder;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.trade.api.TakingBackOrders.TakeBack;
import dev.zhanggui.application.trade.api.TakingOrders;
import dev.zhanggui.application.trade.api.TakingOrders.Incoming;
import dev.zhanggui.application.trade.api.TakingOrders.Take;
import dev.zhanggui.application.trade.api.TakingOrders.Vanished;
import dev.zhanggui.application.trade.api.TakingOrders.Window;
import dev.zhanggui.application.trade.api.Trade;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Hands orders over as their file tells them; lists of lines are joined with what is known of their orders. */
public final class OrderTaker implements Taker<SentOrder> {
    private final Trade trade;
    private final KeepingCatalog catalog;

    public OrderTaker(Trade trade, KeepingCatalog catalog) {
        this.trade = trade;
        this.catalog = catalog;
    }

    @Override
    public FileKind kind() {
        return FileKind.ORDERS;
    }

    @Override
    public Reading<SentOrder> reading(Context context) {
        return new OrderReading(context);
    }

    @Override
    public List<Told> take(Context context, List<SentOrder> things) {
        var mapping = context.layout().mapping();
        if (mapping.is(Flag.CREATE_SKUS)) {
            createSkus(context.actor(), things);
        }
        var incoming = new ArrayList<Incoming>(things.size());
        for (var thing : things) {
            content(thing).ifPresent(content -> incoming.add(new Incoming(content, thing.buyer())));
        }
        var taken = incoming.isEmpty()
                ? List.<TakingOrders.Taken>of()
                : trade.taking().take(new Take(context.actor(), context.job(), incoming, mapping.is(Flag.HISTORY)));
        var told = new ArrayList<Told>(things.size());
        int next = 0;
        for (var thing : things) {
            boolean handed =
                    next < incoming.size() && incoming.get(next).content().key().equals(thing.key());
            if (handed) {
                var one = taken.get(next++);
                told.add(new Told(one.outcome(), one.reasons()));
            } else {
                told.add(Told.refused(
                        "order-unknown", Map.of("orderNo", thing.key().no().code())));
            }
        }
        return told;
    }

    @Override
    public Map<StoreId, long[]> spans(List<SentOrder> things) {
        var spans = new HashMap<StoreId, long[]>();
        for (var thing : things) {
            thing.content().ifPresent(content -> {
                long placed = content.times().placed().toEpochMilli();
                spans.merge(thing.key().store(), new long[] {placed, placed}, (one, other) ->
                        new long[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])});
            });
        }
        return spans;
    }

    /** A row names its store or leaves that to the sender. */
    @Override
    public Vanished vanished(Window window, Predicate<String> isInFile) {
        return trade.taking()
                .vanished(
                        window,
                        key -> isInFile.test(key.no().code())
                                || isInFile.test(OrderReading.key(
                                        key.store().code(), key.no().code())));
    }

    private Optional<OrderContent> content(SentOrder sent) {
        return sent.content().isPresent()
                ? sent.content()
                : trade.orders()
                        .order(sent.key())
                        .map(sheet -> OrderReading.withLines(sheet.order().content(), sent.lines()));
    }

    private void createSkus(Actor actor, List<SentOrder> things) {
        var titles = new LinkedHashMap<Sku, String>();
        for (var thing : things) {
            for (var line : thing.lines()) {
                line.sku()
                        .ifPresent(sku -> titles.merge(sku, line.title(), (one, other) -> one.isEmpty() ? other : one));
            }
        }
        titles.forEach((sku, title) -> {
            if (catalog.sku(sku).isEmpty()) {
                var card =
                        SkuCard.of(sku, title.isEmpty() ? sku.code() : Cell.shortened(title, SkuCard.TITLE_LENGTH_MAX));
                var unused = catalog.putSku(Put.of(actor, card));
            }
        });
    }

    @Override
    public Optional<NotTakenBack> undo(Actor actor, String job) {
        return trade.takingBack()
                .takeBack(new TakeBack(actor, job, "import " + job))
                .fold(done -> Optional.empty(), refused -> Optional.of(NotTakenBack.builtUpon(changed(refused))));
    }

    private static List<String> changed(OrderRefused refused) {
        return refused instanceof OrderRefused.ChangedSince since
                ? since.orders().stream().map(OrderKey::toString).toList()
                : List.of();
    }
}
