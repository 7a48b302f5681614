package dev.zhanggui.application.audit.api;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jmolecules.architecture.hexagonal.Port;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain over the audit: the nth seal covers a row's content and the seal before it, in the order in
 * which the rows became durable. Whoever knows the newest seal can prove every row before it.
 *
 * @param n from 1 on, without gaps; 0 is the beginning, before any row
 * @param row the id of the row that it seals
 */
@Port
public record Seal(long n, long row, byte[] hash) {
    public static final Seal BEGINNING = new Seal(0, 0, new byte[32]);

    /** The next link: over this seal, its number, the row's id and the row's content hash. */
    public Seal next(long nextRow, byte[] contentHash) {
        var digest = AuditRow.sha256();
        digest.update(hash);
        digest.update(ByteBuffer.allocate(16).putLong(n + 1).putLong(nextRow).flip());
        digest.update(contentHash);
        return new Seal(n + 1, nextRow, digest.digest());
    }

    /** {@code N:HASH}, to be kept elsewhere: the anchor against a cut tail. */
    public String head() {
        return n + ":" + HexFormat.of().formatHex(hash);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Seal seal && n == seal.n && row == seal.row && Arrays.equals(hash, seal.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
