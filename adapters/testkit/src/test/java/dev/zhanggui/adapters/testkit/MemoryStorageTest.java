package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.Trouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryStorageTest {

    @Test
    void a_closed_storage_answers_nothing() {
        var storage = MemoryStorage.create();
        storage.close();
        storage.close();
        assertThatThrownBy(() -> storage.stores().all()).isInstanceOf(Trouble.Unavailable.class);
    }

    @Nested
    class ItsTransactions extends TransactionsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsStockLedgers extends StockLedgersContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsReservations extends ReservationsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsSetAsides extends SetAsidesContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsCatalog extends CatalogContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsStockViews extends StockViewsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsSupply extends SupplyContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsRowsTaken extends TakingRowsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsOrderSettings extends OrderSettingsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsJournal extends JournalContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsAuditTrail extends AuditTrailContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsOutbox extends OutboxContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsTokens extends TokensContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsAccess extends AccessContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsKeptAnswers extends KeptAnswersContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsJobs extends JobsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsSelfChecks extends SelfChecksContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsBuyers extends BuyersContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsPersonalData extends PersonalDataContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsFaults extends AllOrNothingContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsAuditViews extends AuditViewsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsOwnRules extends OwnRulesContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsOrdersAtTheDesk extends OrdersAtTheDeskContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsBuyersOfOrders extends BuyersOfOrdersContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsOrders extends OrdersContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsOrderRisks extends OrderRisksContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsListings extends ListingsContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class ItsRules extends RulesContract {
        private final Storage storage = MemoryStorage.create();

        @Override
        protected Storage storage() {
            return storage;
        }
    }
}
