package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.TakingRowsContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteTakingRowsTest extends TakingRowsContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
