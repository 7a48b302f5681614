package dev.zhanggui.application.rules.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.rules.api.KeepingRules;
import dev.zhanggui.application.rules.spi.OwnRules;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.RuleEvent;
import dev.zhanggui.domain.rules.RuleEvent.RuleKept;
import dev.zhanggui.domain.rules.RuleEvent.RuleRemoved;
import dev.zhanggui.domain.rules.RuleRefused;
import dev.zhanggui.domain.rules.RuleRefused.BadRuleName;
import dev.zhanggui.domain.rules.RuleRefused.ChangedMeanwhile;
import dev.zhanggui.domain.rules.RuleRefused.NotAllowed;
import dev.zhanggui.domain.rules.RuleRefused.TooManyRules;
import dev.zhanggui.domain.rules.RuleRefused.UnknownOwnRule;
import dev.zhanggui.domain.rules.RuleRefused.ValueDoesNotFit;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Writes down the team's own rules. */
public final class RuleKeeper implements KeepingRules {
    private final Transactions transactions;
    private final OwnRules own;
    private final Journal journal;
    private final InstantSource clock;
    private final KeepingTokens tokens;
    private final RuleShelf shelf;

    public RuleKeeper(Storage storage, InstantSource clock, KeepingTokens tokens, RuleShelf shelf) {
        this.transactions = storage.transactions();
        this.own = storage.ownRules();
        this.journal = storage.journal();
        this.clock = clock;
        this.tokens = tokens;
        this.shelf = shelf;
    }

    @Override
    public Decision<Kept, RuleRefused> put(Put command) {
        var now = clock.instant();
        Decision<Kept, RuleRefused> done = transactions.run(() -> bars(command.actor())
                .or(() -> misfit(command.row()))
                .<Decision<Kept, RuleRefused>>map(Decision::refused)
                .orElseGet(() -> write(command, now)));
        return done.whenAccepted(kept -> shelf.giveUp());
    }

    private Optional<RuleRefused> misfit(PlatformRule row) {
        if (!PlatformRule.isName(row.rule())) {
            return Optional.of(new BadRuleName(row.rule()));
        }
        return shelf.shipped()
                .book()
                .form(row.rule())
                .filter(form -> !form.fits(row.value()))
                .map(form -> new ValueDoesNotFit(row.rule(), row.value(), form.text()));
    }

    private Decision<Kept, RuleRefused> write(Put command, Instant now) {
        var row = command.row();
        var found = own.find(row.key());
        var standing = found.value();
        if (standing.equals(Optional.of(row))) {
            return Decision.accepted(new Kept(new Versioned<>(row, found.version()), Change.UNCHANGED));
        }
        var stale = stale(row.key(), command.expected(), standing.isPresent() ? found.version() : 0);
        if (stale.isPresent()) {
            return Decision.refused(stale.get());
        }
        if (standing.isEmpty() && shelf.now().versions().size() >= OWN_MAX) {
            return Decision.refused(new TooManyRules(OWN_MAX));
        }
        own.save(row, found.version());
        long version = found.version() + 1;
        var event = new RuleKept(row.platform(), row.rule(), row.from(), Facts.of(row));
        write(now, command.actor(), row.key(), version, standing, event);
        var change = standing.isEmpty() ? Change.CREATED : Change.CHANGED;
        return Decision.accepted(new Kept(new Versioned<>(row, version), change));
    }

    @Override
    public Decision<Versioned<PlatformRule>, RuleRefused> remove(Remove command) {
        var now = clock.instant();
        Decision<Versioned<PlatformRule>, RuleRefused> done = transactions.run(() -> bars(command.actor())
                .<Decision<Versioned<PlatformRule>, RuleRefused>>map(Decision::refused)
                .orElseGet(() -> takeAway(command, now)));
        return done.whenAccepted(row -> shelf.giveUp());
    }

    private Decision<Versioned<PlatformRule>, RuleRefused> takeAway(Remove command, Instant now) {
        var key = command.key();
        var found = own.find(key);
        if (found.value().isEmpty()) {
            return Decision.refused(new UnknownOwnRule(key.platform(), key.rule(), key.from()));
        }
        var stale = stale(key, command.expected(), found.version());
        if (stale.isPresent()) {
            return Decision.refused(stale.get());
        }
        own.remove(key, found.version());
        var event = new RuleRemoved(key.platform(), key.rule(), key.from());
        write(now, command.actor(), key, found.version() + 1, found.value(), event);
        return Decision.accepted(new Versioned<>(found.value().get(), found.version()));
    }

    private <E extends Record & RuleEvent> void write(
            Instant now, Actor actor, PlatformRule.Key key, long version, Optional<PlatformRule> before, E event) {
        Map<String, Object> facts = before.map(Facts::of).orElse(Map.of());
        journal.write(new Journal.Entry(now, actor, "rule", key.toString(), version, facts, event, ""));
    }

    @Override
    public Optional<Versioned<PlatformRule>> own(PlatformRule.Key key) {
        var found = own.find(key);
        return found.value().map(row -> new Versioned<>(row, found.version()));
    }

    private Optional<RuleRefused> bars(Actor actor) {
        return actor.authority()
                .lacks(Permission.RULES)
                .map(condition -> new NotAllowed(
                        Permission.RULES.code(), condition, tokens.whoCould(Permission.RULES, Optional.empty())));
    }

    private static Optional<RuleRefused> stale(PlatformRule.Key key, Optional<Long> expected, long found) {
        boolean stale = expected.isPresent() ? expected.get() != found : found != 0;
        return stale ? Optional.of(new ChangedMeanwhile(key.toString(), expected.orElse(0L), found)) : Optional.empty();
    }
}
