package dev.zhanggui.adapters.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rows by key, each with the job that wrote it last, and what a job replaced first. */
final class MemoryJobRows<V> {
    private final Memory.Table<List<String>, Written<V>> rows;
    private final Memory.Table<List<String>, Written<V>> replaced;

    private record Written<V>(V value, String job) {}

    MemoryJobRows(Memory memory) {
        this.rows = memory.new Table<>();
        this.replaced = memory.new Table<>();
    }

    /** Keys in the order of their bytes, part by part. */
    private static final Comparator<List<String>> IN_ORDER = (one, other) -> {
        var parts = Keys.<String>by(part -> part);
        for (int i = 0; i < one.size(); i++) {
            int order = parts.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    Optional<V> find(List<String> key) {
        return rows.find(key).map(Written::value);
    }

    void put(List<String> key, V value, String job) {
        var standing = rows.find(key);
        var kept = under(job, key);
        if (!job.isEmpty()
                && standing.isPresent()
                && !standing.get().job().equals(job)
                && replaced.find(kept).isEmpty()) {
            replaced.put(kept, standing.get());
        }
        rows.put(key, new Written<>(value, job));
    }

    /** Another value of a row that stays with the job that wrote it. */
    void change(List<String> key, V value) {
        rows.find(key).ifPresent(standing -> rows.put(key, new Written<>(value, standing.job())));
    }

    void remove(List<String> key) {
        rows.remove(key);
    }

    private static List<String> under(String job, List<String> key) {
        return Stream.concat(Stream.of(job), key.stream()).toList();
    }

    /** Rows behind a key, in order. */
    Stream<V> behind(List<String> key) {
        return sorted(row -> true).filter(one -> IN_ORDER.compare(one, key) > 0).flatMap(one -> find(one).stream());
    }

    /** Rows that the job wrote last, by key. */
    Stream<V> of(String job) {
        return job.isEmpty()
                ? Stream.empty()
                : sorted(row -> row.job().equals(job)).flatMap(key -> find(key).stream());
    }

    private Stream<List<String>> sorted(Predicate<Written<V>> which) {
        return rows.rows().entrySet().stream()
                .filter(row -> which.test(row.getValue()))
                .map(Map.Entry::getKey)
                .sorted(IN_ORDER);
    }

    int takeBack(String job, int most, Predicate<V> may) {
        if (job.isEmpty()) {
            return 0;
        }
        var keys = sorted(row -> row.job().equals(job) && may.test(row.value()))
                .limit(most)
                .toList();
        for (var key : keys) {
            rows.remove(key);
            var kept = under(job, key);
            replaced.find(kept).ifPresent(before -> rows.put(key, before));
            replaced.remove(kept);
        }
        return keys.size();
    }
}
