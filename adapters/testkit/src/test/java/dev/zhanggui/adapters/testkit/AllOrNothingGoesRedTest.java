package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Storages that keep half of a failed unit: the contract sees each of them. */
class AllOrNothingGoesRedTest {

    private static void goesRed(Careless transactions) {
        var storage = Calls.through(
                (method, call) -> method.getReturnType() == Transactions.class ? transactions : call.get(),
                Storage.class,
                transactions.storage());
        var contract = new AllOrNothingContract() {
            @Override
            protected Storage storage() {
                return storage;
            }
        };
        contract.a_desk_over_storage_that_may_fail();
        assertThatThrownBy(contract::a_reservation_is_held_whole).isInstanceOf(AssertionError.class);
    }

    @Test
    void where_what_a_failed_unit_wrote_is_not_taken_back() {
        goesRed(new Careless(MemoryStorage.create()));
    }

    @Test
    void where_a_failed_unit_is_run_again_on_top_of_what_it_wrote() {
        goesRed(new Careless(MemoryStorage.create()) {
            @Override
            <T, R extends Refusal> Decision<T, R> attempt(Supplier<Decision<T, R>> unit) {
                try {
                    return unit.get();
                } catch (Trouble e) {
                    return unit.get();
                }
            }
        });
    }

    /** Keeps whatever a unit wrote, and tells its trouble afterwards. */
    private static class Careless implements Transactions {
        private final Storage storage;

        Careless(Storage storage) {
            this.storage = storage;
        }

        Storage storage() {
            return storage;
        }

        <T, R extends Refusal> Decision<T, R> attempt(Supplier<Decision<T, R>> unit) {
            return unit.get();
        }

        @Override
        public <T, R extends Refusal> Decision<T, R> run(Supplier<Decision<T, R>> unit) {
            Decision<Supplier<Decision<T, R>>, R> kept = storage.transactions().run(() -> {
                try {
                    var decision = attempt(unit);
                    return Decision.accepted(() -> decision);
                } catch (Trouble e) {
                    return Decision.accepted(() -> {
                        throw e;
                    });
                }
            });
            return kept.orThrow().get();
        }

        @Override
        public <T, R extends Refusal> CompletableFuture<Decision<T, R>> begin(Supplier<Decision<T, R>> unit) {
            return storage.transactions().begin(unit);
        }

        @Override
        public <T, R extends Refusal> List<Supplier<Decision<T, R>>> runEach(List<Supplier<Decision<T, R>>> units) {
            return storage.transactions().runEach(units);
        }

        @Override
        public <T> T read(Supplier<T> reads) {
            return storage.transactions().read(reads);
        }
    }
}
