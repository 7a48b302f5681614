package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.Stock.TM;
import static dev.zhanggui.domain.inventory.Stock.at;
import static dev.zhanggui.domain.inventory.Stock.shelf;
import static dev.zhanggui.domain.inventory.Stock.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.inventory.Location.Coordinates;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal.Kind;
import dev.zhanggui.domain.shared.Sku;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Store store(String name, List<LocationId> served) {
        return new Store(TM, name, "tmall", Currency.getInstance("CNY"), SHANGHAI, new ServingList(served));
    }

    private static Location location(String name) {
        return new Location(
                at("a"),
                name,
                Location.Kind.WAREHOUSE,
                "浙江",
                "杭州",
                Optional.empty(),
                SHANGHAI,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_store_has_a_name_and_a_channel_of_what_serves_it() {
        var store = store("旗舰店", List.of(at("a")));
        assertThat(store.getId()).isEqualTo(TM);
        assertThat(store.channel()).isEqualTo(new Channel(TM, new ServingList(List.of(at("a")))));
        assertThat(store("n".repeat(200), List.of()).name()).hasSize(200);
        assertThatThrownBy(() -> store(" ", List.of())).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> store("n".repeat(201), List.of())).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void at_most_sixty_four_locations_serve_a_store_by_its_list() {
        var places = IntStream.range(0, 65).mapToObj(i -> at("l" + i)).toList();
        assertThat(store("n", places.subList(0, 64)).served().locations()).hasSize(64);
        assertThatThrownBy(() -> store("n", places)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void an_empty_list_means_all_warehouses_and_a_shop_must_be_listed() {
        assertThat(ServingList.ALL_WAREHOUSES.includes(shelf("a", 1))).isTrue();
        assertThat(ServingList.ALL_WAREHOUSES.includes(shop("s", 1))).isFalse();
        var listed = new ServingList(List.of(at("s")));
        assertThat(listed.includes(shop("s", 1))).isTrue();
        assertThat(listed.includes(shelf("a", 1))).isFalse();
    }

    @Test
    void a_location_has_a_name() {
        assertThat(location("仓").getId()).isEqualTo(at("a"));
        assertThat(location("n".repeat(200)).name()).hasSize(200);
        assertThatThrownBy(() -> location("")).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> location("n".repeat(201))).isInstanceOf(Invariant.Broken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 180, true",
        "-90, -180, true",
        "90.1, 0, false",
        "-90.1, 0, false",
        "0, 180.1, false",
        "0, -180.1, false",
        "NaN, 0, false",
        "0, NaN, false"
    })
    void coordinates_lie_on_earth(double latitude, double longitude, boolean valid) {
        assertThat(Coordinates.isValid(latitude, longitude)).isEqualTo(valid);
        if (!valid) {
            assertThatThrownBy(() -> new Coordinates(latitude, longitude)).isInstanceOf(Invariant.Broken.class);
        }
    }

    @Test
    void a_day_s_own_cutoff_goes_before_the_usual_one_also_when_it_is_none() {
        var four = LocalTime.of(16, 0);
        var noon = LocalTime.NOON;
        var cutoff = new Cutoff(
                Optional.of(four), Map.of(DayOfWeek.SATURDAY, Optional.of(noon), DayOfWeek.SUNDAY, Optional.empty()));
        assertThat(cutoff.on(DayOfWeek.FRIDAY)).contains(four);
        assertThat(cutoff.on(DayOfWeek.SATURDAY)).contains(noon);
        assertThat(cutoff.on(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void each_refusal_has_its_kind() {
        var id = new ReservationId("r");
        var sku = new Sku("tea");
        var one = Quantity.of(1);
        var now = Instant.EPOCH;
        assertThat(new NotAllowed("read", "granted", List.of()).kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(new UnknownReference("sku", "x").kind()).isEqualTo(Kind.INVALID);
        assertThat(new UnknownSku(sku).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(new ChangedMeanwhile("x", 1, 2).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(new ReservationRefused.NotEnoughStock(List.of()).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(new ReservationRefused.OtherContent(id, ReservationState.HELD).kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(new ReservationRefused.AlreadyResolved(id, ReservationState.HELD, now).kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(new ReservationRefused.NotCommitted(id, ReservationState.HELD).kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(new ReservationRefused.NothingOnShelf(id, sku, at("a"), one, 0).kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(new ReservationRefused.UnknownReservation(id).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(new StockRefused.NotOnShelf(sku, at("a"), 0, one).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(new StockRefused.PromisedHere(sku, at("a"), one, 0).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(new StockRefused.SameLocation(at("a")).kind()).isEqualTo(Kind.INVALID);
        assertThat(new StockRefused.ShelfTooFull(sku, at("a"), 0, one, 0).kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(new SetAsideRefused.LockTooLarge(sku, TM, one, 0, 1).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(new SetAsideRefused.RatiosAboveOne(sku, BigDecimal.TEN).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(new SetAsideRefused.ShareTwice(TM, AllocationPolicy.ShareKind.FIXED).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(new SetAsideRefused.SafetyTwice(at("a")).kind()).isEqualTo(Kind.INVALID);
        assertThat(new SetAsideRefused.LockEnded(new LockId("k"), now, now).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(new SetAsideRefused.UnknownLock(sku, new LockId("k")).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void ids_say_their_codes_and_stand_in_order() {
        assertThat(new LockId("k")).hasToString("k").isLessThan(new LockId("l"));
        assertThat(new ReservationId("r")).hasToString("r").isLessThan(new ReservationId("s"));
        assertThat(new OrderRef("o")).hasToString("o").isLessThan(new OrderRef("p"));
    }
}
