package dev.zhanggui.application.audit.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Who changed what, when, by which way and why. Rows are only ever added.
 *
 * @param before JSON of what it was, {@code {}} where it is new
 * @param after JSON of what happened
 */
@Port
public record AuditRow(
        Instant at,
        String actor,
        String via,
        String action,
        String kind,
        String subject,
        long version,
        String before,
        String after,
        String why) {

    /** SHA-256 over all fields, each with its length before it, so that none can flow into the next. */
    public byte[] hash() {
        var digest = sha256();
        digest.update(ByteBuffer.allocate(16)
                .putLong(at.toEpochMilli())
                .putLong(version)
                .flip());
        for (var field : new String[] {actor, via, action, kind, subject, before, after, why}) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
