package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.spi.Mappings;
import dev.zhanggui.application.imports.spi.RefusedRows;
import dev.zhanggui.application.imports.spi.Staging;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Staged lines, refused rows and mappings. */
final class MemoryImports {
    private final Memory.Table<StagedAt, Staging.Line> staged;
    private final Memory.Table<RefusedAt, RefusedRow> refused;
    private final Memory.Table<String, Versioned<String>> mappings;

    MemoryImports(Memory memory) {
        this.staged = memory.new Table<>();
        this.refused = memory.new Table<>();
        this.mappings = memory.new Table<>();
    }

    private record StagedAt(String job, String order, long line) {}

    private record RefusedAt(String job, long n) {}

    Staging staging() {
        return new Staging() {
            @Override
            public void stage(String job, List<Line> lines) {
                for (var line : lines) {
                    var at = new StagedAt(job, line.order(), line.line());
                    if (staged.find(at).isEmpty()) {
                        staged.put(at, line);
                    }
                }
            }

            @Override
            public List<Line> next(String job, int orders) {
                var inOrder = staged.rows().entrySet().stream()
                        .filter(entry -> entry.getKey().job().equals(job))
                        .map(Map.Entry::getValue)
                        .sorted(Comparator.comparing(Line::order, Keys.by(order -> order))
                                .thenComparingLong(Line::line))
                        .toList();
                var few = new LinkedHashSet<String>();
                inOrder.stream().map(Line::order).distinct().limit(orders).forEach(few::add);
                return inOrder.stream()
                        .filter(line -> few.contains(line.order()))
                        .toList();
            }

            @Override
            public void drop(String job, List<String> orders) {
                remove(at -> at.job().equals(job) && orders.contains(at.order()));
            }

            @Override
            public void clear(String job) {
                remove(at -> at.job().equals(job));
            }
        };
    }

    private void remove(Predicate<StagedAt> which) {
        staged.rows().keySet().stream().filter(which).toList().forEach(staged::remove);
    }

    RefusedRows refusedRows() {
        return new RefusedRows() {
            @Override
            public void add(String job, List<RefusedRow> rows) {
                rows.forEach(row -> refused.put(new RefusedAt(job, row.n()), row));
            }

            @Override
            public List<RefusedRow> after(String job, long after, int limit) {
                return refused.rows().entrySet().stream()
                        .filter(entry -> entry.getKey().job().equals(job)
                                && entry.getKey().n() > after)
                        .map(Map.Entry::getValue)
                        .sorted(Comparator.comparingLong(RefusedRow::n))
                        .limit(limit)
                        .toList();
            }
        };
    }

    Mappings mappings() {
        return new Mappings() {
            @Override
            public Optional<Versioned<String>> find(String name) {
                return mappings.find(name);
            }

            @Override
            public List<String> all() {
                return mappings.rows().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Keys.by(name -> name)))
                        .map(entry -> entry.getValue().value())
                        .toList();
            }

            @Override
            public void save(String name, String text, long over) {
                long version = mappings.find(name).map(Versioned::version).orElse(0L);
                if (version != over) {
                    throw new StaleWrite("mapping " + name + " does not stand at " + over);
                }
                mappings.put(name, new Versioned<>(text, over + 1));
            }

            @Override
            public boolean remove(String name) {
                boolean there = mappings.find(name).isPresent();
                mappings.remove(name);
                return there;
            }
        };
    }
}
