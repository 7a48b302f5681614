package dev.zhanggui.application.audit.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.audit.api.Auditing;
import dev.zhanggui.application.audit.api.ChainProof;
import dev.zhanggui.application.audit.spi.AuditTrail;
import dev.zhanggui.application.spi.SelfChecks;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Walks the chain of seals, link by link. */
public final class Auditor implements Auditing {
    private static final int BATCH = 1_000;
    /** A row that no seal covers by then was not written by the desk, or the chain stands still. */
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(10);

    private final AuditTrail trail;
    private final SelfChecks checks;
    private final InstantSource clock;
    private final List<Supplier<Finding>> further;

    /** @param further what other parts of the desk find of themselves */
    public Auditor(Storage storage, InstantSource clock, List<Supplier<Finding>> further) {
        this.trail = storage.auditTrail();
        this.checks = storage.selfChecks();
        this.clock = clock;
        this.further = List.copyOf(further);
    }

    @Override
    public Verdict verify(Optional<String> anchor) {
        var proof = new ChainProof();
        boolean anchored = anchor.isEmpty() || anchor.get().equals(proof.last().head());
        var batch = trail.after(0, BATCH);
        while (!batch.isEmpty()) {
            for (var link : batch) {
                var flaw = proof.next(link.seal(), link.row(), link.contentHash());
                if (flaw.isPresent()) {
                    return new Verdict.Broken(
                            flaw.get().row(), flaw.get().seal(), flaw.get().what());
                }
                anchored |=
                        anchor.isPresent() && anchor.get().equals(proof.last().head());
            }
            batch = trail.after(proof.last().n(), BATCH);
        }
        var last = proof.last();
        if (!anchored) {
            return new Verdict.Broken(0, last.n(), "tail");
        }
        return sealLag().compareTo(SEALED_WITHIN) > 0
                ? new Verdict.Broken(0, last.n(), "unsealed")
                : new Verdict.Whole(last.n(), last.head());
    }

    @Override
    public String head() {
        return trail.head().head();
    }

    @Override
    public List<Finding> examine() {
        var findings = new ArrayList<>(checks.examine());
        findings.add(auditFinding(verify(Optional.empty())));
        further.forEach(check -> findings.add(check.get()));
        return findings;
    }

    private static Finding auditFinding(Verdict verdict) {
        if (verdict instanceof Verdict.Whole whole) {
            return new Finding("audit", Finding.Level.OK, Map.of("rows", whole.rows(), "head", whole.head()));
        }
        var broken = (Verdict.Broken) verdict;
        return new Finding(
                "audit",
                Finding.Level.BAD,
                Map.of("firstBadRow", broken.firstBadRow(), "seal", broken.seal(), "what", broken.what()));
    }

    @Override
    public Optional<String> writesStopped() {
        return checks.writesStopped();
    }

    @Override
    public Duration sealLag() {
        return trail.unsealed()
                .oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Seals what waits, where the storage's writer does not do it itself. */
    public void seal() {
        int sealed = trail.seal(BATCH);
        while (sealed == BATCH) {
            sealed = trail.seal(BATCH);
        }
    }
}
