package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.SetAsidesContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSetAsidesTest extends SetAsidesContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
