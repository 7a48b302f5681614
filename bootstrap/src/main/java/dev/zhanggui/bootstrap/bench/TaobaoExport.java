package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.application.imports.spi.TableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a Taobao shop exports, made up: the order list and the detail list, with every quirk that such files are known
 * for. The same seed and the same moment give the same files.
 */
final class TaobaoExport {
    static final List<String> CODES = List.of("T-1", "T-2", "T-3", "T-4", "T-5");
    /** Of this one there are fewer than were sold. */
    static final String SCARCE = "T-9";
    /** Sold under a code that no SKU has. */
    static final String UNLINKED = "套装-春茶";

    private static final String LIST_HEADER = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,"
            + "买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,"
            + "宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,"
            + "分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,"
            + "集分宝抵扣,是否是O2O交易,新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,预约门店,"
            + "确认收货时间,打款商家金额,含应开票给个人的个人红包";
    private static final String LINES_HEADER = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,商家编码";
    private static final List<String> NAMES = List.of(LIST_HEADER.split(",", -1));
    private static final List<String> NOTHING = List.of("-", "--", "nan", "null", "暂无数据", "");
    private static final List<DateTimeFormatter> FORMS =
            List.of(form("uuuu-MM-dd HH:mm:ss"), form("uuuu/M/d H:mm"), form("uuuu年M月d日 H时m分"));
    private static final List<Place> PLACES = List.of(
            new Place("江苏省 苏州市 工业园区 星湖街 328 号", "江苏省", "苏州市", "工业园区"),
            new Place("上海 上海市 浦东新区 世纪大道 1 号", "上海市", "上海市", "浦东新区"),
            new Place("广东省深圳市南山区科技园路1号", "广东省", "深圳市", "南山区"),
            new Place("内蒙古 呼和浩特市 新城区 成吉思汗大街", "内蒙古自治区", "呼和浩特市", "新城区"),
            new Place("重庆市 县 云阳县 双江街道", "重庆市", "重庆市", "云阳县"),
            new Place("香港特别行政区 九龙 观塘区 观塘道", "香港特别行政区", "九龙", "观塘区"));
    private static final long FIRST_NUMBER = 4_000_000_000_000_000_000L;
    private static final int KINDS = 20;

    private final Random random;
    private final LocalDateTime now;
    private final List<Sale> sales = new ArrayList<>();

    /** An address as it is written, and what it says. */
    record Place(String written, String province, String city, String district) {}

    /** How far an order has come, as the platform says. */
    enum State {
        UNPAID("等待买家付款"),
        PAID("买家已付款，等待卖家发货"),
        SHIPPED("卖家已发货，等待买家确认"),
        CLOSED("交易成功"),
        CANCELLED("交易关闭");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    record Line(String code, int units, BigDecimal price) {}

