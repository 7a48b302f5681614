package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.AllOrNothingContract;
import dev.zhanggui.application.Storage;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A group that has to begin anew passes a fault that strikes once; one that stays is told to whoever called. */
final class SqliteAllOrNothingTest extends AllOrNothingContract {
    @RegisterExtension
    final SqliteFixture fixture = new SqliteFixture();

    @Override
    protected Storage storage() {
        return fixture.storage();
    }
}
