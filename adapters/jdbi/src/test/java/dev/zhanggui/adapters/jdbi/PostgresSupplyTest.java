package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.SupplyContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSupplyTest extends SupplyContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