    /** @param old whether it is too old to touch stock */
    record Sale(
            String no,
            State state,
            boolean old,
            LocalDateTime placed,
            Optional<LocalDateTime> paid,
            List<Line> lines,
            Place place) {

        /** Whether stock is promised to it once its lines are known. */
        boolean promises() {
            return !old && (state == State.PAID || state == State.UNPAID);
        }

        BigDecimal paidAmount() {
            return lines.stream()
                    .map(line -> line.price().multiply(BigDecimal.valueOf(line.units())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    TaobaoExport(int orders, long seed, LocalDateTime now) {
        this.random = new Random(seed);
        this.now = now.truncatedTo(ChronoUnit.MINUTES);
        for (int i = 0; i < orders; i++) {
            sales.add(sale(i));
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    List<Sale> sales() {
        return Collections.unmodifiableList(sales);
    }

    /** Of twenty orders one each is unpaid, cancelled, closed, old, unlinked, scarce, late; two are shipped; the rest is paid. */
    private Sale sale(int i) {
        int kind = i % KINDS;
        var state = switch (kind) {
            case 0 -> State.UNPAID;
            case 1, 2 -> State.SHIPPED;
            case 3 -> State.CLOSED;
            case 4 -> State.CANCELLED;
            default -> State.PAID;
        };
        boolean old = kind == 5;
        int minutesAgo = switch (kind) {
            case 0 -> 10;
            case 5 -> 40 * 24 * 60;
            case 7 -> 47 * 60;
            case 8 -> 50 * 60;
            default -> 60 + random.nextInt(19 * 60);
        };
        var paid = now.minusMinutes(minutesAgo);
        var lines = new ArrayList<Line>();
        for (int n = 0; n < 1 + random.nextInt(3); n++) {
            lines.add(new Line(CODES.get((i + n) % CODES.size()), 1 + random.nextInt(3), price()));
        }
        if (kind == 6) {
            lines.set(0, new Line(UNLINKED, 1, price()));
        } else if (kind == 9) {
            lines.set(0, new Line(SCARCE, 1, price()));
        }
        return new Sale(
                Long.toString(FIRST_NUMBER + i * 104_729L),
                state,
                old,
                paid.minusMinutes(3),
                state == State.UNPAID || state == State.CANCELLED ? Optional.empty() : Optional.of(paid),
                lines,
                PLACES.get(i % PLACES.size()));
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(random.nextInt(40) == 0 ? 129_900 : 1_990 + random.nextInt(20) * 100L, 2);
    }

    private String moment(LocalDateTime at) {
        return FORMS.get(random.nextInt(FORMS.size())).format(at);
    }

    private String nothing() {
        return NOTHING.get(random.nextInt(NOTHING.size()));
    }

    // The rows.

    /**
     * The order list: two notes above the header, an order in a row, three rows that nobody can read, and a total.
     *
     * @param without so many orders at the end that are left out
     */
    List<List<String>> list(int without) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("导出的订单，仅供本店使用"));
        rows.add(List.of(""));
        rows.add(NAMES);
        for (var sale : sales.subList(0, sales.size() - without)) {
            rows.add(row("=\"" + sale.no() + "\"", sale.state().word, moment(sale.placed()), sale));
        }
        var any = sales.get(0);
        rows.add(row("4.00000E+18", State.PAID.word, moment(any.placed()), any));
        rows.add(row("=\"3999999999999999997\"", "神秘状态", moment(any.placed()), any));
        rows.add(row("=\"3999999999999999998\"", State.PAID.word, "昨天", any));
        rows.add(List.of("合计", "", "", "99999.00"));
        return rows;
    }

    private List<String> row(String no, String state, String placed, Sale sale) {
        var cells = new ArrayList<>(Collections.nCopies(NAMES.size(), ""));
        var amount = sale.paidAmount();
        put(cells, "订单编号", no);
        put(cells, "买家会员名", "tb" + sale.no().substring(12));
        put(cells, "买家应付货款", amount(amount));
        put(cells, "买家应付邮费", random.nextBoolean() ? "0.00" : "0");
        put(cells, "总金额", amount(amount));
        put(cells, "买家实际支付金额", sale.paid().isPresent() ? amount(amount) : "0.00");
        put(cells, "订单状态", state);
        put(cells, "买家留言", nothing());
        put(cells, "收货人姓名", "\uD842\uDFB7田");
        put(cells, "收货地址 ", sale.place().written());
        put(cells, "联系手机", "'13800000000");
        put(cells, "订单创建时间", placed);
        put(cells, "订单付款时间 ", sale.paid().map(this::moment).orElse(nothing()));
        put(cells, "宝贝标题 ", "龙井，\"明前\" 250 克");
        put(cells, "宝贝总数量", Integer.toString(sale.lines().size()));
        put(cells, "退款金额", nothing());
        put(cells, "打款商家金额", amount + "元");
        return cells;
    }

    private static void put(List<String> cells, String name, String cell) {
        cells.set(NAMES.indexOf(name), cell);
    }

    /** With thousands parted and a sign before it, where it is large. */
    private static String amount(BigDecimal amount) {
        return amount.compareTo(BigDecimal.valueOf(1_000)) < 0
                ? amount.toPlainString()
                : "￥" + String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** The detail list: a line in a row, those of every seventh order apart. */
    List<List<String>> lines() {
        var rows = new ArrayList<List<String>>();
        var apart = new ArrayList<List<String>>();
        rows.add(List.of(LINES_HEADER.split(",", -1)));
        for (int i = 0; i < sales.size(); i++) {
            var sale = sales.get(i);
            for (int n = 0; n < sale.lines().size(); n++) {
                var line = sale.lines().get(n);
                var row = List.of(
                        "=\"" + sale.no() + "\"",
                        "龙井，明前",
                        line.price().toPlainString(),
                        Integer.toString(line.units()),
                        line.code(),
                        nothing(),
                        "",
                        nothing(),
                        sale.state().word,
                        "item-" + i,
                        line.code());
                (n > 0 && i % 7 == 0 ? apart : rows).add(row);
            }
        }
        rows.addAll(apart);
        return rows;
    }

    // The files.

    /** As what a file is sent. */
    enum As {
        CSV,
        XLSX,
        ZIP;

        byte[] bytes(String name, List<List<String>> rows) throws IOException {
            var out = new ByteArrayOutputStream();
            switch (this) {
                case CSV -> out.write(csv(rows));
                case XLSX -> {
                    try (var sheet = new PlatformFiles().write(TableFiles.Kind.XLSX, out, name)) {
                        rows.forEach(sheet::row);
                    }
                }
                case ZIP -> {
                    try (var zip = new ZipOutputStream(out)) {
                        zip.putNextEntry(new ZipEntry(name + ".csv"));
                        zip.write(csv(rows));
                    }
                }
            }
            return out.toByteArray();
        }

        private static byte[] csv(List<List<String>> rows) {
            var text = new StringBuilder();
            for (var row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    text.append(i == 0 ? "" : ",").append(quoted(row.get(i)));
                }
                text.append("\r\n");
            }
            return text.toString().getBytes(Charset.forName("GB18030"));
        }

        private static String quoted(String cell) {
            boolean plain = cell.startsWith("=") || cell.chars().noneMatch(c -> c == ',' || c == '"');
            return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
        }
    }
}
