package dev.zhanggui.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");
    /** Gold: a currency without minor units of its own. */
    private static final Currency XAU = Currency.getInstance("XAU");

    private static Money cny(String amount) {
        return Money.of(new BigDecimal(amount), CNY);
    }

    private static List<Long> parts(long minor, Long... weights) {
        return new Money(minor, CNY)
                .partedBy(List.of(weights)).stream().map(Money::minorUnits).toList();
    }

    @ParameterizedTest
    @CsvSource({"12.34, 1234", "12.3, 1230", "12.340, 1234", "0, 0", "0.00, 0", "-0.01, -1", "1E+3, 100000"})
    void an_amount_is_kept_as_whole_fen(String amount, long fen) {
        assertThat(cny(amount)).isEqualTo(new Money(fen, CNY));
    }

    @Test
    void each_currency_has_its_own_places() {
        assertThat(Money.of(new BigDecimal("500"), JPY).minorUnits()).isEqualTo(500);
        assertThat(Money.of(new BigDecimal("1.234"), KWD).minorUnits()).isEqualTo(1234);
        assertThat(Money.of(new BigDecimal("3"), XAU).minorUnits()).isEqualTo(3);
        assertThat(new Money(1234, KWD).amount()).isEqualTo(new BigDecimal("1.234"));
        assertThat(new Money(1230, CNY)).hasToString("12.30 CNY");
        assertThat(Money.zero(CNY)).isEqualTo(cny("0"));
    }

    @Test
    void a_part_of_a_fen_is_no_amount() {
        assertThat(Money.isExact(new BigDecimal("0.005"), CNY)).isFalse();
        assertThat(Money.isExact(new BigDecimal("0.050"), CNY)).isTrue();
        assertThat(Money.isExact(new BigDecimal("1.5"), JPY)).isFalse();
        assertThatThrownBy(() -> cny("0.005")).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void an_amount_has_at_most_eighteen_digits_of_fen() {
        assertThat(cny("9999999999999999.99").minorUnits()).isEqualTo(999_999_999_999_999_999L);
        assertThat(Money.isExact(new BigDecimal("10000000000000000.00"), CNY)).isFalse();
        assertThat(Money.isExact(new BigDecimal("-10000000000000000"), CNY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+1000000000", "1E+2147483647", "-7E+2147483647", "1E-2147483647", "9E+17"})
    void a_monstrous_exponent_is_refused_at_once(String amount) {
        var exact = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> Money.isExact(new BigDecimal(amount), CNY));
        assertThat(exact).isFalse();
    }

    @Test
    void zero_is_zero_whatever_its_exponent() {
        assertThat(cny("0E+2147483647").minorUnits()).isZero();
        assertThat(cny("0E-2147483647").minorUnits()).isZero();
    }

    @Test
    void amounts_of_one_currency_are_added_and_taken_away() {
        assertThat(cny("1.10").plus(cny("2.05"))).isEqualTo(cny("3.15"));
        assertThat(cny("1.10").minus(cny("2.05"))).isEqualTo(cny("-0.95"));
    }

    @Test
    void amounts_of_two_currencies_are_never_added() {
        var yen = Money.zero(JPY);
        assertThatThrownBy(() -> cny("1").plus(yen)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> cny("1").minus(yen)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_sum_too_large_to_keep_is_an_error_and_never_wraps() {
        var most = new Money(Long.MAX_VALUE, CNY);
        assertThatThrownBy(() -> most.plus(cny("0.01"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, CNY).minus(cny("0.01")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_whole_is_parted_by_largest_remainder() {
        assertThat(parts(100, 1L, 1L, 1L)).containsExactly(34L, 33L, 33L);
        assertThat(parts(10, 6L, 5L, 4L)).containsExactly(4L, 3L, 3L);
        assertThat(parts(7, 2L, 3L, 5L)).containsExactly(1L, 2L, 4L);
    }

    @Test
    void of_equal_remainders_the_earlier_line_gets_the_odd_fen() {
        assertThat(parts(2, 1L, 1L, 1L, 1L)).containsExactly(1L, 1L, 0L, 0L);
        assertThat(parts(5, 1L, 2L, 1L, 2L)).containsExactly(1L, 2L, 1L, 1L);
    }

    @Test
    void a_line_without_weight_gets_nothing() {
        assertThat(parts(100, 0L, 3L, 0L, 4L)).containsExactly(0L, 43L, 0L, 57L);
    }

    @Test
    void a_negative_whole_is_parted_as_its_mirror() {
        assertThat(parts(-100, 1L, 1L, 1L)).containsExactly(-34L, -33L, -33L);
        assertThat(parts(0, 1L, 2L)).containsExactly(0L, 0L);
    }

    @Test
    void large_wholes_and_weights_are_parted_exactly() {
        var parts = parts(999_999_999_999_999_999L, Long.MAX_VALUE, Long.MAX_VALUE, 1L);
        assertThat(parts).containsExactly(500_000_000_000_000_000L, 499_999_999_999_999_999L, 0L);
    }

    @Test
    void weights_are_not_negative_and_not_all_zero() {
        assertThatThrownBy(() -> parts(5, 1L, -1L)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> parts(5, 0L, 0L)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> parts(5)).isInstanceOf(Invariant.Broken.class);
    }

    @ParameterizedTest
    @CsvSource({"0.005, 1, 0.01", "0.005, 3, 0.02", "0.0049, 1, 0.00", "0.333333, 3, 1.00", "19.99, 3, 59.97"})
    void a_line_is_rounded_half_up_once_and_not_per_unit(BigDecimal price, int units, String amount) {
        assertThat(new UnitPrice(price, CNY).times(Quantity.of(units))).isEqualTo(cny(amount));
    }

    @Test
    void equal_prices_are_equal_however_they_are_written() {
        assertThat(new UnitPrice(new BigDecimal("1.50"), CNY)).isEqualTo(new UnitPrice(new BigDecimal("1.5"), CNY));
        assertThat(new UnitPrice(new BigDecimal("0.000"), CNY)).isEqualTo(new UnitPrice(BigDecimal.ZERO, CNY));
        assertThat(new UnitPrice(new BigDecimal("100"), CNY).times(Quantity.of(2)))
                .isEqualTo(cny("200"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "0.000001, true",
        "0.0000001, false",
        "0.0000010, true",
        "1000000000, true",
        "1000000000.01, false",
        "-0.01, false",
        "1E+2147483647, false"
    })
    void a_unit_price_has_six_places_and_a_bound(BigDecimal amount, boolean valid) {
        assertThat(UnitPrice.isValid(amount)).isEqualTo(valid);
        if (!valid) {
            assertThatThrownBy(() -> new UnitPrice(amount, CNY)).isInstanceOf(Invariant.Broken.class);
        }
    }
}
