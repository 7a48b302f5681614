package dev.zhanggui.application.imports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.FileRefused.EmptyFile;
import dev.zhanggui.application.imports.api.FileRefused.WrongHeader;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.domain.shared.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mappings that ship, and how a file finds its own. */
class MappingsTest {
    static final String TAOBAO_V2 = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,"
            + "买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,"
            + "物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,"
            + "是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,新零售交易类型,"
            + "新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包";
    private static final String TAOBAO_V1 = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,"
            + "买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,"
            + "物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,定金排名,"
            + "修改后的sku,修改后的收货地址,异常信息";
    private static final String TAOBAO_V3 = "订单编号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,"
            + "买家实际支付积分,订单状态,买家留言,订单创建时间,订单付款时间,宝贝种类,订单备注,宝贝总数量,店铺Id,店铺名称,卖家服务费,买家服务费,特权订金订单id,"
            + "修改后的sku,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,退款金额,确认收货时间,打款商家金额,直播返现状态,返现金额,延迟发货自动赔付金额,"
            + "预售订单,发货时间,商家备忘,主订单编号";
    private static final String TAOBAO_LINES = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码";
    private static final String JD = "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,"
            + "客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,"
            + "订单完成时间,订单来源,订单渠道,";
    private static final String PDD = "订单成交时间,商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),"
            + "用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,"
            + "售后状态,快递单号,快递公司";
    private static final String DOUYIN =
            "主订单编号,子订单编号,选购商品,商品数量,商品ID,商家编码,订单应付金额,商家备注,售后状态,订单状态,流量体裁,流量渠道," + "订单提交时间,支付完成时间";
    private static final String UCI =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private static Decision<Detection.Found, FileRefused> detected(FileKind kind, String... rows) {
        return new Detection(ShippedMappings.of(kind)).in(new ListedTable(rows));
    }

    private static String nameOf(FileKind kind, String... rows) {
        return detected(kind, rows).orThrow().layout().mapping().name();
    }

    @Test
    void every_platforms_header_finds_its_mapping() {
        assertThat(nameOf(FileKind.ORDERS, TAOBAO_V1)).isEqualTo("taobao-orders-v1");
        assertThat(nameOf(FileKind.ORDERS, TAOBAO_V2)).isEqualTo("taobao-orders-v2");
        assertThat(nameOf(FileKind.ORDERS, TAOBAO_V3)).isEqualTo("taobao-orders-v3");
        assertThat(nameOf(FileKind.ORDERS, TAOBAO_LINES)).isEqualTo("taobao-order-lines");
        assertThat(nameOf(FileKind.ORDERS, JD)).isEqualTo("jd-orders");
        assertThat(nameOf(FileKind.ORDERS, PDD)).isEqualTo("pdd-orders");
        assertThat(nameOf(FileKind.ORDERS, DOUYIN)).isEqualTo("douyin-orders");
        assertThat(nameOf(FileKind.ORDERS, UCI)).isEqualTo("uci-online-retail");
        for (var kind : FileKind.values()) {
            var header = String.join(
                    ",", kind.fields().stream().map(field -> field.name()).toList());
            assertThat(nameOf(kind, header)).isEqualTo(kind.code());
        }
    }

    @Test
    void the_order_of_columns_does_not_matter_and_notes_may_stand_before_them() {
        var backwards = new ArrayList<>(List.of(UCI.split(",")));
        Collections.reverse(backwards);
        var found = detected(FileKind.ORDERS, "导出时间：2026-11-11", "", "注意,请勿修改", String.join(",", backwards))
                .orThrow();
        assertThat(found.rowsBefore()).isEqualTo(3);
        assertThat(found.layout().mapping().name()).isEqualTo("uci-online-retail");
        assertThat(found.layout().columnOf(FileKind.ORDERS.index("order_no"))).isEqualTo("InvoiceNo");
    }

    @Test
    void a_wrong_header_names_what_was_found_what_is_missing_and_the_nearest_format() {
        var refused = detected(FileKind.ORDERS, UCI.replace("Quantity,", "").replace("UnitPrice", "Price"), "1,2,3");
        var wrong = (WrongHeader) refused.fold(found -> null, refusal -> refusal);
        assertThat(wrong).isNotNull();
        assertThat(wrong.nearest()).isEqualTo("uci-online-retail");
        assertThat(wrong.missing()).containsExactly("Quantity", "UnitPrice");
        assertThat(wrong.found()).contains("Price", "Country");
    }

    @Test
    void an_empty_file_is_empty() {
        assertThat(detected(FileKind.STOCK).<Object>fold(found -> found, refusal -> refusal))
                .isEqualTo(new EmptyFile());
        assertThat(detected(FileKind.STOCK, "", ",,").<Object>fold(found -> found, refusal -> refusal))
                .isEqualTo(new EmptyFile());
    }

    @Test
    void what_a_mapping_does_not_read_is_told() {
        assertThat(detected(FileKind.STOCK, "sku, location ,on_hand,colour")
                        .orThrow()
                        .layout()
                        .unknownColumns())
                .containsExactly("colour");
    }

    @Test
    void every_shipped_mapping_reads_back_as_it_is_written_and_names_only_fields_that_exist() {
        for (var mapping : ShippedMappings.all().values()) {
            assertThat(MappingText.read(MappingText.write(mapping))).isEqualTo(mapping);
            assertThat(mapping.columns()).allMatch(column -> mapping.kind().find(column.field()) >= 0);
            assertThat(mapping.constants().keySet())
                    .allMatch(field -> mapping.kind().find(field) >= 0);
            assertThat(mapping.words().keySet())
                    .allMatch(field -> mapping.kind().find(field) >= 0);
        }
    }

    @Test
    void of_two_columns_of_one_name_each_can_be_meant() {
        var mapping = MappingText.read("""
                name: tmall-template
                kind: listings
                needs: 商家编码
                store: tmall
                columns:
                  商品Id -> item
                  商家编码 #1 -> merchant_code
                  商家编码 #2 -> sku
                  数量 -> quantity
                """);
        assertThat(MappingText.read(MappingText.write(mapping))).isEqualTo(mapping);
        var layout = Layout.of(mapping, List.of("商品Id", "商家编码", "SKUID", "商家编码", "数量"));
        assertThat(layout.sources()[FileKind.LISTINGS.index("merchant_code")]).containsExactly(1);
        assertThat(layout.sources()[FileKind.LISTINGS.index("sku")]).containsExactly(3);
    }

    @Test
    void an_unknown_header_is_guessed_from_the_names_that_others_read() {
        var header = List.of("订单编号", "下单时间", "商品数量", "商家编码", "实付(分)", "备注", "商家编码");
        var guess = Guessing.of(FileKind.ORDERS, header, ShippedMappings.of(FileKind.ORDERS));
        assertThat(guess.columns())
                .contains(
                        Mapping.Column.of("订单编号", "order_no"),
                        Mapping.Column.of("下单时间", "placed_at"),
                        Mapping.Column.of("商品数量", "quantity"),
                        Mapping.Column.of("商家编码", "merchant_code"),
                        new Mapping.Column("商家编码", 2, "item_sku", Mapping.Unit.WHOLE));
        assertThat(guess.needs()).containsExactlyInAnyOrder("订单编号", "下单时间");
    }
}
