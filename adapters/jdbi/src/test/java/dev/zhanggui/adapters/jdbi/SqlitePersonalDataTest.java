package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.PersonalDataContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlitePersonalDataTest extends PersonalDataContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
