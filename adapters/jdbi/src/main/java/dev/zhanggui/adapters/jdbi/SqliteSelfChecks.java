package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.SelfChecks;
import dev.zhanggui.application.spi.SelfChecks.Finding.Level;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file, the settings of each connection, and the sums. */
final class SqliteSelfChecks implements SelfChecks {
    private static final long FREE_BYTES_LEAST = 256L << 20;

    private final SqliteLinks links;
    private final GroupCommit writer;

    SqliteSelfChecks(SqliteLinks links, GroupCommit writer) {
        this.links = links;
        this.writer = writer;
    }

    @Override
    public Optional<String> writesStopped() {
        return writer.writesStopped();
    }

    @Override
    public List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(version());
        findings.add(writerSettings());
        findings.add(readerSettings());
        findings.add(listed("sqlite-integrity", "PRAGMA quick_check(10)", "ok"));
        findings.add(listed("sqlite-foreign-keys", "PRAGMA foreign_key_check", ""));
        findings.addAll(Sums.examine(links));
        findings.add(diskFree());
        findings.add(permissions());
        findings.add(writesStopped()
                .map(why -> new Finding("writes", Level.BAD, Map.of("stopped", why)))
                .orElseGet(() -> new Finding("writes", Level.OK, Map.of())));
        return findings;
    }

    private Finding version() {
        var version = links.with(SqliteLinks::version);
        try {
            SqliteLinks.requireVersion(version);
            return new Finding("sqlite-version", Level.OK, Map.of("version", version));
        } catch (IllegalStateException e) {
            return new Finding("sqlite-version", Level.BAD, Map.of("version", version));
        }
    }

    private Finding writerSettings() {
        if (writesStopped().isPresent()) {
            return new Finding("sqlite-writer", Level.WARN, Map.of());
        }
        Decision<Map<String, String>, Refusal> wrong =
                writer.run(() -> Decision.accepted(links.with(link -> SqliteLinks.wrongSettings(link, true))));
        return settings("sqlite-writer", wrong.orThrow());
    }

    private Finding readerSettings() {
        // One more than those that are idle is opened where all are in use.
        var unused = links.with(SqliteLinks::version);
        for (var link : links.takeIdle()) {
            try {
                var wrong = SqliteLinks.wrongSettings(link, false);
                if (!wrong.isEmpty()) {
                    return settings("sqlite-readers", wrong);
                }
            } catch (SQLException e) {
                link.lose(e);
                return new Finding("sqlite-readers", Level.BAD, Map.of("wrong", String.valueOf(e.getMessage())));
            } finally {
                links.giveBack(link);
            }
        }
        return settings("sqlite-readers", Map.of());
    }

    private static Finding settings(String check, Map<String, String> wrong) {
        var found = wrong.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .toList();
        return found.isEmpty()
                ? new Finding(check, Level.OK, Map.of())
                : new Finding(check, Level.BAD, Map.of("wrong", found));
    }

    /** A check of SQLite's own that answers a list of what is wrong. */
    private Finding listed(String check, String pragma, String whenGood) {
        List<String> found = links.with(link -> {
            var lines = new ArrayList<String>();
            try (var rows = link.statement(pragma).executeQuery()) {
                while (rows.next() && lines.size() < 10) {
                    lines.add(String.valueOf(rows.getString(1)));
                }
            }
            return lines;
        });
        found.removeIf(whenGood::equals);
        return found.isEmpty()
                ? new Finding(check, Level.OK, Map.of())
                : new Finding(check, Level.BAD, Map.of("found", List.copyOf(found)));
    }

    private Finding diskFree() {
        try {
            long free = Files.getFileStore(links.file).getUsableSpace();
            return new Finding(
                    "disk-free", free >= FREE_BYTES_LEAST ? Level.OK : Level.WARN, Map.of("bytesFree", free));
        } catch (IOException e) {
            return new Finding("disk-free", Level.WARN, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private Finding permissions() {
        try {
            var found = PosixFilePermissions.toString(Files.getPosixFilePermissions(links.file));
            boolean closed = found.endsWith("------");
            return new Finding("file-permissions", closed ? Level.OK : Level.WARN, Map.of("permissions", found));
        } catch (UnsupportedOperationException e) {
            return new Finding("file-permissions", Level.OK, Map.of("permissions", "not of this system"));
        } catch (IOException e) {
            return new Finding("file-permissions", Level.WARN, Map.of("error", String.valueOf(e.getMessage())));
        }
    }
}
