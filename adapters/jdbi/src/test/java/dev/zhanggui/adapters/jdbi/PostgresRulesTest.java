package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.RulesContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresRulesTest extends RulesContract {
    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
