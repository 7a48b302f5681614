package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.SkuCard.Margin;
import dev.zhanggui.domain.inventory.SkuCard.Position;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the company sells: 60 products of a brand that does not exist, in 150 variants, and a few sets. A category lies
 * where its kind of goods is made or asked for, so not everywhere.
 */
final class Goods {
    private static final int PRODUCTS_EACH = 10;
    private static final String[] VARIANTS = {"A", "B", "C"};

    /** @param at where it lies, and so from where it may leave */
    private record Category(
            String code,
            String name,
            List<String> things,
            List<String> sizes,
            int yuan,
            int grams,
            List<LocationId> at) {}

    private static final List<Category> CATEGORIES = List.of(
            new Category(
                    "TEA",
                    "茶叶",
                    List.of("明前绿茶", "高山乌龙", "桂花红茶", "老白茶", "茉莉花茶", "陈皮普洱", "岩茶肉桂", "黄芽", "大麦茶", "冷泡茶"),
                    List.of("50 克", "100 克", "250 克"),
                    39,
                    160,
                    List.of(Places.EAST, Places.SOUTH, Places.WEST)),
            new Category(
                    "WARE",
                    "茶具",
                    List.of("盖碗", "公道杯", "侧把壶", "品茗杯", "茶叶罐", "茶盘", "旅行茶具", "飘逸杯", "茶洗", "壶承"),
                    List.of("白瓷", "青瓷", "粗陶"),
                    88,
                    620,
                    List.of(Places.EAST, Places.SOUTH)),
            new Category(
                    "LINEN",
                    "布艺",
                    List.of("桌旗", "茶席", "靠枕", "围裙", "门帘", "餐垫", "收纳袋", "坐垫", "杯垫", "棉麻毯"),
                    List.of("原色", "靛蓝", "灰绿"),
                    59,
                    340,
                    List.of(Places.WEST)),
            new Category(
                    "LAMP",
                    "灯具",
                    List.of("纸灯", "竹编灯", "月灯", "床头灯", "香薰灯", "落地灯", "小夜灯", "台灯", "壁灯", "露营灯"),
                    List.of("小号", "中号", "大号"),
                    139,
                    1_250,
                    List.of(Places.SOUTH)),
            new Category(
                    "DESK",
                    "文房",
                    List.of("宣纸", "毛笔", "墨锭", "砚台", "笔架", "印泥", "手账本", "信笺", "镇纸", "书签"),
                    List.of("入门", "常用", "珍藏"),
                    29,
                    210,
                    List.of(Places.EAST)),
            new Category(
                    "SCENT",
                    "香品",
                    List.of("线香", "盘香", "香插", "香囊", "沉香片", "艾草条", "香薰蜡烛", "香粉", "香篆", "车载香"),
                    List.of("10 支", "30 支", "礼盒"),
                    49,
                    180,
                    List.of(Places.WEST, Places.SOUTH)));

    /** @param popularity how often it is sold against others */
    record Article(SkuCard card, int product, double popularity, long cents, List<LocationId> at) {
        Sku sku() {
            return card.sku();
        }
    }

    /**
     * What a store shows under one number.
     *
     * @param variant of the item; empty where it has none
     * @param parts articles that one sold unit is made of, with how many of each
     */
    record Offer(String item, String variant, String title, List<Part> parts, long cents, double popularity) {}

    record Part(Article article, int units) {}

    static final List<Article> ARTICLES = articles();

    private Goods() {}

    private static List<Article> articles() {
        var all = new ArrayList<Article>();
        for (int c = 0; c < CATEGORIES.size(); c++) {
            for (int i = 0; i < PRODUCTS_EACH; i++) {
                int product = c * PRODUCTS_EACH + i;
                int variants = 2 + (product + c) % 2;
                for (int v = 0; v < variants; v++) {
                    all.add(article(CATEGORIES.get(c), product, i, v));
                }
            }
        }
        return List.copyOf(all);
    }

