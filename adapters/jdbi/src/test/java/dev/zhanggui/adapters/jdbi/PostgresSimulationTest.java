package dev.zhanggui.adapters.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.zhanggui.adapters.testkit.StockSimulationContract;
import dev.zhanggui.application.Storage;

/** Histories over a database that a desk leaves and another comes to in the middle of them. */
final class PostgresSimulationTest extends StockSimulationContract {

    @Override
    protected int histories() {
        return 8;
    }

    @Override
    protected Ground ground() {
        return new Database(PostgresFixture.database());
    }

    private record Database(HikariDataSource pool) implements Ground {

        @Override
        public Storage open() {
            return PostgresStorage.on(pool);
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
