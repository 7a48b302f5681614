package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.BuyersOfOrdersContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteBuyersOfOrdersTest extends BuyersOfOrdersContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
