package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.SetAsidesContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteSetAsidesTest extends SetAsidesContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
