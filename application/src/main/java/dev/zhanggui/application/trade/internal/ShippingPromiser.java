package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.api.ExpectingStock;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.rules.api.AskingRules;
import dev.zhanggui.application.trade.api.KeepingOrderSettings;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.rules.RuleAnswer;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.WorkCalendar;
import dev.zhanggui.domain.trade.DispatchTimes;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderSettings;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.PromiseRule;
import dev.zhanggui.domain.trade.Promised;
import dev.zhanggui.domain.trade.ShippingPromise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Promises by rule rows: {@code ship.promise_rule} names the rules that bind a platform, parted by {@code |}; where no
 * row says which, it is {@code ship.hours}.
 */
public final class ShippingPromiser implements Promising {
    static final String WHICH = "ship.promise_rule";
    static final String USUAL = "ship.hours";

    private final AskingRules rules;
    private final WorkCalendar mainland;
    private final KeepingCatalog catalog;
    private final ExpectingStock expecting;
    private final KeepingOrderSettings settings;

    public ShippingPromiser(
            AskingRules rules,
            WorkCalendar mainland,
            KeepingCatalog catalog,
            ExpectingStock expecting,
            KeepingOrderSettings settings) {
        this.rules = rules;
        this.mainland = mainland;
        this.catalog = catalog;
        this.expecting = expecting;
        this.settings = settings;
    }

    @Override
    public Optional<Promised> promise(Store store, OrderContent content, Set<LocationId> from) {
        if (!isPaid(content)) {
            return Optional.empty();
        }
        var paid = content.times().paid().orElse(content.times().placed());
        var own = settings.settings(store.id())
                .map(Versioned::value)
                .orElseGet(() -> OrderSettings.usual(store.id()))
                .promise();
        var dispatch =
                from.stream().sorted().flatMap(id -> dispatch(id).stream()).toList();
        var promise = new ShippingPromise(
                store.zone(),
                bindingRules(store, paid),
                own,
                dispatch,
                new RuledCalendar(rules, mainland, store.platform()));
        return promise.promise(new ShippingPromise.Ordered(paid, content.shipBy(), presale(content, from, paid)));
    }

    /** Some lists name no time of payment; their states still say that it was paid. */
    private static boolean isPaid(OrderContent content) {
        boolean ended = content.state() == OrderState.CANCELLED || content.state() == OrderState.REFUNDED;
        return !ended && (content.times().paid().isPresent() || content.state() != OrderState.PLACED);
    }

    private List<PromiseRule> bindingRules(Store store, Instant paid) {
        var on = LocalTimes.dayOf(paid, store.zone());
        var named = rules.rule(store.platform(), WHICH, on) instanceof RuleAnswer.Known known
                ? known.rule().value()
                : USUAL;
        return Arrays.stream(named.split("\\|", -1))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(rule -> asItStood(store.platform(), rule, on))
                .toList();
    }

    private PromiseRule asItStood(String platform, String rule, LocalDate on) {
        Optional<PromiseRule.Row> row = Optional.empty();
        if (rules.rule(platform, rule, on) instanceof RuleAnswer.Known known) {
            var found = known.rule();
            row = Optional.of(new PromiseRule.Row(
                    found.platform(),
                    found.from(),
                    Facts.camel(found.basis().name()),
                    known.guess(),
                    found.value(),
                    found.source()));
        }
        return new PromiseRule(platform, rule, on, row);
    }

    private Optional<DispatchTimes> dispatch(LocationId id) {
        return catalog.location(id).map(Versioned::value).flatMap(ShippingPromiser::timesOf);
    }

    private static Optional<DispatchTimes> timesOf(Location location) {
        return location.cutoff()
                .map(cutoff -> new DispatchTimes(location.id(), location.zone(), cutoff.usual(), cutoff.byDay()));
    }

    /** Of what is sold ahead: the day on which the last of it is expected; empty where nothing is, or no day known. */
    private Optional<LocalDate> presale(OrderContent content, Set<LocationId> from, Instant paid) {
        var ahead = new TreeSet<Sku>();
        for (var line : content.lines()) {
            line.sku().filter(this::isSoldAhead).ifPresent(ahead::add);
        }
        return ahead.stream()
                .flatMap(sku -> expecting.nextDay(sku, from, paid).stream())
                .max(LocalDate::compareTo);
    }

    private boolean isSoldAhead(Sku sku) {
        return catalog.sku(sku)
                .flatMap(card -> card.value().position())
                .filter(SkuCard.Position.PRESALE::equals)
                .isPresent();
    }
}
