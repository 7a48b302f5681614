package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.TokensContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteTokensTest extends TokensContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
