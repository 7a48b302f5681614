package dev.zhanggui.bootstrap.durability;

import dev.zhanggui.adapters.jdbi.PostgresStorage;
import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that is going to be killed: callers reserve, pay, ship and receive without end, and what they were answered
 * is told on standard output, one line each, after the answer.
 */
final class Victim {
    static final Actor ACTOR = Actor.embedding("victim");
    static final StoreId STORE = new StoreId("s1");
    static final LocationId WAREHOUSE = new LocationId("w1");
    static final int SKUS = 20;
    private static final int CALLERS = 8;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Zhanggui desk;
    private final String name;
    private final AtomicLong number = new AtomicLong();

    private Victim(Zhanggui desk, String name) {
        this.desk = desk;
        this.name = name;
    }

    /** {@code sqlite DIR NAME} or {@code postgres URL NAME}. */
    public static void main(String[] arguments) throws InterruptedException {
        var storage = arguments[0].equals("sqlite")
                ? (Storage) SqliteStorage.open(Path.of(arguments[1]))
                : PostgresStorage.on(arguments[1]);
        var victim = new Victim(Zhanggui.on(storage), arguments[2]);
        stock(victim.desk, Quantity.UNITS_MAX);
        tell("ready");
        for (int i = 0; i < CALLERS; i++) {
            var caller = new Thread(victim::workWithoutEnd);
            caller.start();
        }
        Thread.currentThread().join();
    }

    /** One store, one warehouse and a few SKUs; what is there already stays. */
    static void stock(Zhanggui desk, int units) {
        var warehouse = Location.warehouse(WAREHOUSE, ZONE);
        var store = Store.of(STORE, "own", Currency.getInstance("CNY"), ZONE);
        var catalog = desk.inventory().catalog();
        catalog.putLocation(Put.of(ACTOR, warehouse)).orThrow();
        catalog.putStore(Put.of(ACTOR, store)).orThrow();
        for (int i = 0; i < SKUS; i++) {
            var sku = sku(i);
            if (catalog.sku(sku).isEmpty()) {
                var card = SkuCard.of(sku, sku.code());
                catalog.putSku(Put.of(ACTOR, card)).orThrow();
                receive(desk, sku, units);
            }
        }
    }

    static Sku sku(long i) {
        return new Sku("sku-" + i % SKUS);
    }

    private static void receive(Zhanggui desk, Sku sku, int units) {
        var book = new Book(ACTOR, sku, WAREHOUSE, Quantity.of(units), "victim", "");
        desk.inventory().moving().receive(book).orThrow();
    }

    private void workWithoutEnd() {
        try {
            while (true) {
                work(number.incrementAndGet());
            }
        } catch (Trouble trouble) {
            tell("trouble " + trouble.getClass().getSimpleName());
        }
    }

    private void work(long n) {
        var id = new ReservationId(name + "-" + n);
        var lines = List.of(AskedLine.of(sku(n), 2), AskedLine.of(sku(n + 1), 1));
        var asked = new Asked(STORE, Optional.empty(), Asked.Mode.ALL, lines);
        var reserving = desk.inventory().reserving();
        var held = reserving.reserve(new Reserve(ACTOR, id, asked, Optional.empty()));
        if (held.<Boolean>fold(done -> false, no -> true)) {
            tell("refused " + id.code());
            return;
        }
        tell("held " + id.code());
        if (n % 2 == 0) {
            reserving.commit(new Resolve(ACTOR, id)).orThrow();
            tell("committed " + id.code());
        }
        if (n % 4 == 0) {
            reserving.ship(new Resolve(ACTOR, id)).orThrow();
            tell("shipped " + id.code());
        }
        if (n % 8 == 1) {
            reserving.release(new Resolve(ACTOR, id)).orThrow();
            tell("released " + id.code());
        }
    }

    private static void tell(String line) {
        synchronized (Victim.class) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
