package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.TakingRowsContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresTakingRowsTest extends TakingRowsContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
