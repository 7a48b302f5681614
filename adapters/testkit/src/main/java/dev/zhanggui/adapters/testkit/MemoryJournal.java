package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.audit.api.AuditRow;
import dev.zhanggui.application.audit.api.Seal;
import dev.zhanggui.application.audit.spi.AuditTrail;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.audit.views.AuditViews.ChangeRow;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.domain.shared.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit with its chain, and the events on their way out. */
final class MemoryJournal implements Journal {
    private final Memory.Log<Written> rows;
    private final Memory.Log<Seal> seals;
    private final Memory.Log<String> told;
    private final Memory.Table<Long, PublishedEvent> events;

    MemoryJournal(Memory memory) {
        this.rows = memory.new Log<>();
        this.seals = memory.new Log<>();
        this.told = memory.new Log<>();
        this.events = memory.new Table<>();
    }

    private record Written(AuditRow row, Map<String, Object> before, Map<String, Object> after, byte[] contentHash) {}

    @Override
    public void write(Entry entry) {
        var name = camel(entry.event().getClass().getSimpleName());
        var facts = Facts.of(entry.event());
        var row = new AuditRow(
                entry.at(),
                entry.actor().id(),
                entry.actor().via(),
                name,
                entry.kind(),
                entry.id(),
                entry.version(),
                Json.of(Facts.plain(entry.before())),
                Json.of(facts),
                entry.why());
        rows.add(new Written(row, entry.before(), facts, row.hash()));
        tell(entry);
    }

    @Override
    public void tell(Entry entry) {
        var name = camel(entry.event().getClass().getSimpleName());
        var facts = Facts.of(entry.event());
        told.add(name);
        long n = told.size();
        events.put(n, new PublishedEvent(n, name, entry.kind(), entry.id(), entry.version(), entry.at(), facts));
    }

    private static String camel(String recordName) {
        return Character.toLowerCase(recordName.charAt(0)) + recordName.substring(1);
    }

    /** By number, without those that are forgotten. */
    Memory.Table<Long, PublishedEvent> events() {
        return events;
    }

    /** The number of the newest event. */
    long newest() {
        return told.size();
    }

    /** Seals what the unit wrote; here rows become durable in the order in which they are written. */
    void sealAll() {
        for (long row = seals.size() + 1; row <= rows.size(); row++) {
            seals.add(head().next(row, rows.row(row).contentHash()));
        }
    }

    private Seal head() {
        return seals.size() == 0 ? Seal.BEGINNING : seals.row(seals.size());
    }

    AuditTrail trail() {
        return new AuditTrail() {
            @Override
            public Seal head() {
                return MemoryJournal.this.head();
            }

            @Override
            public List<SealedRow> after(long n, int most) {
                return seals.after(n, most).stream()
                        .map(seal -> new SealedRow(
                                seal,
                                Optional.of(rows.row(seal.row()).row()),
                                rows.row(seal.row()).contentHash()))
                        .toList();
            }

            @Override
            public Unsealed unsealed() {
                Optional<Instant> oldest = rows.after(seals.size(), 1).stream()
                        .map(written -> written.row().at())
                        .findFirst();
                return new Unsealed(rows.size() - seals.size(), oldest);
            }

            @Override
            public int seal(int most) {
                return 0;
            }
        };
    }

    AuditViews views() {
        return this::changes;
    }

    private Page<ChangeRow> changes(AuditViews.Filter filter, Optional<String> cursor, int limit) {
        long from = cursor.map(MemoryJournal::number).orElse(rows.size() + 1);
        long to = Math.max(0, from - 1 - AuditViews.ROWS_LOOKED_AT_MAX);
        var shown = new ArrayList<ChangeRow>();
        for (long n = from - 1; n > to; n--) {
            var written = rows.row(n);
            if (passes(written.row(), filter)) {
                if (shown.size() == limit) {
                    return new Page<>(
                            List.copyOf(shown),
                            Optional.of("a" + shown.get(limit - 1).row()));
                }
                shown.add(change(n, written));
            }
        }
        return new Page<>(List.copyOf(shown), to == 0 ? Optional.empty() : Optional.of("a" + (to + 1)));
    }

    private static long number(String cursor) {
        if (!cursor.matches("a[0-9]{1,18}")) {
            throw new AuditViews.BadCursor(cursor);
        }
        return Long.parseLong(cursor.substring(1));
    }

    private static boolean passes(AuditRow row, AuditViews.Filter filter) {
        return filter.kind().map(row.kind()::equals).orElse(true)
                && filter.subject().map(row.subject()::equals).orElse(true)
                && filter.actor().map(row.actor()::equals).orElse(true);
    }

    private static ChangeRow change(long n, Written written) {
        var row = written.row();
        return new ChangeRow(
                n,
                row.at(),
                row.actor(),
                row.via(),
                row.action(),
                row.kind(),
                row.subject(),
                row.version(),
                written.before(),
                written.after(),
                row.why());
    }
}
