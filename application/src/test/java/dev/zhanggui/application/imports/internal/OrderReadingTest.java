package dev.zhanggui.application.imports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.application.imports.internal.OrderReading.SentOrder;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.SoldLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the rows of an order say, and what is wrong with them. */
class OrderReadingTest {
    private static final StoreId TMALL = new StoreId("tmall");
    private static final String CANONICAL =
            "order_no,line_no,placed_at,paid_at,sku,quantity,unit_price,discount,freight,buyer_note,status";

    private final Faults faults = new Faults();

    private @Nullable SentOrder read(String header, String... rows) {
        var names = Layout.names(ListedTable.row(1, header).cells());
        var layout = new Detection(ShippedMappings.of(FileKind.ORDERS))
                .in(new ListedTable(header))
                .orThrow()
                .layout();
        assertThat(layout.header()).isEqualTo(names);
        return read(layout, rows);
    }

    private @Nullable SentOrder read(Layout layout, String... rows) {
        faults.clear();
        var context = new Taker.Context(
                Actor.embedding("test"),
                "job",
                layout,
                Optional.of(TMALL),
                id -> id.equals(TMALL)
                        ? Optional.of(Store.of(TMALL, "tmall", Currency.getInstance("CNY"), ZoneId.of("Asia/Shanghai")))
                        : Optional.empty());
        var list = new ArrayList<Row>();
        for (int i = 0; i < rows.length; i++) {
            list.add(ListedTable.row(i + 2, rows[i]));
        }
        return new OrderReading(context).read(list, faults);
    }

    private SentOrder good(String header, String... rows) {
        var order = read(header, rows);
        assertThat(all(rows.length)).isEmpty();
        return Objects.requireNonNull(order);
    }

    private List<Fault> all(int rows) {
        var all = new ArrayList<Fault>();
        for (int i = 0; i < rows; i++) {
            all.addAll(faults.of(i));
        }
        return all;
    }

    private String code(String row) {
        assertThat(read(CANONICAL, row)).isNull();
        return faults.of(0).get(0).column() + " " + faults.of(0).get(0).reason().code();
    }

    @Test
    void a_canonical_order_is_read_whole() {
        var order = good(
                CANONICAL,
                "A-1,1,2026-11-11 08:00:00,2026-11-11T00:01:00Z,T-1,2,19.90,1.80,6,快点,paid",
                "A-1,2,2026-11-11 08:00:00,,T-2,1,5.005,,,,");
        var content = order.content().orElseThrow();
        assertThat(content.key()).hasToString("tmall:A-1");
        assertThat(content.state()).isEqualTo(OrderState.PAID);
        assertThat(content.times().placed()).isEqualTo(Instant.parse("2026-11-11T00:00:00Z"));
        assertThat(content.times().paid()).contains(Instant.parse("2026-11-11T00:01:00Z"));
        assertThat(content.freight().orElseThrow()).hasToString("6.00 CNY");
        assertThat(content.buyerNote()).isEqualTo("快点");
        assertThat(content.lines())
                .extracting(line -> line.amount().toString())
                .containsExactly("38.00 CNY", "5.01 CNY");
        assertThat(content.lines()).extracting(SoldLine::no).containsExactly(1, 2);
    }

    @Test
    void without_numbers_a_line_is_known_by_its_position_and_repeats_are_lines_of_their_own() {
        var order = good(
                "order_no,placed_at,sku,quantity,unit_price",
                "A,2026-11-11,T-1,1,2",
                "A,2026-11-11,T-1,1,2",
                "A,2026-11-11,T-1,1,2");
        assertThat(order.lines()).extracting(SoldLine::no).containsExactly(1, 2, 3);
    }

