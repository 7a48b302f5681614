package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Any storage, with every call passing {@link Faults} first: each call of each port, the beginning of each unit, and
 * the end of each unit that would be kept. Whatever fails, the storage below must hold all of a unit or nothing.
 */
public final class FaultyStorage {

    private FaultyStorage() {}

    public static Storage around(Storage storage, Faults faults) {
        var transactions = new FaultyTransactions(storage.transactions(), faults);
        return Calls.through(
                (method, call) -> method.getReturnType() == Transactions.class
                        ? transactions
                        : faulty(method.getReturnType(), call.get(), faults),
                Storage.class,
                storage);
    }

    private static <P> @Nullable Object faulty(Class<P> port, @Nullable Object real, Faults faults) {
        if (real == null) {
            return null;
        }
        return Calls.through(
                (method, call) -> {
                    faults.pass(port.getSimpleName() + "." + method.getName());
                    return call.get();
                },
                port,
                port.cast(real));
    }

    private record FaultyTransactions(Transactions real, Faults faults) implements Transactions {

        @Override
        public <T, R extends Refusal> Decision<T, R> run(Supplier<Decision<T, R>> unit) {
            return real.run(faulty(unit));
        }

        @Override
        public <T, R extends Refusal> CompletableFuture<Decision<T, R>> begin(Supplier<Decision<T, R>> unit) {
            return real.begin(faulty(unit));
        }

        @Override
        public <T, R extends Refusal> List<Supplier<Decision<T, R>>> runEach(List<Supplier<Decision<T, R>>> units) {
            return real.runEach(units.stream().map(this::faulty).toList());
        }

        @Override
        public <T> T read(Supplier<T> reads) {
            return real.read(() -> {
                faults.pass("Transactions.read");
                return reads.get();
            });
        }

        private <T, R extends Refusal> Supplier<Decision<T, R>> faulty(Supplier<Decision<T, R>> unit) {
            return () -> {
                faults.pass("Transactions.begin");
                return unit.get().whenAccepted(value -> faults.pass("Transactions.commit"));
            };
        }
    }
}
