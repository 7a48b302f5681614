package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.OrderSettingsContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteOrderSettingsTest extends OrderSettingsContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
