package dev.zhanggui.application.trade.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.CountedRandomness;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.application.inventory.api.TakingRows.Take;
import dev.zhanggui.application.rules.api.AskingRules;
import dev.zhanggui.application.trade.api.KeepingOrderSettings.PutSettings;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.rules.RuleAnswer;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.shared.WorkCalendar;
import dev.zhanggui.domain.trade.Destination;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.OwnPromise;
import dev.zhanggui.domain.trade.Promised;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promises by rule rows, settings, cut-offs and arrivals as a desk keeps them. */
class ShippingPromiserTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final Actor ME = Actor.embedding("test");
    private static final LocationId HUB = new LocationId("hub");
    private static final Sku TEA = new Sku("tea");
    /** A Wednesday, ten in the morning in Shanghai. */
    private static final Instant PAID = Instant.parse("2026-11-11T02:00:00Z");

    private final Map<String, String> rows = new HashMap<>();
    private final AskingRules rules = this::rule;
    private final Zhanggui desk = Zhanggui.on(
            MemoryStorage.create(), MovableClock.at(PAID), new SteppedBackground(), new CountedRandomness());
    private final ShippingPromiser promising = new ShippingPromiser(
            rules,
            WorkCalendar.read(List.of("2026\t\t\t")),
            desk.inventory().catalog(),
            desk.inventory().expecting(),
            desk.orderSettings());

    private RuleAnswer rule(String platform, String rule, LocalDate on) {
        var value = rows.get(platform + " " + rule);
        var dated = rows.getOrDefault(platform + " " + rule + " " + on, value);
        return dated == null
                ? new RuleAnswer.Unknown(platform, rule, on)
                : new RuleAnswer.Known(
                        new PlatformRule(
                                platform,
                                rule,
                                LocalDate.parse("2016-01-01"),
                                Basis.BOUND,
                                Optional.empty(),
                                dated,
                                "test",
                                Confidence.B),
                        false,
                        true);
    }

    @BeforeEach
    void a_hub_that_closes_on_sundays() {
        var cutoff = new Cutoff(Optional.of(LocalTime.of(16, 0)), Map.of(DayOfWeek.SUNDAY, Optional.empty()));
        var hub = new Location(
                HUB,
                "hub",
                Location.Kind.WAREHOUSE,
                "",
                "",
                Optional.empty(),
                SHANGHAI,
                Optional.of(cutoff),
                Optional.empty(),
                Optional.empty());
        take(new Rows.Locations(List.of(hub)));
        take(new Rows.Stores(List.of(store("tmall"), store("jd"), store("street"))));
        rows.put("tmall ship.hours", "48");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void take(Rows taken) {
        assertThat(desk.inventory().rows().take(new Take(ME, "", taken)).orThrow())
                .allMatch(row -> row.reasons().isEmpty());
    }

    private static Store store(String platform) {
        return Store.of(new StoreId(platform), platform, YUAN, SHANGHAI);
    }

    private void own(String store, OwnPromise promise) {
        var put = new PutSettings(ME, new StoreId(store), promise, List.of());
        assertThat(desk.orderSettings().put(put).orThrow().changed()).isTrue();
    }

    private void nothingOfItsOwn(String store) {
        own(store, new OwnPromise(Optional.empty(), false, 60));
    }

    private static OrderContent order(String store, OrderState state, Optional<Instant> paid, Optional<Instant> word) {
        var line = new SoldLine(
                1,
                SoldLine.Kind.SALE,
                Optional.of(TEA),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "tea",
                Quantity.of(1),
                new UnitPrice(BigDecimal.TEN, YUAN),
                Optional.empty(),
                Money.of(BigDecimal.TEN, YUAN));
        var none = Optional.<Instant>empty();
        return new OrderContent(
                new OrderKey(new StoreId(store), new OrderNo("1")),
                List.of(line),
                state,
                new OrderContent.Times(PAID.minusSeconds(600), paid, none, none, none, none),
                Optional.empty(),
                Destination.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                word,
                Optional.empty());
    }

    private Optional<Promised> promise(OrderContent content) {
        return promising.promise(store(content.key().store().code()), content, Set.of(HUB));
    }

    private Promised paid(String store) {
        return promise(order(store, OrderState.PAID, Optional.of(PAID), Optional.empty()))
                .orElseThrow();
    }

    private static List<String> codes(Promised promised) {
        return promised.reasons().stream().map(Reason::code).toList();
    }

    @Test
    void what_is_not_paid_or_has_ended_is_promised_nothing() {
        for (var state : List.of(OrderState.PLACED, OrderState.CANCELLED, OrderState.REFUNDED)) {
            assertThat(promise(order("tmall", state, Optional.empty(), Optional.empty())))
                    .isEmpty();
        }
        assertThat(promise(order("tmall", OrderState.CANCELLED, Optional.of(PAID), Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_list_that_names_no_time_of_payment_counts_from_the_placing() {
        nothingOfItsOwn("tmall");
        var promised = promise(order("tmall", OrderState.PAID, Optional.empty(), Optional.empty()))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(PAID.minusSeconds(600).plusSeconds(48 * 3_600));
    }

    @Test
    void a_store_that_set_nothing_ships_on_the_same_day_before_the_cut_off() {
        var promised = paid("tmall");
        assertThat(promised.shipBy()).isEqualTo(Instant.parse("2026-11-11T16:00:00Z"));
        assertThat(promised.auditBy()).contains(Instant.parse("2026-11-11T06:00:00Z"));
        assertThat(codes(promised)).contains("platform-rule-guess", "own-promise", "same-day");
    }

    @Test
    void which_rules_bind_a_platform_is_a_row() {
        nothingOfItsOwn("jd");
        assertThat(promise(order("jd", OrderState.PAID, Optional.of(PAID), Optional.empty())))
                .as("ship.hours has no row, and the rows that there are do not bind")
                .isEmpty();
        rows.put("jd ship.waybill_hours", "24");
        rows.put("jd ship.scan_hours", "48");
        rows.put("jd ship.promise_rule", "ship.waybill_hours | ship.scan_hours");
        var promised = paid("jd");
        assertThat(promised.shipBy()).isEqualTo(PAID.plusSeconds(24 * 3_600));
        assertThat(codes(promised)).containsSubsequence("platform-rule-guess", "platform-rule-guess");
    }

    @Test
    void a_platform_without_a_row_is_said_to_be_unknown() {
        var promised = paid("street");
        assertThat(promised.reasons())
                .contains(new Reason(
                        "rule-unknown", Map.of("platform", "street", "rule", "ship.hours", "on", "2026-11-11")));
    }

    @Test
    void the_platforms_own_word_binds_too() {
        var word = PAID.plusSeconds(3_600);
        assertThat(promise(order("tmall", OrderState.PAID, Optional.of(PAID), Optional.of(word)))
                        .orElseThrow()
                        .shipBy())
                .isEqualTo(word);
    }

    @Test
    void an_announced_holiday_is_like_a_sunday_where_the_platforms_law_announces_it() {
        assertThat(codes(paid("tmall"))).contains("workdays-unknown");
        rows.put("tmall jurisdiction", "cn_law");
        assertThat(codes(paid("tmall"))).doesNotContain("workdays-unknown").contains("same-day");
        rows.put("tmall calendar.day 2026-11-11", "off");
        assertThat(codes(paid("tmall"))).contains("closed-that-day").doesNotContain("same-day");
    }

    @Test
    void what_is_sold_ahead_is_promised_for_the_day_on_which_it_comes() {
        var card = SkuCard.of(TEA, "tea");
        take(new Rows.Products(List.of(card)));
        var due = LocalDate.parse("2026-12-01");
        take(new Rows.Arrivals(List.of(new Arrival(HUB, TEA, Quantity.of(9), due, "PO-1"))));
        assertThat(codes(paid("tmall"))).doesNotContain("presale");
        take(new Rows.Products(List.of(new SkuCard(
                TEA,
                "tea",
                "tea",
                Optional.empty(),
                Optional.of(SkuCard.Position.PRESALE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))));
        var promised = paid("tmall");
        assertThat(promised.shipBy()).isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
        assertThat(codes(promised)).contains("presale").doesNotContain("platform-rule-guess");
    }
}
