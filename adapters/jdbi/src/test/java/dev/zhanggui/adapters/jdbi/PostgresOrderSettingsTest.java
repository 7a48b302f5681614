package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.OrderSettingsContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresOrderSettingsTest extends OrderSettingsContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
