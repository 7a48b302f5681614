package dev.zhanggui.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.AuditCheck.Kind;
import dev.zhanggui.domain.trade.AuditChecks.Looked;
import dev.zhanggui.domain.trade.AuditChecks.OtherOrder;
import dev.zhanggui.domain.trade.OrderSettingsRefused.CheckTwice;
import dev.zhanggui.domain.trade.OrderSettingsRefused.UnknownPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditChecksTest {
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final Instant PLACED = Instant.parse("2026-11-11T00:00:00Z");
    private static final Sku TEA = new Sku("tea");
    private static final StoreId TMALL = new StoreId("tmall");
    private static final SoldParts NO_PARTS = new SoldParts(Map.of(), List.of());
    private static final Destination WHOLE = new Destination("浙江省", "杭州市", "西湖区", Optional.empty(), Optional.empty());

    private static SoldLine line(int no, int units, String amount) {
        return new SoldLine(
                no,
                SoldLine.Kind.SALE,
                Optional.of(TEA),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "tea",
                Quantity.of(units),
                new UnitPrice(new BigDecimal("99"), YUAN),
                Optional.empty(),
                Money.of(new BigDecimal(amount), YUAN));
    }

    private static OrderContent content(Destination destination, String note, SoldLine... lines) {
        return new OrderContent(
                new OrderKey(TMALL, new OrderNo("1")),
                List.of(lines),
                OrderState.PAID,
                OrderContent.Times.placedAt(PLACED),
                Optional.of(new BuyerKey("b")),
                destination,
                Optional.empty(),
                Optional.empty(),
                note,
                "",
                Optional.empty(),
                Optional.empty());
    }

    private static Looked looked(OrderContent content) {
        return new Looked(
                content, parts(content), Map.of(TEA, new UnitPrice(new BigDecimal("59"), YUAN)), List.of(), Set.of());
    }

    private static SoldParts parts(OrderContent content) {
        return SoldParts.of(content.lines(), PLACED, List.of(), sku -> true);
    }

    private static List<Reason> findings(Looked order) {
        return new AuditChecks(AuditCheck.USUAL).findings(order);
    }

    private static List<Reason> only(Kind kind, List<String> words, int most, Looked order) {
        return new AuditChecks(List.of(new AuditCheck(kind, true, words, most))).findings(order);
    }

    @Test
    void an_order_without_fault_has_no_findings() {
        assertThat(findings(looked(content(WHOLE, "  ", line(1, 20, "1180"))))).isEmpty();
    }

    @Test
    void an_address_lacks_what_the_store_asks_for() {
        var bare = looked(content(new Destination("浙江省", " ", "", Optional.empty(), Optional.empty()), ""));
        assertThat(findings(bare))
                .containsExactly(new Reason("address-incomplete", Map.of("missing", List.of("city"))));
        assertThat(only(Kind.ADDRESS_INCOMPLETE, AuditCheck.ADDRESS_PARTS, 0, bare))
                .containsExactly(new Reason("address-incomplete", Map.of("missing", List.of("city", "district"))));
    }

    @Test
    void a_note_asks_what_the_patterns_say() {
        var asks = looked(content(WHOLE, "请发顺丰 SF", line(1, 1, "99")));
        assertThat(findings(asks))
                .containsExactly(new Reason("buyer-note-asks", Map.of("note", "请发顺丰 SF", "matched", List.of("*"))));
        assertThat(only(Kind.BUYER_NOTE_ASKS, List.of("改地址", "sf"), 0, asks))
                .containsExactly(new Reason("buyer-note-asks", Map.of("note", "请发顺丰 SF", "matched", List.of("sf"))));
        assertThat(only(Kind.BUYER_NOTE_ASKS, List.of("改地址"), 0, asks)).isEmpty();
    }

    @Test
    void a_quantity_is_unusual_above_the_limit() {
        var many = looked(content(WHOLE, "", line(1, 20, "1980"), line(2, 21, "2079")));
        assertThat(findings(many))
                .containsExactly(new Reason("quantity-unusual", Map.of("line", 2, "quantity", 21, "most", 20)));
    }

    @Test
    void a_price_is_below_guard_after_its_discount() {
        var dear = looked(content(WHOLE, "", line(1, 2, "118.00")));
        var cheap = looked(content(WHOLE, "", line(1, 2, "117.99")));
        assertThat(findings(dear)).isEmpty();
        assertThat(findings(cheap)).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("price-below-guard");
            assertThat(found.facts()).containsEntry("line", 1).containsEntry("sku", "tea");
        });
    }

    @Test
    void a_bundle_is_held_against_the_floors_of_all_its_parts_and_not_where_one_has_none() {
        var content = content(WHOLE, "", line(1, 1, "99.99"));
        var cup = new Sku("cup");
        var bundle = new SoldParts(
                Map.of(1, List.of(new SoldParts.SoldPart(TEA, 1), new SoldParts.SoldPart(cup, 2))), List.of());
        var tea = new UnitPrice(new BigDecimal("60"), YUAN);
        var both = Map.of(TEA, tea, cup, new UnitPrice(new BigDecimal("20"), YUAN));
        assertThat(findings(new Looked(content, bundle, both, List.of(), Set.of())))
                .singleElement()
                .satisfies(found -> assertThat(found.facts())
                        .containsEntry("sku", "tea + cup")
                        .containsEntry("least", Money.of(new BigDecimal("100"), YUAN)));
        assertThat(findings(new Looked(content, bundle, Map.of(TEA, tea), List.of(), Set.of())))
                .isEmpty();
    }

    @Test
    void a_guard_in_another_currency_is_said_to_be_unknown() {
        var content = content(WHOLE, "", line(1, 1, "1"));
        var order = new Looked(
                content,
                parts(content),
                Map.of(TEA, new UnitPrice(BigDecimal.TEN, Currency.getInstance("USD"))),
                List.of(),
                Set.of());
        assertThat(findings(order)).extracting(Reason::code).containsExactly("price-below-guard-unknown");
    }

    @Test
    void open_orders_of_one_buyer_can_be_combined() {
        var others = List.of(
                new OtherOrder(new OrderNo("1"), OrderState.PAID, PLACED, WHOLE),
                new OtherOrder(new OrderNo("2"), OrderState.PLACED, PLACED.minusSeconds(72 * 3_600), WHOLE),
                new OtherOrder(new OrderNo("3"), OrderState.PLACED, PLACED.minusSeconds(72 * 3_600 + 1), WHOLE),
                new OtherOrder(new OrderNo("4"), OrderState.SHIPPED, PLACED, WHOLE));
        var order = new Looked(content(WHOLE, "", line(1, 1, "99")), NO_PARTS, Map.of(), others, Set.of());
        assertThat(findings(order))
                .containsExactly(
                        new Reason("combine", Map.of("orders", List.of("2"), "count", 1, "sameAddress", true)));
    }

    @Test
    void a_known_refuser_is_known_by_a_tag() {
        var order = new Looked(
                content(WHOLE, "", line(1, 1, "99")), NO_PARTS, Map.of(), List.of(), Set.of("refuser", "vip"));
        assertThat(findings(order)).containsExactly(new Reason("known-refuser", Map.of("tags", List.of("refuser"))));
    }

    @Test
    void a_check_that_is_switched_off_finds_nothing() {
        var off = AuditCheck.USUAL.stream()
                .map(check -> new AuditCheck(check.kind(), false, check.words(), check.most()))
                .toList();
        var order = new Looked(
                content(new Destination("浙江省", "", "", Optional.empty(), Optional.empty()), "!", line(1, 99, "1")),
                NO_PARTS,
                Map.of(),
                List.of(),
                Set.of());
        assertThat(findings(order)).hasSize(3);
        assertThat(new AuditChecks(off).findings(order)).isEmpty();
    }

    @Test
    void settings_hold_one_check_of_each_kind_and_what_is_not_named_is_off() {
        var note = new AuditCheck(Kind.BUYER_NOTE_ASKS, true, List.of("改"), 0);
        var settings = OrderSettings.of(TMALL, OwnPromise.USUAL, List.of(note)).orThrow();
        assertThat(settings.checks()).hasSize(Kind.values().length).contains(note);
        assertThat(settings.checks().stream().filter(AuditCheck::on)).containsExactly(note);
        assertThat(OrderSettings.usual(TMALL).checks()).allMatch(AuditCheck::on);
        assertThatThrownBy(() -> new OrderSettings(TMALL, OwnPromise.USUAL, List.of(note)))
                .isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_check_twice_and_an_unknown_part_of_an_address_are_refused() {
        var note = new AuditCheck(Kind.BUYER_NOTE_ASKS, true, List.of("改"), 0);
        var street = new AuditCheck(Kind.ADDRESS_INCOMPLETE, true, List.of("city", "street"), 0);
        assertThat(OrderSettings.of(TMALL, OwnPromise.USUAL, List.of(note, note))
                        .<Object>fold(done -> done, refused -> refused))
                .isEqualTo(new CheckTwice(Kind.BUYER_NOTE_ASKS));
        assertThat(OrderSettings.of(TMALL, OwnPromise.USUAL, List.of(street))
                        .<Object>fold(done -> done, refused -> refused))
                .isEqualTo(new UnknownPart("street", AuditCheck.ADDRESS_PARTS));
    }

    @Test
    void the_usual_checks_are_one_of_each_kind() {
        assertThat(AuditCheck.USUAL).extracting(AuditCheck::kind).isEqualTo(Arrays.asList(Kind.values()));
    }
}
