package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Units one after the other. */
final class MemoryTransactions implements Transactions {
    private final Memory memory;

    MemoryTransactions(Memory memory) {
        this.memory = memory;
    }

    @Override
    public <T, R extends Refusal> Decision<T, R> run(Supplier<Decision<T, R>> unit) {
        if (memory.isInUnit()) {
            return memory.unit(unit);
        }
        try {
            return memory.unit(unit);
        } catch (StaleWrite once) {
            return memory.unit(unit);
        }
    }

    @Override
    public <T, R extends Refusal> CompletableFuture<Decision<T, R>> begin(Supplier<Decision<T, R>> unit) {
        try {
            return CompletableFuture.completedFuture(run(unit));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public <T, R extends Refusal> List<Supplier<Decision<T, R>>> runEach(List<Supplier<Decision<T, R>>> units) {
        var answers = new ArrayList<Supplier<Decision<T, R>>>(units.size());
        for (var unit : units) {
            try {
                var decision = run(unit);
                answers.add(() -> decision);
            } catch (RuntimeException e) {
                answers.add(() -> {
                    throw e;
                });
            }
        }
        return answers;
    }

    @Override
    public <T> T read(Supplier<T> reads) {
        return memory.read(reads);
    }
}
