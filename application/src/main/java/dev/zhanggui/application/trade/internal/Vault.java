package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataLocked;
import dev.zhanggui.application.trade.spi.KeyMarks;
import dev.zhanggui.application.trade.spi.KeyMarks.Mark;
import dev.zhanggui.application.trade.spi.MasterKeys;
import dev.zhanggui.application.trade.spi.MasterKeys.Keys;
import dev.zhanggui.application.trade.spi.MasterKeys.UnreadableKeys;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The master keys as the desk holds them: found, or made at the first start; locked where what is kept was sealed under
 * others. Keys are never made beside data that they do not open, since that would hide the loss of the right ones.
 */
public final class Vault {
    private static final System.Logger LOG = System.getLogger(Vault.class.getName());

    private final Transactions transactions;
    private final MasterKeys places;
    private final KeyMarks marks;
    private final Randomness randomness;
    private volatile Decision<Keys, BuyerRefused> state;

    public Vault(Storage storage, Randomness randomness) {
        this.transactions = storage.transactions();
        this.places = storage.masterKeys();
        this.marks = storage.keyMarks();
        this.randomness = randomness;
        this.state = locked("unavailable");
        open();
    }

    /** Looks for the keys, unless they are open already; outside of any unit, since it reads a file. */
    public void open() {
        if (isOpen()) {
            return;
        }
        try {
            state = found();
        } catch (UnreadableKeys e) {
            LOG.log(System.Logger.Level.WARNING, "personal data stays locked", e);
            state = locked("keys-unreadable");
        } catch (Trouble e) {
            LOG.log(System.Logger.Level.DEBUG, "personal data stays locked", e);
            state = locked("unavailable");
        }
    }

    /** The keys, or why there are none. */
    Decision<Keys, BuyerRefused> keys() {
        return state;
    }

    byte[] random(int bytes) {
        return randomness.bytes(bytes);
    }

    String place() {
        return places.place().orElse("");
    }

    private boolean isOpen() {
        return state instanceof Decision.Accepted<Keys, BuyerRefused>;
    }

    private Decision<Keys, BuyerRefused> locked(String why) {
        return Decision.refused(new PersonalDataLocked(why, place()));
    }

    private Decision<Keys, BuyerRefused> found() {
        if (places.place().isEmpty()) {
            return locked("no-place");
        }
        var mark = marks.find();
        var there = places.find();
        if (there.isEmpty()) {
            if (mark.isPresent() && marks.areInUse()) {
                return locked("keys-missing");
            }
            there = Optional.of(places.keep(new Keys(random(Keys.BYTES), random(Keys.BYTES))));
        }
        return marked(there.get(), mark);
    }

    private Decision<Keys, BuyerRefused> marked(Keys keys, Optional<Mark> mark) {
        if (mark.filter(known -> Arrays.equals(known.of(), keys.mark())).isPresent()) {
            return Decision.accepted(keys);
        }
        long version = mark.map(Mark::version).orElse(0L) + 1;
        Decision<Boolean, Refusal> written = transactions.run(() -> Decision.accepted(
                (mark.isEmpty() || !marks.areInUse()) && marks.save(new Mark(keys.mark(), Optional.empty(), version))));
        if (written.orThrow()) {
            return Decision.accepted(keys);
        }
        // Another instance may have been faster, with the same keys or with others.
        return marks.find()
                        .filter(known -> Arrays.equals(known.of(), keys.mark()))
                        .isPresent()
                ? Decision.accepted(keys)
                : locked("other-keys");
    }

    /** Whether the keys are open, and kept elsewhere too. */
    public Finding finding() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("place", place());
        return state.fold(
                keys -> marks.find().flatMap(Mark::exportedAt).isPresent()
                        ? new Finding("personal-keys", Finding.Level.OK, facts)
                        : finding("not-exported", facts),
                refused -> finding(((PersonalDataLocked) refused).why(), facts));
    }

    private static Finding finding(String why, Map<String, Object> facts) {
        facts.put("why", why);
        return new Finding("personal-keys", Finding.Level.WARN, facts);
    }
}
