package dev.zhanggui.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.CountedRandomness;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.NotedOrders;
import dev.zhanggui.adapters.testkit.PlainTables;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.ImportRefused.JobEnded;
import dev.zhanggui.application.imports.api.ImportRefused.NotAllowed;
import dev.zhanggui.application.imports.api.ImportRefused.NotUndoable;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownKind;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownReference;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.api.ImportingFiles.Send;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.internal.ImportDesk;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.internal.DeskClock;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.Trade;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files sent in, read by jobs, told row by row. */
class FilesAtTheDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final Actor ME = Actor.embedding("me");
    private static final StoreId TMALL = new StoreId("tmall");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String HEADER = "order_no,line_no,placed_at,sku,quantity,unit_price,seller_note\n";

    @TempDir
    private Path folder = Path.of("");

    private final Storage storage = MemoryStorage.create();
    private final SteppedBackground background = new SteppedBackground();
    private final NotedOrders orders = new NotedOrders();
    private final Zhanggui desk =
            Zhanggui.on(storage, MovableClock.at(NOW), new SteppedBackground(), new CountedRandomness());
    private @Nullable ImportDesk files;

    private ImportDesk open(Zhanggui on, Storage over, InstantSource clock, Background background, String room) {
        var trade = on.trade();
        var noted = new Trade(
                trade.orders(),
                orders,
                trade.takingBack(),
                trade.tagging(),
                trade.listings(),
                trade.checking(),
                trade.editing(),
                trade.risks(),
                trade.sealing(),
                trade.views(),
                trade.listingViews());
        return ImportDesk.open(
                over,
                new FileRoom(new PlainTables(), folder.resolve(room)),
                ImportDesk.takers(on.inventory(), noted, clock),
                on.inventory(),
                on.tokens(),
                trade.sealing(),
                clock,
                background,
                new CountedRandomness());
    }

    @BeforeEach
    void a_desk_with_a_room_for_files() {
        files = open(desk, storage, InstantSource.fixed(NOW), background, "uploads");
        desk.inventory()
                .catalog()
                .putStore(Put.of(ME, Store.of(TMALL, "tmall", Currency.getInstance("CNY"), SHANGHAI)))
                .orThrow();
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(files).close();
        desk.close();
    }

    private Imports imports() {
        return Objects.requireNonNull(files).imports();
    }

    private Job start(Send command, String text) {
        try {
            var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            return imports().files().start(command, bytes).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Job done(Send command, String text) {
        var job = start(command, text);
        background.stepAll();
        return imports().jobs().job(job.id()).orElseThrow();
    }

    private Job orders(String text) {
        return done(Send.of(ME, FileKind.ORDERS, TMALL), text);
    }

    private static Send dry(Send send) {
        return new Send(send.actor(), send.kind(), send.store(), send.format(), true, send.length());
    }

    /** What lies in the folder for files. */
    private List<String> left() {
        try (var files = Files.list(folder.resolve("uploads"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RefusedRow> refused(Job job) {
        return imports()
                .files()
                .refused(job.id(), Optional.empty(), 500)
                .orThrow()
                .items();
    }

    private List<String> reasons(Job job) {
        return refused(job).stream()
                .map(row -> row.line() + " " + row.faults().get(0).column() + " "
                        + row.faults().get(0).reason().code())
                .toList();
    }

    private OrderContent order(String no) {
        return orders.order(new OrderKey(TMALL, new OrderNo(no))).orElseThrow();
    }

    private static String counts(Job job) {
        var counts = job.counts();
        return counts.created() + " " + counts.updated() + " " + counts.unchanged() + " " + counts.refused() + " "
                + counts.skipped();
    }

    @Test
    void a_file_is_taken_once_and_the_same_file_again_changes_nothing() {
        var text = HEADER + "A,1,2026-11-11,T-1,1,2,\nA,2,2026-11-11,T-2,1,2,\nB,1,2026-11-11,T-1,3,2,\n";
        var first = orders(text);
        assertThat(first.state()).isEqualTo(Job.State.DONE);
        assertThat(counts(first)).isEqualTo("3 0 0 0 0");
        assertThat(first.total()).contains(3L);
        assertThat(first.facts())
                .containsEntry("mapping", "orders")
                .containsEntry("format", "csv")
                .containsEntry("encoding", "UTF-8")
                .containsEntry("unknownColumns", List.of());
        assertThat(order("A").lines()).hasSize(2);
        assertThat(counts(orders(text))).isEqualTo("0 0 3 0 0");
        assertThat(left()).containsExactly("room.id");
    }

    @Test
    void a_line_that_is_gone_is_a_change_and_an_order_that_is_gone_is_not_touched() {
        assertThat(counts(
                        orders(HEADER + "A,1,2026-11-11,T-1,1,2,\nA,2,2026-11-11,T-2,1,2,\nB,1,2026-11-11,T-1,3,2,\n")))
                .isEqualTo("3 0 0 0 0");
        var next = orders(HEADER + "A,1,2026-11-11,T-1,1,2,\n");
        assertThat(counts(next)).isEqualTo("0 1 0 0 0");
        assertThat(next.facts().get("vanished")).isEqualTo(Map.of("count", 1L, "orders", List.of("B")));
        var later = orders(HEADER + "C,1,2026-11-12,T-1,1,2,\n");
        assertThat(later.facts()).as("B lies before its time").doesNotContainKey("vanished");
        assertThat(order("A").lines()).hasSize(1);
        assertThat(order("B").lines()).hasSize(1);
    }

    @Test
    void notes_blank_rows_and_totals_are_no_data() {
        var job = orders("导出于今天\n\n" + HEADER + "A,1,2026-11-11,T-1,1,2,\n,,,,,,\n合计,,,,1,2,\n总计：,,,,1,2,\n汇总,,,,,,\n");
        assertThat(counts(job)).isEqualTo("1 0 0 0 4");
    }

    @Test
    void lines_of_one_order_that_lie_apart_are_put_together() {
        var job = orders(HEADER
                + "A,1,2026-11-11,T-1,1,2,\nB,1,2026-11-11,T-1,1,2,\nA,2,2026-11-11,T-2,1,2,\nC,1,2026-11-11,T-1,1,2,\n"
                + "A,3,2026-11-11,T-3,1,2,\n");
        assertThat(counts(job)).isEqualTo("5 0 0 0 0");
        assertThat(order("A").lines())
                .extracting(line -> line.sku().orElseThrow().code())
                .containsExactly("T-1", "T-2", "T-3");
        assertThat(storage.staging().next(job.id(), 9)).isEmpty();
        assertThat(orders.size()).isEqualTo(3);
    }

    @Test
    void one_refused_line_refuses_its_order_and_the_rest_is_taken() {
        var job = orders(HEADER
                + "A,1,2026-11-11,T-1,1,2,\nA,2,2026-11-11,T-2,x,2,\nB,1,2026-11-11,T-1,1,2,\nC,1,nie,T-1,1,2,\n"
                + "D,1,2026-11-11,T-1,1,2,refuse me\n,1,2026-11-11,T-1,1,2,\n");
        assertThat(counts(job)).isEqualTo("1 0 0 5 0");
        assertThat(reasons(job))
                .containsExactly(
                        "2  line-of-refused-order",
                        "3 quantity not-a-number",
                        "5 placed_at bad-date",
                        "6  shipped-here",
                        "7 order_no missing-value");
        var companion = refused(job).get(0);
        assertThat(companion.faults().get(0).reason().facts()).containsEntry("otherLine", 3L);
        assertThat(companion.cells()).containsExactly("A", "1", "2026-11-11", "T-1", "1", "2", "");
        assertThat(refused(job)).extracting(RefusedRow::n).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(orders.order(new OrderKey(TMALL, new OrderNo("A")))).isEmpty();
        var mended = orders(HEADER + "A,1,2026-11-11,T-1,1,2,\nA,2,2026-11-11,T-2,1,2,\n");
        assertThat(counts(mended)).isEqualTo("2 0 0 0 0");
    }

    @Test
    void damage_refuses_its_order_also_where_its_lines_lie_apart() {
        var job = orders(HEADER
                + "A,1,2026-11-11,T-1,1,2,\nB,1,2026-11-11,T-1,1,2,\n!7 undecodable ab!A,2,2026-11-11,T-2,1,2,x\n"
                + "!7 cut-off c!C,1,2026-11-11,T-1,1\n");
        assertThat(counts(job)).isEqualTo("1 0 0 3 0");
        assertThat(reasons(job))
                .containsExactly("5 seller_note cut-off", "2  line-of-refused-order", "4 seller_note undecodable");
    }

    @Test
    void a_file_cut_off_in_the_middle_and_sent_again_changes_only_what_is_new() {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            rows.append("O-").append(i).append(",1,2026-11-11,T-1,1,2,\n");
        }
        var half = rows.substring(0, rows.indexOf("O-25"));
        assertThat(counts(orders(half + "!4 cut-off T!O-25,1,2026-11-11,T"))).isEqualTo("25 0 0 1 0");
        assertThat(counts(orders(rows.toString()))).isEqualTo("25 0 25 0 0");
    }

    @Test
    void a_dry_run_tells_everything_and_writes_nothing() {
        var text = HEADER + "A,1,2026-11-11,T-1,1,2,stale\nB,1,bad,T-1,1,2,\n";
        var stock = "location,sku,on_hand\nhub,T-1,5\n";
        desk.inventory()
                .catalog()
                .putSku(Put.of(ME, SkuCard.of(new Sku("T-1"), "T")))
                .orThrow();
        desk.inventory()
                .catalog()
                .putLocation(Put.of(ME, Location.warehouse(new LocationId("hub"), SHANGHAI)))
                .orThrow();
        var tried = done(dry(new Send(ME, "stock", Optional.empty(), "auto", false, Optional.empty())), stock);
        assertThat(counts(tried)).isEqualTo("1 0 0 0 0");
        assertThat(storage.stockLedgers()
                        .read(new Sku("T-1"), NOW)
                        .orElseThrow()
                        .shelves())
                .isEmpty();
        var job = done(dry(Send.of(ME, FileKind.ORDERS, TMALL)), text);
        assertThat(counts(job)).isEqualTo("1 0 0 1 0");
        assertThat(job.facts().get("told")).isEqualTo(Map.of("stale", 1L));
        assertThat(reasons(job)).containsExactly("3 placed_at bad-date");
        assertThat(imports().files().undo(ME, job.id()).<Object>fold(done -> done, no -> no))
                .isEqualTo(new NotUndoable(job.id(), "wrote-nothing", List.of()));
    }

    @Test
    void catalog_and_counts_come_from_files_and_come_again_unchanged() {
        var send = new Send(ME, "locations", Optional.empty(), "auto", false, Optional.empty());
        var locations = "location,name,kind,province,city,latitude,longitude,cutoff,daily_capacity\n"
                + "hub,杭州仓,warehouse,浙江,杭州,30.25,120.17,16:00,5000\nshop,,shop,,,,,,\nbad,,castle,,,91,0,,\n";
        var job = done(send, locations);
        assertThat(counts(job)).isEqualTo("2 0 0 1 0");
        assertThat(refused(job).get(0).faults())
                .extracting(fault -> fault.reason().code())
                .containsExactly("unknown-word", "number-too-large");
        assertThat(counts(done(send, locations))).isEqualTo("0 0 2 1 0");
        assertThat(counts(done(send, "location,name\nhub,萧山仓\n"))).isEqualTo("0 1 0 0 0");
        var hub = desk.inventory()
                .catalog()
                .location(new LocationId("hub"))
                .orElseThrow()
                .value();
        assertThat(hub.name()).isEqualTo("萧山仓");
        assertThat(hub.dailyCapacity()).as("an empty cell changes nothing").contains(5000);
        var products = new Send(ME, "products", Optional.empty(), "auto", false, Optional.empty());
        assertThat(counts(done(products, "sku,title,position,list_price\nT-1,T恤,lead,\"￥1,099.00\"\n")))
                .isEqualTo("1 0 0 0 0");
        var stock = new Send(ME, "stock", Optional.empty(), "auto", false, Optional.empty());
        assertThat(counts(done(stock, "location,sku,on_hand\nhub,T-1,12\nhub,T-9,1\n")))
                .isEqualTo("1 0 0 1 0");
        assertThat(counts(done(stock, "location,sku,on_hand\nhub,T-1,12\n"))).isEqualTo("0 0 1 0 0");
        var stores = new Send(ME, "stores", Optional.empty(), "auto", false, Optional.empty());
        assertThat(counts(done(
                        stores,
                        "store,platform,currency,zone,locations\njd,jd,CNY,Asia/Shanghai,hub shop\nx,,,Mars,\n")))
                .isEqualTo("1 0 0 1 0");
    }

    private void givenTees() {
        desk.inventory()
                .catalog()
                .putSku(Put.of(ME, SkuCard.of(new Sku("T-1"), "T")))
                .orThrow();
        desk.inventory()
                .catalog()
                .putLocation(Put.of(ME, Location.warehouse(new LocationId("hub"), SHANGHAI)))
                .orThrow();
    }

    private Job done(String kind, String text) {
        return done(new Send(ME, kind, Optional.empty(), "auto", false, Optional.empty()), text);
    }

    @Test
    void lanes_arrivals_shown_stock_and_scans_come_from_files_are_told_row_by_row_and_taken_back() {
        givenTees();
        var supply = desk.inventory().supply();
        var lanes = done("lanes", """
            location,carrier,province,first_kg,first_price,next_kg,next_price,transit_days,ships
            hub,sf,浙江省,1,12.00,0.5,2,1,true
            hub,sf,西藏自治区,1,30,1,20,6,no
            hub,zto,上海市,0,8,1,1,2,
            moon,zto,上海市,1,8,1,1,2,
            hub,zto,上海市,1,8.001,1,,x,maybe
            """);
        assertThat(counts(lanes)).isEqualTo("2 0 0 3 0");
        assertThat(reasons(lanes))
                .containsExactly("4 first_kg bad-weight", "5  unknown-reference", "6 next_price missing-value");
        assertThat(supply.lanes(Optional.empty(), Optional.empty(), 10).items())
                .extracting(lane -> lane.province() + lane.ships())
                .containsExactly("浙江省true", "西藏自治区false");
        var inbound = done("inbound", """
            location,sku,quantity,due_on,reference
            hub,T-1,40,2026-11-20,PO-1
            hub,T-1,10,2026-12-01,
            hub,T-9,10,soon,PO-2
            """);
        assertThat(counts(inbound)).isEqualTo("2 0 0 1 0");
        assertThat(reasons(inbound)).containsExactly("4 due_on bad-date");
        assertThat(supply.arrivals(Optional.empty(), Optional.empty(), 10).items())
                .extracting(one -> one.arrival().dueOn() + " " + one.arrival().reference())
                .containsExactly("2026-12-01 2026-12-01", "2026-11-20 PO-1");
        var pages = done("page_stock", """
            store,sku,shown,at
            tmall,T-1,7,2026-11-11 07:00
            nowhere,T-1,7,
            """);
        assertThat(counts(pages)).isEqualTo("1 0 0 1 0");
        assertThat(reasons(pages)).containsExactly("3 store unknown-store");
        assertThat(supply.shown(TMALL, Optional.empty(), 10).items().get(0).at())
                .isEqualTo(Instant.parse("2026-11-10T23:00:00Z"));
        var scans = done("scans", """
            tracking_no,at,status,place,text
            SF1,2026-11-11T07:00:00+08:00,collected,杭州,已揽收
            SF1,2026-11-11 07:00:00,collected,杭州,已揽收
            SF1,2026-11-11 08:00:00,,杭州,已发出
            """);
        assertThat(counts(scans)).isEqualTo("1 0 1 1 0");
        assertThat(reasons(scans)).containsExactly("4 status missing-value");
        for (var job : List.of(lanes, inbound, pages, scans)) {
            assertThat(imports().files().undo(ME, job.id()).orThrow().undone()).isTrue();
        }
        assertThat(supply.lanes(Optional.empty(), Optional.empty(), 10).items()).isEmpty();
        assertThat(supply.arrivals(Optional.empty(), Optional.empty(), 10).items())
                .isEmpty();
        assertThat(supply.shown(TMALL, Optional.empty(), 10).items()).isEmpty();
        assertThat(supply.scans("SF1")).isEmpty();
    }

    @Test
    void counts_of_a_file_are_booked_as_of_their_moment_and_booked_back_while_nothing_was_built_on_them() {
        givenTees();
        var text = new StringBuilder("location,sku,on_hand,counted_at\n");
        for (int i = 0; i < 120; i++) {
            text.append("hub,T-1,").append(i + 1).append(",2026-11-11 06:00\n");
        }
        var job = done("stock", text + "hub,T-1,5,2026-11-12\n");
        assertThat(counts(job)).as("three units, the last count too late").isEqualTo("1 119 0 1 0");
        assertThat(reasons(job)).containsExactly("122  counted-in-future");
        assertThat(imports().files().undo(ME, job.id()).orThrow().undone()).isTrue();
        var sku = new Sku("T-1");
        assertThat(storage.stockLedgers()
                        .read(sku, NOW)
                        .orElseThrow()
                        .shelves()
                        .get(0)
                        .onHand())
                .isZero();
        var again = done("stock", "location,sku,on_hand\nhub,T-1,9\n");
        desk.inventory()
                .moving()
                .receive(Book.of(ME, sku, new LocationId("hub"), 1))
                .orThrow();
        assertThat(imports().files().undo(ME, again.id()).<Object>fold(done -> done, no -> no))
                .isEqualTo(new NotUndoable(again.id(), "built-upon", List.of("T-1 @ hub")));
    }

    @Test
    void an_import_of_any_kind_is_one_record_of_the_audit() {
        givenTees();
        long before = storage.auditTrail().head().n();
        assertThat(counts(done("stock", "location,sku,on_hand\nhub,T-1,12\n"))).isEqualTo("1 0 0 0 0");
        assertThat(counts(done("scans", "tracking_no,at,status\nSF1,2026-11-11,collected\n")))
                .isEqualTo("1 0 0 0 0");
        assertThat(storage.auditTrail().head().n() - before).isEqualTo(2);
    }

    @Test
    void skus_that_nobody_knows_are_created_where_the_mapping_says_so_and_orders_are_history() {
        var uci = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                + "536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
                + "536366,22633,,6,2010-12-01 08:28:00,1.85,17850.0,United Kingdom\n"
                + "536365,85123a,,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n";
        var job = orders(uci);
        assertThat(counts(job)).isEqualTo("3 0 0 0 0");
        assertThat(job.facts()).containsEntry("mapping", "uci-online-retail");
        var catalog = desk.inventory().catalog();
        assertThat(catalog.sku(new Sku("85123A")).orElseThrow().value().title()).isEqualTo("WHITE HEART");
        assertThat(catalog.sku(new Sku("85123a")).orElseThrow().value().title()).isEqualTo("85123a");
        assertThat(orders.chunks())
                .allMatch(take -> take.history() && take.job().equals(job.id()));
    }

    @Test
    void what_is_not_a_file_of_that_kind_fails_with_what_was_found() {
        var job = orders("sku,price\nT-1,2\n");
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        var problem = job.problem().orElseThrow();
        assertThat(problem.code()).isEqualTo("wrong-header");
        assertThat(problem.facts())
                .containsEntry("found", List.of("sku", "price"))
                .containsKeys("missing", "nearest");
        assertThat(orders("").problem().orElseThrow().code()).isEqualTo("empty-file");
        var nobodys = new Send(ME, "orders", Optional.empty(), "auto", false, Optional.empty());
        assertThat(done(nobodys, HEADER + "A,1,2026-11-11,T-1,1,2,\n")
                        .problem()
                        .orElseThrow()
                        .code())
                .isEqualTo("no-store");
    }

    @Test
    void what_cannot_begin_is_refused_before_the_file_is_kept() throws IOException {
        var nothing = new ByteArrayInputStream(new byte[0]);
        var files = imports().files();
        var kind = new Send(ME, "dreams", Optional.of(TMALL), "auto", false, Optional.empty());
        assertThat(files.start(kind, nothing).<Object>fold(job -> job, no -> no))
                .isInstanceOf(UnknownKind.class);
        var store = Send.of(ME, FileKind.ORDERS, new StoreId("none"));
        assertThat(files.start(store, nothing).<Object>fold(job -> job, no -> no))
                .isEqualTo(new UnknownReference("store", "none"));
        var mapping = new Send(ME, "orders", Optional.of(TMALL), "none", false, Optional.empty());
        assertThat(files.start(mapping, nothing).<Object>fold(job -> job, no -> no))
                .isEqualTo(new UnknownReference("mapping", "none"));
        var others = new Actor("x", "http", new Authority(Set.of(Permission.IMPORTS), Set.of(new StoreId("jd"))));
        assertThat(files.start(Send.of(others, FileKind.ORDERS, TMALL), nothing).<Object>fold(job -> job, no -> no))
                .isInstanceOf(NotAllowed.class);
        var huge = new Send(ME, "orders", Optional.of(TMALL), "auto", false, Optional.of(3L << 30));
        assertThat(files.start(huge, nothing).<String>fold(Job::id, no -> no.code()))
                .isEqualTo("upload-too-large");
        assertThat(left()).containsExactly("room.id");
    }

    @Test
    void a_job_is_cancelled_at_the_border_between_chunks_and_what_was_written_stays() {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            rows.append("O-").append(i).append(",1,2026-11-11,T-1,1,2,\n");
        }
        var job = start(Send.of(ME, FileKind.ORDERS, TMALL), rows.toString());
        orders.beforeEach(() -> {
            if (orders.chunks().size() == 1) {
                imports().jobs().cancel(ME, job.id()).orThrow();
            }
        });
        background.stepAll();
        var ended = imports().jobs().job(job.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(ended.done()).isEqualTo(orders.size()).isBetween(200L, 1_999L);
        assertThat(imports().jobs().cancel(ME, job.id()).<Object>fold(done -> done, no -> no))
                .isEqualTo(new JobEnded(job.id(), Job.State.CANCELLED));
        orders.beforeEach(() -> {});
        assertThat(orders(rows.toString()).counts().unchanged()).isEqualTo(ended.done());
    }

    @Test
    void a_job_of_a_desk_that_went_down_is_finished_by_the_next_each_row_once() {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 1_000; i++) {
            rows.append("O-").append(i).append(",1,2026-11-11,T-1,1,2,\n");
        }
        rows.append("O-0,2,2026-11-11,T-1,1,2,\n");
        var job = start(Send.of(ME, FileKind.ORDERS, TMALL), rows.toString());
        orders.beforeEach(() -> {
            if (orders.chunks().size() == 2) {
                throw new Trouble.Unavailable("the desk goes down", new IllegalStateException());
            }
        });
        background.stepAll();
        assertThat(orders.size()).isBetween(1, 999);
        orders.beforeEach(() -> {});
        var again = new SteppedBackground();
        var second = open(desk, storage, InstantSource.fixed(NOW.plusSeconds(61)), again, "uploads");
        again.stepAll();
        var ended = second.imports().jobs().job(job.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(Job.State.DONE);
        assertThat(counts(ended)).as("each row once").isEqualTo("1001 0 0 0 0");
        assertThat(orders.size()).isEqualTo(1_000);
    }

    @Test
    void a_job_whose_file_is_gone_fails_with_what_was_done() throws IOException {
        var job = start(Send.of(ME, FileKind.ORDERS, TMALL), HEADER + "A,1,2026-11-11,T-1,1,2,\n");
        Files.delete(folder.resolve("uploads").resolve(job.id()));
        background.stepAll();
        var failed = imports().jobs().job(job.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(Job.State.FAILED);
        assertThat(failed.problem().orElseThrow().code()).isEqualTo("upload-gone");
        assertThat(failed.endedAt()).isPresent();
    }

    @Test
    void files_on_their_way_in_are_read_by_nobody_else_on_the_machine() throws IOException {
        var permissions = Files.getPosixFilePermissions(folder.resolve("uploads"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rwx------");
    }

    @Test
    void an_import_is_one_record_of_the_audit() {
        long before = storage.auditTrail().head().n();
        assertThat(counts(orders(HEADER + "A,1,2026-11-11,T-1,1,2,\nB,1,2026-11-11,T-1,1,2,\n")))
                .isEqualTo("2 0 0 0 0");
        assertThat(storage.auditTrail().head().n() - before).isEqualTo(1);
    }

    @Test
    void a_teams_mapping_is_kept_found_and_used_and_those_that_ship_are_left_alone() {
        var mine = new Mapping(
                "mine",
                FileKind.ORDERS,
                List.of("单号"),
                List.of(
                        Mapping.Column.of("单号", "order_no"),
                        Mapping.Column.of("时间", "placed_at"),
                        Mapping.Column.of("件", "quantity"),
                        new Mapping.Column("金额（分）", 1, "amount", Mapping.Unit.FEN),
                        Mapping.Column.of("状态", "status")),
                Map.of(),
                Map.of("status", Map.of("好了", "closed")),
                Mapping.NULLS_USUAL,
                Mapping.TOTALS_USUAL,
                Optional.empty(),
                Optional.of(TMALL),
                Set.of(),
                List.of());
        var mappings = imports().mappings();
        assertThat(mappings.put(ME, mine).orThrow().isNew()).isTrue();
        assertThat(mappings.mapping("mine").orElseThrow().mapping()).isEqualTo(mine);
        var send = new Send(ME, "orders", Optional.empty(), "auto", false, Optional.empty());
        var job = done(send, "单号,时间,件,金额（分）,状态\nA,2026-11-11,2,1990,好了\n");
        assertThat(job.facts()).containsEntry("mapping", "mine");
        assertThat(order("A").lines().get(0).amount()).hasToString("19.90 CNY");
        assertThat(mappings.put(ME, named(mine, "orders")).<String>fold(put -> "put", no -> no.code()))
                .isEqualTo("bad-mapping");
        assertThat(mappings.remove(ME, "jd-orders").<String>fold(gone -> "gone", no -> no.code()))
                .isEqualTo("bad-mapping");
        assertThat(mappings.remove(ME, "mine").orThrow()).isEqualTo(mine);
        assertThat(mappings.mapping("mine")).isEmpty();
    }

    private static Mapping named(Mapping mapping, String name) {
        return new Mapping(
                name,
                mapping.kind(),
                mapping.needs(),
                mapping.columns(),
                mapping.constants(),
                mapping.words(),
                mapping.nulls(),
                mapping.totals(),
                mapping.zone(),
                mapping.store(),
                mapping.flags(),
                mapping.lineRules());
    }

    @Test
    void a_guess_shows_how_a_file_would_be_read_and_keeps_nothing() throws IOException {
        var text = "报表,1\n订单编号,下单时间,商品数量,颜色\n=\"1\",2026-11-11,3,红\n";
        var guess = imports()
                .mappings()
                .guess(FileKind.ORDERS, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
        assertThat(guess.fits()).isFalse();
        assertThat(guess.header()).containsExactly("订单编号", "下单时间", "商品数量", "颜色");
        assertThat(guess.unknownColumns()).containsExactly("颜色");
        assertThat(guess.preview())
                .containsExactly(Map.of("order_no", "1", "placed_at", "2026-11-11", "quantity", "3"));
        assertThat(left()).containsExactly("room.id");
    }

    @Test
    void threads_of_their_own_read_and_write_at_once() throws IOException {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            rows.append("O-").append(i).append(",1,2026-11-11,T-1,1,2,\n");
        }
        try (var threads = new BackgroundThreads("files");
                var real = open(desk, storage, new DeskClock(Clock.system()), threads, "real")) {
            var job = real.imports()
                    .files()
                    .start(
                            Send.of(ME, FileKind.ORDERS, TMALL),
                            new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)))
                    .orThrow();
            var seen = Optional.of(job);
            for (int i = 0; i < 1_000 && !seen.orElseThrow().state().ended(); i++) {
                seen = real.imports().jobs().await(job.id(), seen, Duration.ofSeconds(10));
            }
            assertThat(counts(seen.orElseThrow())).isEqualTo("5000 0 0 0 0");
        }
        assertThat(orders.size()).isEqualTo(5_000);
    }
}
