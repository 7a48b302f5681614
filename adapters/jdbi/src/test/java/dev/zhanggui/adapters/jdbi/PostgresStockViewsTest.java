package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.StockViewsContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresStockViewsTest extends StockViewsContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
