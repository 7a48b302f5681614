package dev.zhanggui.application.audit.api;

import java.util.Arrays;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/** The proof that a chain of seals is whole, link by link: the same wherever the rows lie, in a desk or in a backup. */
@Port
public final class ChainProof {
    /**
     * What is wrong with a link.
     *
     * @param what {@code content}, {@code missing} or {@code chain}
     */
    @Port
    public record Flaw(long row, long seal, String what) {}

    private Seal last = Seal.BEGINNING;

    /**
     * Takes the next link and answers what is wrong with it, or nothing.
     *
     * @param row empty where it is gone
     * @param contentHash what was written with the row
     */
    public Optional<Flaw> next(Seal seal, Optional<AuditRow> row, byte[] contentHash) {
        if (seal.n() != last.n() + 1) {
            return Optional.of(new Flaw(seal.row(), last.n() + 1, "missing"));
        }
        if (row.isEmpty()) {
            return Optional.of(new Flaw(seal.row(), seal.n(), "missing"));
        }
        var content = row.get().hash();
        if (!Arrays.equals(content, contentHash)) {
            return Optional.of(new Flaw(seal.row(), seal.n(), "content"));
        }
        if (!seal.equals(last.next(seal.row(), content))) {
            return Optional.of(new Flaw(seal.row(), seal.n(), "chain"));
        }
        last = seal;
        return Optional.empty();
    }

    /** The link proven last, or the beginning. */
    public Seal last() {
        return last;
    }
}
