package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.SelfChecks;
import dev.zhanggui.application.spi.SelfChecks.Finding.Level;
import dev.zhanggui.application.spi.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server's settings as a connection sees them, and the sums. */
final class PostgresSelfChecks implements SelfChecks {
    private static final long VERSION_LEAST = 140_000;

    private final PostgresLinks links;

    PostgresSelfChecks(PostgresLinks links) {
        this.links = links;
    }

    @Override
    public Optional<String> writesStopped() {
        try {
            var readOnly = one("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on'");
            return readOnly.equals("t") ? Optional.of("this PostgreSQL only reads") : Optional.empty();
        } catch (Trouble e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        boolean recent = Long.parseLong(one("SHOW server_version_num")) >= VERSION_LEAST;
        findings.add(new Finding(
                "postgres-version", recent ? Level.OK : Level.BAD, Map.of("version", one("SHOW server_version"))));
        findings.add(settings());
        findings.addAll(Sums.examine(links));
        findings.add(writesStopped()
                .map(why -> new Finding("writes", Level.BAD, Map.of("stopped", why)))
                .orElseGet(() -> new Finding("writes", Level.OK, Map.of())));
        return findings;
    }

    /** Without these an answered write may be lost, or text not be text. */
    private Finding settings() {
        var wrong = new LinkedHashMap<String, String>();
        for (var setting : List.of("fsync", "full_page_writes")) {
            var found = one("SHOW " + setting);
            if (!found.equals("on")) {
                wrong.put(setting, found);
            }
        }
        var commit = one("SHOW synchronous_commit");
        if (commit.equals("off")) {
            wrong.put("synchronous_commit", commit);
        }
        var encoding = one("SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            wrong.put("server_encoding", encoding);
        }
        var found = wrong.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .toList();
        return found.isEmpty()
                ? new Finding("postgres-settings", Level.OK, Map.of())
                : new Finding("postgres-settings", Level.BAD, Map.of("wrong", found));
    }

    private String one(String sql) {
        return links.with(link -> {
            try (var rows = link.statement(sql).executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        });
    }
}
