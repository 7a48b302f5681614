package dev.zhanggui.application.backups.api;

import java.time.Instant;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * The whole desk as it was at one moment, without the keys to personal data.
 *
 * @param name of the file
 * @param rows of all tables together
 * @param schema the version of its tables
 * @param auditHead the newest seal in it, as {@code N:HASH}
 * @param sha256 over the content of all tables
 */
@Port
public record Backup(
        String name, Instant createdAt, long bytes, long rows, int schema, String auditHead, String sha256) {}