    @Test
    void each_fault_has_its_column_its_value_and_its_reason() {
        assertThat(code("A,1,2026-11-11,,T-1,1.5,2,,,,")).isEqualTo("quantity fractional-quantity");
        assertThat(code("A,1,2026-11-11,,T-1,-1,2,,,,")).isEqualTo("quantity negative-quantity");
        assertThat(code("A,1,2026-11-11,,T-1,0,2,,,,")).isEqualTo("quantity zero-quantity");
        assertThat(code("A,1,2026-11-11,,T-1,one,2,,,,")).isEqualTo("quantity not-a-number");
        assertThat(code("A,1,2026-11-11,,T-1,10000001,2,,,,")).isEqualTo("quantity number-too-large");
        assertThat(code("A,1,2026-11-11,,T-1,,2,,,,")).isEqualTo("quantity missing-value");
        assertThat(code("A,1,11/11/2026,,T-1,1,2,,,,")).isEqualTo("placed_at bad-date");
        assertThat(code("A,1,,,T-1,1,2,,,,")).isEqualTo("placed_at missing-value");
        assertThat(code(",1,2026-11-11,,T-1,1,2,,,,")).isEqualTo("order_no missing-value");
        assertThat(code("1.23457E+18,1,2026-11-11,,T-1,1,2,,,,")).isEqualTo("order_no number-in-exponent");
        assertThat(code("A,1,2026-11-11,,=T1+1,1,2,,,,")).isEqualTo("sku formula-cell");
        assertThat(code("A,1,2026-11-11,,T-1,1,2,,,,flying")).isEqualTo("status unknown-word");
        assertThat(code("A,1,2026-11-11,,T-1,1,,,,,")).isEqualTo("unit_price missing-value");
        assertThat(code("A,1,2026-11-11,,T-1,1,-2,,,,")).isEqualTo("unit_price negative-amount");
        assertThat(code("A,1,2026-11-11,,T-1,1,2,3,,,")).isEqualTo("discount discount-above-amount");
        assertThat(code("A,1,2026-11-11,,T-1,1,2,0.001,,,")).isEqualTo("discount too-many-places");
        assertThat(code("A,0,2026-11-11,,T-1,1,2,,,,")).isEqualTo("line_no zero-quantity");
        assertThat(code("A".repeat(65) + ",1,2026-11-11,,T-1,1,2,,,,")).isEqualTo("order_no bad-id");
    }

    @Test
    void all_faults_of_an_order_are_found_at_once() {
        assertThat(read(CANONICAL, "A,1,bad,,T-1,1.5,x,,,,", "A,2,bad,,T-2,-1,2,,,,"))
                .isNull();
        assertThat(faults.of(0)).extracting(Fault::column).containsExactly("placed_at", "quantity");
        assertThat(faults.of(1)).extracting(Fault::value).containsExactly("-1");
    }

