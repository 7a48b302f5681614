package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.application.trade.api.BuyerRefused.KeysExportedBefore;
import dev.zhanggui.application.trade.api.BuyerRefused.NotAllowed;
import dev.zhanggui.application.trade.api.ExportingKeys;
import dev.zhanggui.application.trade.spi.KeyMarks;
import dev.zhanggui.application.trade.spi.KeyMarks.Mark;
import dev.zhanggui.application.trade.spi.MasterKeys.Keys;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands the keys to somebody at the desk's own machine, and writes down that it did. */
public final class KeyExporter implements ExportingKeys {
    private static final Set<String> ON_THIS_MACHINE = Set.of("cli", "library");

    private final Transactions transactions;
    private final KeyMarks marks;
    private final Journal journal;
    private final InstantSource clock;
    private final KeepingTokens tokens;
    private final Vault vault;

    public KeyExporter(Storage storage, InstantSource clock, KeepingTokens tokens, Vault vault) {
        this.transactions = storage.transactions();
        this.marks = storage.keyMarks();
        this.journal = storage.journal();
        this.clock = clock;
        this.tokens = tokens;
        this.vault = vault;
    }

    @Override
    public Decision<Exported, BuyerRefused> export(Export command) {
        vault.open();
        var now = clock.instant();
        return transactions.run(() -> barred(command.actor())
                .then(actor -> vault.keys())
                .then(keys -> unlessBefore(command, keys))
                .whenAccepted(keys -> {
                    long version = marks.find().map(Mark::version).orElse(0L) + 1;
                    if (!marks.save(new Mark(keys.mark(), Optional.of(now), version))) {
                        throw new StaleWrite("key_mark");
                    }
                    var event = new KeysExported(HexFormat.of().formatHex(keys.mark()));
                    journal.write(Journal.Entry.of(now, command.actor(), "keys", "master", version, event));
                })
                .map(keys -> new Exported(keys.text(), vault.place())));
    }

    private Decision<Keys, BuyerRefused> unlessBefore(Export command, Keys keys) {
        return marks.find()
                .flatMap(Mark::exportedAt)
                .filter(at -> !command.again())
                .<Decision<Keys, BuyerRefused>>map(at -> Decision.refused(new KeysExportedBefore(at)))
                .orElseGet(() -> Decision.accepted(keys));
    }

    private Decision<Actor, BuyerRefused> barred(Actor actor) {
        var lacks = actor.authority().lacks(Permission.PERSONAL);
        if (lacks.isPresent()) {
            var who = tokens.whoCould(Permission.PERSONAL, Optional.empty());
            return Decision.refused(new NotAllowed(Permission.PERSONAL.code(), lacks.get(), who));
        }
        return ON_THIS_MACHINE.contains(actor.via())
                ? Decision.accepted(actor)
                : Decision.refused(new NotAllowed(Permission.PERSONAL.code(), "this-machine", List.of("owner")));
    }

    /** @param mark tells which keys it were */
    private record KeysExported(String mark) {}
}
