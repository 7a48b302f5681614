package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.application.trade.api.BuyerRefused.NotAllowed;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataDamaged;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataErased;
import dev.zhanggui.application.trade.api.BuyerRefused.ReasonNeeded;
import dev.zhanggui.application.trade.api.BuyerRefused.UnknownBuyer;
import dev.zhanggui.application.trade.api.KeepingBuyers;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.Buyers.Buyer;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.PersonalData;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Seals what says who a buyer is, opens it for those who may see it, and destroys keys. */
public final class BuyerKeeper implements KeepingBuyers {
    private final Transactions transactions;
    private final Buyers buyers;
    private final Journal journal;
    private final InstantSource clock;
    private final KeepingTokens tokens;
    private final Vault vault;

    public BuyerKeeper(Storage storage, InstantSource clock, KeepingTokens tokens, Vault vault) {
        this.transactions = storage.transactions();
        this.buyers = storage.buyers();
        this.journal = storage.journal();
        this.clock = clock;
        this.tokens = tokens;
        this.vault = vault;
    }

    @Override
    public Decision<List<Kept>, BuyerRefused> keep(List<Keep> incoming) {
        var now = clock.instant();
        return seals().then(seals -> transactions.run(() -> {
            var chunk = new BuyerChunk(buyers, seals, now);
            chunk.meet(incoming);
            var kept = incoming.stream().map(chunk::keep).toList();
            chunk.write();
            return Decision.accepted(kept);
        }));
    }

    /** Those of the orders that one unit of work takes. */
    OrderBuyers ofOrders(Instant now) {
        return new OrderBuyers(seals(), buyers, now);
    }

    /** Takes away what was sealed with orders that are taken away. */
    void forget(List<OrderKey> orders) {
        buyers.drop(orders);
    }

    private Decision<BuyerSeals, BuyerRefused> seals() {
        return vault.keys().map(keys -> new BuyerSeals(keys, vault));
    }

    @Override
    public Decision<Revealed, BuyerRefused> reveal(Reveal command) {
        vault.open();
        var now = clock.instant();
        return transactions.run(() -> allowed(command.actor(), command.order().map(OrderKey::store))
                .then(actor -> command.why().isBlank() ? Decision.refused(new ReasonNeeded()) : seals())
                .then(seals -> found(command).then(kept -> shown(seals, kept)))
                .whenAccepted(shown -> {
                    var event = new BuyerRevealed(shown.buyer(), shown.order(), fields(shown.personal()));
                    write(now, command.actor(), counted(shown.buyer()), event, command.why());
                }));
    }

    private Decision<Buyers.Kept, BuyerRefused> found(Reveal command) {
        var found = command.order()
                .map(order -> Optional.ofNullable(buyers.with(List.of(order)).get(order)))
                .orElseGet(() -> command.buyer().flatMap(buyers::newest))
                .filter(one -> command.buyer()
                        .orElse(one.buyer().key())
                        .equals(one.buyer().key()));
        if (found.isEmpty()) {
            return Decision.refused(new UnknownBuyer(command.buyer(), command.order()));
        }
        var kept = found.get();
        return kept.isErased()
                ? Decision.refused(new PersonalDataErased(
                        kept.buyer().key(), kept.buyer().erasedAt().orElseThrow()))
                : Decision.accepted(kept);
    }

    private static Decision<Revealed, BuyerRefused> shown(BuyerSeals seals, Buyers.Kept kept) {
        var buyer = kept.buyer().key();
        return seals.read(kept)
                .<Decision<Revealed, BuyerRefused>>map(data ->
                        Decision.accepted(new Revealed(buyer, kept.sealed().order(), data)))
                .orElseGet(() -> Decision.refused(new PersonalDataDamaged(buyer)));
    }

    /** The buyer's next version: a look is something that happened to a buyer. */
    private Buyer counted(BuyerKey name) {
        var buyer = Objects.requireNonNull(locked(name));
        var next = new Buyer(name, buyer.wrapped(), buyer.generation(), buyer.erasedAt(), buyer.version() + 1);
        buyers.save(List.of(next));
        return next;
    }

    private @Nullable Buyer locked(BuyerKey name) {
        return buyers.lock(new TreeSet<>(List.of(name))).get(name);
    }

    private static List<String> fields(PersonalData data) {
        var fields = new ArrayList<String>();
        data.nick().ifPresent(known -> fields.add("nick"));
        data.name().ifPresent(known -> fields.add("name"));
        data.phone().ifPresent(known -> fields.add("phone"));
        data.address().ifPresent(known -> fields.add("address"));
        return fields;
    }

    @Override
    public Decision<Erased, BuyerRefused> erase(Erase command) {
        var now = clock.instant();
        return transactions.run(() -> allowed(command.actor(), Optional.empty()).then(actor -> {
            if (command.why().isBlank()) {
                return Decision.refused(new ReasonNeeded());
            }
            var buyer = locked(command.buyer());
            if (buyer == null) {
                return Decision.refused(new UnknownBuyer(Optional.of(command.buyer()), Optional.empty()));
            }
            if (!buyer.hasKey()) {
                return Decision.accepted(
                        new Erased(buyer.key(), buyer.erasedAt().orElseThrow()));
            }
            // As long as the key that it takes the place of, so that it lies where that lay.
            var zeros = new byte[buyer.wrapped().length];
            var erased = new Buyer(buyer.key(), zeros, buyer.generation() + 1, Optional.of(now), buyer.version() + 1);
            buyers.save(List.of(erased));
            write(now, actor, erased, new BuyerErased(buyer.key(), buyer.generation()), command.why());
            return Decision.accepted(new Erased(buyer.key(), now));
        }));
    }

    @Override
    public Map<OrderKey, PersonalData> masked(Collection<OrderKey> orders) {
        var seals = seals().fold(Optional::of, refused -> Optional.<BuyerSeals>empty());
        var masked = new HashMap<OrderKey, PersonalData>();
        buyers.with(orders)
                .forEach((order, kept) -> masked.put(
                        order,
                        seals.flatMap(open -> open.read(kept))
                                .map(PersonalData::masked)
                                .orElseGet(PersonalData::hidden)));
        return masked;
    }

    /** The actor, where it may see personal data of the store or, without one, of all stores. */
    private Decision<Actor, BuyerRefused> allowed(Actor actor, Optional<StoreId> store) {
        var authority = actor.authority();
        return store.map(one -> authority.lacks(Permission.PERSONAL, one))
                .orElseGet(() -> authority.lacks(Permission.PERSONAL))
                .<Decision<Actor, BuyerRefused>>map(condition -> Decision.refused(new NotAllowed(
                        Permission.PERSONAL.code(), condition, tokens.whoCould(Permission.PERSONAL, store))))
                .orElseGet(() -> Decision.accepted(actor));
    }

    private void write(Instant now, Actor actor, Buyer buyer, Record event, String why) {
        journal.write(
                new Journal.Entry(now, actor, "buyer", buyer.key().code(), buyer.version(), Map.of(), event, why));
    }

    /** @param fields what was shown, by name */
    private record BuyerRevealed(BuyerKey buyer, OrderKey order, List<String> fields) {}

    /** @param generation of the key that was destroyed */
    private record BuyerErased(BuyerKey buyer, long generation) {}
}
