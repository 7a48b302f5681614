package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.api.AnsweringOnce;
import dev.zhanggui.application.access.spi.KeptAnswers;
import dev.zhanggui.application.access.spi.KeptAnswers.Kept;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps the answer to a request with its effect, in one transaction. */
public final class AnswerKeeper implements AnsweringOnce {
    private static final Duration KEPT_FOR = Duration.ofHours(48);
    private static final int FORGET_AT_ONCE = 500;

    private final Transactions transactions;
    private final KeptAnswers kept;
    private final InstantSource clock;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    public AnswerKeeper(Storage storage, InstantSource clock) {
        this.transactions = storage.transactions();
        this.kept = storage.keptAnswers();
        this.clock = clock;
    }

    @Override
    public Outcome once(String owner, String key, String fingerprint, Supplier<Answer> work) {
        var flight = owner.length() + ":" + owner + key;
        if (!inFlight.add(flight)) {
            return new Outcome.InFlight();
        }
        try {
            var now = clock.instant();
            Decision<Outcome, NotKept> done = transactions.run(() -> {
                var before = kept.find(owner, key);
                if (before.isPresent()) {
                    return Decision.accepted(
                            before.get().fingerprint().equals(fingerprint)
                                    ? new Outcome.Answered(before.get().answer(), true)
                                    : new Outcome.KeyUsedOtherwise());
                }
                var answer = work.get();
                if (!isKept(answer.status())) {
                    return Decision.refused(new NotKept(answer));
                }
                kept.keep(owner, key, new Kept(fingerprint, answer, now));
                return Decision.accepted(new Outcome.Answered(answer, false));
            });
            return done.fold(outcome -> outcome, refused -> new Outcome.Answered(refused.answer(), false));
        } finally {
            inFlight.remove(flight);
        }
    }

    private static boolean isKept(int status) {
        return status >= 200 && status < 300 || status == 409 || status == 422;
    }

    /** Forgets answers that nobody will ask for again. */
    public void forgetOld() {
        var before = clock.instant().minus(KEPT_FOR);
        int forgotten = FORGET_AT_ONCE;
        while (forgotten == FORGET_AT_ONCE) {
            Decision<Integer, Refusal> done =
                    transactions.run(() -> Decision.accepted(kept.forget(before, FORGET_AT_ONCE)));
            forgotten = done.orThrow();
        }
    }

    /** An answer that undoes what was done for it: a broken request, not an effect. */
    private record NotKept(Answer answer) implements Refusal {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
