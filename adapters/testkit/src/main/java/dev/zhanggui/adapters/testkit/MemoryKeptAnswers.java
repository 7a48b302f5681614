package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.access.spi.KeptAnswers;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Answers by owner and key. */
final class MemoryKeptAnswers implements KeptAnswers {
    private final Memory.Table<Key, Kept> answers;

    MemoryKeptAnswers(Memory memory) {
        this.answers = memory.new Table<>();
    }

    private record Key(String owner, String key) {}

    @Override
    public Optional<Kept> find(String owner, String key) {
        return answers.find(new Key(owner, key));
    }

    @Override
    public void keep(String owner, String key, Kept kept) {
        if (answers.find(new Key(owner, key)).isPresent()) {
            throw new StaleWrite("kept_answer " + key);
        }
        answers.put(new Key(owner, key), kept);
    }

    @Override
    public int forget(Instant before, int most) {
        var old = answers.rows().entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(before))
                .sorted(Comparator.comparing(entry -> entry.getValue().at()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(answers::remove);
        return old.size();
    }
}
