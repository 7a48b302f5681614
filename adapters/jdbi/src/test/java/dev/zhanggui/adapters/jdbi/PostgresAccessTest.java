package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.AccessContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresAccessTest extends AccessContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
