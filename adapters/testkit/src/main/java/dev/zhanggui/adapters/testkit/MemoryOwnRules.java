package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.rules.spi.OwnRules;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The team's own rules by key; what was taken away leaves its version. */
final class MemoryOwnRules implements OwnRules {
    private static final Versioned<Optional<PlatformRule>> NEVER = new Versioned<>(Optional.empty(), 0);

    private final Memory.Table<Key, Versioned<Optional<PlatformRule>>> rows;
    private final Memory.Log<Key> changes;

    MemoryOwnRules(Memory memory) {
        this.rows = memory.new Table<>();
        this.changes = memory.new Log<>();
    }

    @Override
    public List<Versioned<PlatformRule>> all() {
        return rows.all().stream()
                .flatMap(row -> row.value().map(rule -> new Versioned<>(rule, row.version())).stream())
                .sorted(Comparator.comparing(row -> row.value().key()))
                .toList();
    }

    @Override
    public long revision() {
        return changes.size();
    }

    @Override
    public Versioned<Optional<PlatformRule>> find(Key key) {
        return rows.find(key).orElse(NEVER);
    }

    @Override
    public void save(PlatformRule row, long over) {
        put(row.key(), over, Optional.of(row));
    }

    @Override
    public void remove(Key key, long over) {
        if (find(key).value().isEmpty()) {
            throw new StaleWrite(key + " does not stand");
        }
        put(key, over, Optional.empty());
    }

    private void put(Key key, long over, Optional<PlatformRule> row) {
        long standing = find(key).version();
        if (standing != over) {
            throw new StaleWrite(key + " stands at " + standing + ", not " + over);
        }
        rows.put(key, new Versioned<>(row, over + 1));
        changes.add(key);
    }
}