    @Test
    void the_orders_columns_must_agree_on_its_lines() {
        assertThat(read(CANONICAL, "A,1,2026-11-11,,T-1,1,2,,6,,", "A,2,2026-11-11,,T-2,1,2,,7,,"))
                .isNull();
        var fault = faults.of(1).get(0);
        assertThat(fault.column()).isEqualTo("freight");
        assertThat(fault.reason().code()).isEqualTo("order-columns-disagree");
        assertThat(fault.reason().facts()).containsEntry("other", "6").containsEntry("otherLine", 2L);
        var adopted = good(CANONICAL, "A,1,2026-11-11,,T-1,1,2,,,,", "A,2,2026-11-11,,T-2,1,2,,7,,paid");
        assertThat(adopted.content().orElseThrow().freight().orElseThrow()).hasToString("7.00 CNY");
        assertThat(adopted.content().orElseThrow().state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void two_lines_of_one_number_are_a_fault_and_lines_stand_by_their_numbers() {
        assertThat(read(CANONICAL, "A,1,2026-11-11,,T-1,1,2,,,,", "A,1,2026-11-11,,T-2,1,2,,,,"))
                .isNull();
        assertThat(faults.of(1).get(0).reason().code()).isEqualTo("line-twice");
        var order = good(CANONICAL, "A,2,2026-11-11,,T-2,1,2,,,,", "A,1,2026-11-11,,T-1,1,2,,,,");
        assertThat(order.lines())
                .extracting(line -> line.sku().orElseThrow().code())
                .containsExactly("T-1", "T-2");
    }

    @Test
    void another_store_than_the_one_that_was_named_is_a_fault_and_so_is_an_unknown_one() {
        var header = "store,order_no,placed_at,sku,quantity,unit_price";
        assertThat(read(header, "other,A,2026-11-11,T-1,1,2")).isNull();
        assertThat(faults.of(0).get(0).reason().code()).isEqualTo("other-store");
        assertThat(good(header, "tmall,A,2026-11-11,T-1,1,2").key().store()).isEqualTo(TMALL);
    }

    @Test
    void a_taobao_list_makes_an_order_whose_lines_are_awaited() {
        var cells = new ArrayList<String>();
        for (var name : MappingsTest.TAOBAO_V2.split(",", -1)) {
            cells.add(
                    switch (name.strip()) {
                        case "订单编号" -> "=\"1234567890123456789\"";
                        case "买家会员名" -> "小明";
                        case "买家应付邮费" -> "6.00";
                        case "买家实际支付金额" -> "1,234.50";
                        case "订单状态" -> "买家已付款，等待卖家发货";
                        case "收货人姓名" -> "王某";
                        case "收货地址" -> "浙江省 杭州市 西湖区 某路1号(310000)";
                        case "联系电话", "修改后的收货地址", "确认收货时间" -> "null";
                        case "联系手机" -> "'13800000000";
                        case "订单创建时间" -> "2026-11-11 00:00:01";
                        case "订单付款时间" -> "2026-11-11 00:00:09";
                        case "买家留言" -> "null";
                        default -> "";
                    });
        }
        var order = good(MappingsTest.TAOBAO_V2, String.join("|", cells));
        var content = order.content().orElseThrow();
        assertThat(content.awaitsLines()).isTrue();
        assertThat(content.key().no().code()).isEqualTo("1234567890123456789");
        assertThat(content.state()).isEqualTo(OrderState.PAID);
        assertThat(content.destination().city()).isEqualTo("杭州市");
        assertThat(content.paid().orElseThrow()).hasToString("1234.50 CNY");
        assertThat(content.buyerNote()).isEmpty();
        var buyer = order.buyer().orElseThrow();
        assertThat(buyer.platformId()).isEqualTo("小明");
        assertThat(buyer.personal().phone()).contains("13800000000");
    }

    @Test
    void a_pinduoduo_order_without_a_time_has_that_of_its_number() {
        var header = "订单成交时间,商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),用户实付金额(元),商品数量(件),商品id,样式ID,商家编码-规格维度,商家编码-商品维度";
        var order = good(header, ",T恤,261111-123456789012345,待发货,30.00,0.00,1.00,29.00,3,777,888,,T-9");
        var content = order.content().orElseThrow();
        assertThat(content.times().placed()).isEqualTo(Instant.parse("2026-11-10T16:00:00Z"));
        var line = content.lines().get(0);
        assertThat(line.unitPrice().amount()).isEqualByComparingTo("10");
        assertThat(line.amount()).hasToString("29.00 CNY");
        assertThat(line.merchantCode()).contains("T-9");
        assertThat(line.itemSku()).contains("888");
    }

    @Test
    void credits_adjustments_and_losses_are_what_the_mapping_says() {
        var header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
        var credit = line(good(header, "C1,85123A,HEART,-12,2010-12-01 08:26:00,2.55,17850.0,France"));
        assertThat(credit.kind()).isEqualTo(SoldLine.Kind.CREDIT);
        assertThat(credit.quantity().units()).isEqualTo(12);
        assertThat(credit.amount()).hasToString("-30.60 CNY");
        var adjusted = line(good(header, "A1,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom"));
        assertThat(adjusted.kind()).isEqualTo(SoldLine.Kind.ADJUSTMENT);
        assertThat(adjusted.unitPrice().amount()).hasToString("11062.06");
        assertThat(adjusted.amount()).hasToString("-11062.06 CNY");
        var lost = line(good(header, "536589,21777,,-10,2010-12-01 16:50:00,0.0,,United Kingdom"));
        assertThat(lost.kind()).isEqualTo(SoldLine.Kind.LOSS);
        assertThat(lost.quantity().units()).isEqualTo(10);
        assertThat(lost.amount()).hasToString("0.00 CNY");
        assertThat(read(header, "536589,21777,,-10,2010-12-01 16:50:00,0.5,,United Kingdom"))
                .isNull();
        assertThat(faults.of(0).get(0).reason().code()).isEqualTo("negative-quantity");
        var small = line(good(header, "550193,PADS,PADS TO MATCH ALL CUSHIONS,1,2011-04-15 09:27:00,0.001,,UK"));
        assertThat(small.amount()).hasToString("0.00 CNY");
        assertThat(small.unitPrice().amount()).hasToString("0.001");
    }

    private static SoldLine line(SentOrder order) {
        assertThat(order.lines()).hasSize(1);
        return order.lines().get(0);
    }

    @Test
    void of_two_times_of_one_invoice_the_earlier_counts() {
        var header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
        var order = good(
                header,
                "1,85123A,HEART,1,2010-12-01 08:27:00,2.55,17850.0,France",
                "1,85123a,HEART,1,2010-12-01 08:26:00,2.55,17850.0,France");
        assertThat(order.content().orElseThrow().times().placed()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(order.lines())
                .extracting(line -> line.sku().orElseThrow().code())
                .containsExactly("85123A", "85123a");
    }

    @Test
    void fen_are_hundredths_where_the_mapping_says_so() {
        var mapping = MappingText.read("""
                name: fen
                kind: orders
                needs: no
                columns:
                  no -> order_no
                  at -> placed_at
                  n -> quantity
                  cents -> amount in fen
                """);
        var layout = Layout.of(mapping, List.of("no", "at", "n", "cents"));
        var order = Objects.requireNonNull(read(layout, "A,2026-11-11,2,1990"));
        assertThat(line(order).amount()).hasToString("19.90 CNY");
        assertThat(line(order).unitPrice().amount()).hasToString("9.95");
        assertThat(mapping.is(Mapping.Flag.HISTORY)).isFalse();
    }
}
