package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer remembers stores that it read; never one that was not, or is no longer, what stands. */
class RememberedStoresTest {
    private static final StoreId ID = new StoreId("tmall");

    @TempDir
    private Path folder = Path.of("");

    private record No() implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    @Test
    void what_a_refused_unit_wrote_and_read_again_is_forgotten() {
        try (var storage = SqliteStorage.open(folder)) {
            assertThat(accepted(storage, () -> saved(storage, "own", 0))).isEqualTo(1);
            assertThat(accepted(storage, () -> version(storage))).isEqualTo(1);
            Decision<Long, No> refused = storage.transactions().run(() -> {
                assertThat(saved(storage, "jd", 1)).isEqualTo(2);
                return Decision.refused(new No());
            });
            assertThat(refused).isInstanceOf(Decision.Refused.class);
            assertThat(accepted(storage, () -> version(storage))).isEqualTo(1);
            assertThat(accepted(storage, () -> saved(storage, "jd", 1))).isEqualTo(2);
            assertThat(accepted(storage, () -> version(storage))).isEqualTo(2);
            assertThat(accepted(storage, () -> version(storage))).isEqualTo(2);
        }
    }

    @Test
    void units_of_one_group_see_what_the_one_before_them_did_and_not_what_was_refused() {
        try (var storage = SqliteStorage.open(folder)) {
            assertThat(accepted(storage, () -> saved(storage, "own", 0))).isEqualTo(1);
            assertThat(accepted(storage, () -> version(storage))).isEqualTo(1);
            List<Supplier<Decision<Long, No>>> units = List.of(
                    () -> Decision.accepted(version(storage)),
                    () -> {
                        assertThat(saved(storage, "jd", 1)).isEqualTo(2);
                        return Decision.refused(new No());
                    },
                    () -> Decision.accepted(version(storage)),
                    () -> Decision.accepted(saved(storage, "pdd", 1)),
                    () -> Decision.accepted(version(storage)));
            var done = storage.transactions().runEach(units);
            assertThat(done.get(0).get().orThrow()).isEqualTo(1);
            assertThat(done.get(2).get().orThrow()).isEqualTo(1);
            assertThat(done.get(4).get().orThrow()).isEqualTo(2);
        }
    }

    private static long accepted(SqliteStorage storage, Supplier<Long> unit) {
        Decision<Long, No> done = storage.transactions().run(() -> Decision.accepted(unit.get()));
        return done.orThrow();
    }

    private static long saved(SqliteStorage storage, String platform, long over) {
        var store = Store.of(ID, platform, Currency.getInstance("CNY"), ZoneId.of("Asia/Shanghai"));
        storage.stores().save(store, over);
        return version(storage);
    }

    private static long version(SqliteStorage storage) {
        return storage.stores().find(ID).map(Versioned::version).orElse(0L);
    }
}