    private static Article article(Category category, int product, int i, int variant) {
        var code = "%s-%02d".formatted(category.code(), i + 1);
        long cents = 100L * (category.yuan() + 7L * i) * (10 + 6L * variant) / 10 - 10;
        var name = "青岚演示 " + category.things().get(i) + " " + category.sizes().get(variant);
        var card = new SkuCard(
                new Sku(code + "-" + VARIANTS[variant]),
                code,
                name,
                Optional.of(category.name()),
                Optional.of(position(product)),
                Optional.of(i % 3 == 0 ? Margin.TRAFFIC : Margin.PROFIT),
                Optional.of(price(cents)),
                Optional.of(price(cents * 70 / 100)),
                Optional.of(price(cents * 38 / 100)),
                Optional.of(category.grams() * (2 + variant) / 2),
                Optional.of(6 * (1 + i % 4)),
                Optional.of(7 + 7 * (i % 4)));
        // The first of a kind sell far more than the last, as it is everywhere.
        double popularity = (1.0 / (1 + i)) * (variant == 0 ? 1.0 : 0.6 / variant);
        return new Article(card, product, popularity, cents, category.at());
    }

    private static Position position(int product) {
        return switch (product % 12) {
            case 0 -> Position.LEAD;
            case 5 -> Position.LAUNCH;
            case 11 -> Position.OFFLINE;
            default -> Position.SUPPORT;
        };
    }

    static UnitPrice price(long cents) {
        return new UnitPrice(BigDecimal.valueOf(cents, 2), Places.CNY);
    }

    /** What a store offers: the large one everything, the others what suits them; two also sets and gifts. */
    static List<Offer> offers(StoreId store) {
        int width = width(store);
        var offers = new ArrayList<Offer>();
        for (var article : ARTICLES) {
            if (article.product() % 10 < width) {
                offers.add(new Offer(
                        item(store, article.card().product()),
                        item(store, article.sku().code()),
                        article.card().title(),
                        List.of(new Part(article, 1)),
                        article.cents(),
                        article.popularity()));
            }
        }
        if (store.equals(Places.TMALL) || store.equals(Places.DOUYIN)) {
            for (int i = 0; i < 4; i++) {
                offers.add(set(store, i));
                offers.add(withGift(store, i));
            }
        }
        return offers;
    }

    private static int width(StoreId store) {
        if (store.equals(Places.TMALL)) {
            return PRODUCTS_EACH;
        }
        return store.equals(Places.DOUYIN) ? 5 : 8;
    }

    static String item(StoreId store, String code) {
        return "demo-" + store.code().substring("qinglan-".length()) + "-" + code;
    }

    /** Tea with what it is drunk from, a tenth cheaper together. */
    private static Offer set(StoreId store, int i) {
        var tea = find("TEA-%02d-A".formatted(i + 1));
        var ware = find("WARE-%02d-A".formatted(i + 1));
        long cents = (2 * tea.cents() + ware.cents()) * 90 / 100;
        return new Offer(
                item(store, "SET-%02d".formatted(i + 1)),
                "",
                "青岚演示 套装 " + (i + 1) + "（两茶一器）",
                List.of(new Part(tea, 2), new Part(ware, 1)),
                cents,
                0.25);
    }

    /** A lead product with something small that costs nothing. */
    private static Offer withGift(StoreId store, int i) {
        var tea = find("TEA-%02d-B".formatted(i + 1));
        var gift = find("DESK-10-A");
        return new Offer(
                item(store, "GIFT-%02d".formatted(i + 1)),
                "",
                tea.card().title() + "（赠书签）",
                List.of(new Part(tea, 1), new Part(gift, 1)),
                tea.cents(),
                0.2);
    }

    static Article find(String sku) {
        return ARTICLES.stream()
                .filter(one -> one.sku().code().equals(sku))
                .findFirst()
                .orElseThrow();
    }
}
