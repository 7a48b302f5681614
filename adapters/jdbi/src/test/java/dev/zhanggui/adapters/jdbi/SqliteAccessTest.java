package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.AccessContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteAccessTest extends AccessContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
