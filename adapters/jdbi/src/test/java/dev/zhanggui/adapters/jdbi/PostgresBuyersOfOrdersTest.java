package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.BuyersOfOrdersContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresBuyersOfOrdersTest extends BuyersOfOrdersContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
