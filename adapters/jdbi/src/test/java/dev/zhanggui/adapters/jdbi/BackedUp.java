package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.MakingBackups.Make;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.PersonalData;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A desk with stock, reservations in every state, a buyer and events; and what must be true of a copy of it. */
final class BackedUp {
    static final Actor ME = Actor.embedding("backup");
    static final OrderKey ORDER = new OrderKey(new StoreId("tmall"), new OrderNo("1"));
    static final PersonalData ZHANG =
            new PersonalData(Optional.empty(), Optional.of("张小明\t\\N\n"), Optional.of("13812345678"), Optional.empty());

    private static final Sku SKU = new Sku("茶 \"250\"\\g");
    private static final LocationId HUB = new LocationId("hangzhou");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BackedUp() {}

    /** A desk that does nothing by itself. */
    static Zhanggui open(Storage storage) {
        return Zhanggui.on(storage, Clock.system(), new SteppedBackground(), Randomness.secure());
    }

    static BuyerKey fill(Zhanggui desk) {
        var inventory = desk.inventory();
        inventory
                .catalog()
                .putLocation(Put.of(ME, Location.warehouse(HUB, ZONE)))
                .orThrow();
        inventory
                .catalog()
                .putStore(Put.of(ME, Store.of(ORDER.store(), "tmall", Currency.getInstance("CNY"), ZONE)))
                .orThrow();
        inventory.catalog().putSku(Put.of(ME, SkuCard.of(SKU, "龙井\t\\."))).orThrow();
        inventory.moving().receive(Book.of(ME, SKU, HUB, 1_000_000)).orThrow();
        desk.events().subscribe("listener", event -> {});
        for (int i = 0; i < 4; i++) {
            reserve(desk, "o-" + i);
        }
        var reserving = inventory.reserving();
        reserving.commit(new Resolve(ME, new ReservationId("o-1"))).orThrow();
        reserving.release(new Resolve(ME, new ReservationId("o-2"))).orThrow();
        reserving.commit(new Resolve(ME, new ReservationId("o-3"))).orThrow();
        reserving.ship(new Resolve(ME, new ReservationId("o-3"))).orThrow();
        return desk.buyers()
                .keep(List.of(new Keep("tmall", "tb_9527", ORDER, ZHANG)))
                .orThrow()
                .get(0)
                .buyer();
    }

    static void reserve(Zhanggui desk, String id) {
        var asked = Asked.all(ORDER.store(), AskedLine.of(SKU, 2));
        desk.inventory()
                .reserving()
                .reserve(new Reserve(ME, new ReservationId(id), asked, Optional.empty()))
                .orThrow();
    }

    static Backup backup(Zhanggui desk) {
        return desk.backups().make(new Make(ME, "test")).orThrow();
    }

    static Path file(Storage storage, Backup backup) {
        return Path.of(storage.backups().place().orElseThrow()).resolve(backup.name());
    }

    /** A backup that is made while eight callers reserve without a pause, each waiting for its answer. */
    static Backup underLoad(Zhanggui desk) throws InterruptedException {
        var count = new AtomicInteger();
        var busy = new CountDownLatch(200);
        var ended = new CountDownLatch(8);
        Backup made;
        try (var callers = new BackgroundThreads("callers")) {
            for (int i = 0; i < 8; i++) {
                int caller = i;
                callers.loop("caller " + i, () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        reserve(desk, "load-" + caller + "-" + count.incrementAndGet());
                        busy.countDown();
                    }
                    ended.countDown();
                });
            }
            assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
            int before = count.get();
            made = backup(desk);
            assertThat(count.get()).as("others went on meanwhile").isGreaterThan(before);
        }
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        return made;
    }

    /** Whole, in itself and with the journal: nothing of a moment that never was. */
    static void isSound(Zhanggui desk, String head) {
        assertThat(desk.auditing().examine())
                .allSatisfy(one -> assertThat(one.level()).as(one.toString()).isNotEqualTo(Finding.Level.BAD));
        assertThat(desk.auditing().verify(Optional.of(head))).isInstanceOf(Verdict.Whole.class);
    }

    /** Every reservation has its row in the journal, and every row of that kind its reservation. */
    static void heldAsWritten(Links links) {
        long held = count(links, "SELECT COUNT(*) FROM reservation");
        assertThat(count(links, "SELECT COUNT(*) FROM audit WHERE action = 'stockHeld'"))
                .isEqualTo(held)
                .isGreaterThan(3);
        assertThat(count(links, "SELECT COUNT(*) FROM outbox WHERE name = 'stockHeld'"))
                .isEqualTo(held);
    }

    static long count(Links links, String sql) {
        return links.with(link -> Dump.number(link.connection, sql));
    }
}
