package dev.zhanggui.application.imports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.imports.api.Mapping;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands in one cell. */
class CellsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String cleaned(String cell) {
        return String.valueOf(Cell.clean(cell, Mapping.NULLS_USUAL));
    }

    @Test
    void what_platforms_wrap_around_a_text_comes_off() {
        for (var cell : List.of(
                "=\"123\"",
                "=123",
                "'123",
                " 123 ",
                "\ufeff123\t",
                "\u3000123\u00a0",
                "=\" 123\"",
                "=\"123\" ",
                "'=\"123\"",
                "'=123")) {
            assertThat(cleaned(cell)).as(cell).isEqualTo("123");
        }
        assertThat(cleaned("=\"a\"\"b\"")).isEqualTo("a\"b");
        assertThat(cleaned("=SUM(A1:A2)")).isEqualTo("=SUM(A1:A2)");
        assertThat(cleaned("it's")).isEqualTo("it's");
    }

    @Test
    void cells_that_say_nothing_are_nothing() {
        for (var cell : List.of("", " ", "-", "--", "nan", "null", "暂无数据", "延迟统计", " -- ", "=\"\"", "'", "=\"-\"")) {
            assertThat(Cell.clean(cell, Mapping.NULLS_USUAL)).as(cell).isNull();
        }
        assertThat(cleaned("---")).isEqualTo("---");
        assertThat(cleaned("nano")).isEqualTo("nano");
    }

    @Test
    void a_formula_is_told_from_a_face() {
        assertThat(List.of("=SUM(A1)", "=A1", "=1+1", "=-1", "=$A$1", "=(1)")).allMatch(Cell::isFormula);
        assertThat(List.of("=_=", "==", "=", "a=b", "=、=")).noneMatch(Cell::isFormula);
    }

    @Test
    void what_a_spreadsheet_made_of_a_long_number_is_told_from_codes() {
        assertThat(List.of("1.23457E+18", "1E+18", "9.00e+17")).allMatch(Cell::isInExponent);
        assertThat(List.of("12E7", "E+18", "1.2.3E+18", "1E+", "1E+1a", "1234567890123456789", "PEN-1", "1.E", ""))
                .noneMatch(Cell::isInExponent);
    }

    @Test
    void numbers_are_read_with_what_people_write_around_them() {
        var numbers = new TreeMap<>(Map.of(
                "1,234.50", "1234.50",
                "￥12", "12",
                "¥ 1,234,567", "1234567",
                "12元", "12",
                "12.5%", "0.125",
                "-3", "-3",
                "-￥3.10元", "-3.10",
                "0.000001", "0.000001",
                "007", "7"));
        numbers.forEach((text, value) -> {
            var decimal = new Decimal();
            assertThat(decimal.read(text)).as(text).isEmpty();
            assertThat(decimal.value()).as(text).isEqualByComparingTo(new BigDecimal(value));
        });
    }

    @Test
    void what_is_no_number_says_so() {
        for (var text : List.of(
                "", "abc", "1,2", "1,23.4", "12,34", "1.", ".", "1..2", "1,234,5", "1,,234", "--", "12%%元", "１２", "1 2",
                "1,2345")) {
            assertThat(new Decimal().read(text)).as(text).isEqualTo("not-a-number");
        }
        assertThat(new Decimal().read("1.5E+3")).isEqualTo("number-in-exponent");
        assertThat(new Decimal().read("1234567890123456789")).isEqualTo("number-too-large");
        assertThat(new Decimal().read("0.1234567890123456789")).isEqualTo("number-too-large");
    }

    @Test
    void a_reader_of_numbers_forgets_the_one_before() {
        var decimal = new Decimal();
        assertThat(decimal.read("1.50")).isEmpty();
        assertThat(decimal.isWhole()).isFalse();
        assertThat(decimal.read("7.00")).isEmpty();
        assertThat(decimal.isWhole()).isTrue();
        assertThat(decimal.whole()).isEqualTo(7);
    }

    @Test
    void a_moment_is_read_in_the_forms_that_files_have() {
        var expected = Instant.parse("2026-11-11T00:30:05Z");
        for (var text : List.of(
                "2026-11-11 08:30:05",
                "2026/11/11 8:30:05",
                "2026.11.11  08:30:05",
                "2026年11月11日 8时30分5秒",
                "2026年11月11日08:30:05",
                "20261111083005",
                "2026-11-11T08:30:05",
                "2026-11-11T08:30:05+08:00",
                "2026-11-11T01:30:05+0100",
                "2026-11-11T00:30:05Z",
                "2026-11-11 08:30:05.000")) {
            assertThat(Moment.read(text, SHANGHAI)).as(text).isEqualTo(expected);
        }
        assertThat(Moment.read("2026-11-11", SHANGHAI)).isEqualTo(Instant.parse("2026-11-10T16:00:00Z"));
        assertThat(Moment.read("20261111", SHANGHAI)).isEqualTo(Instant.parse("2026-11-10T16:00:00Z"));
        assertThat(Moment.read("2026-11-11 8:30", SHANGHAI)).isEqualTo(Instant.parse("2026-11-11T00:30:00Z"));
        assertThat(Moment.read("2026-11-11 08:30:05.25", SHANGHAI)).isEqualTo(expected.plusMillis(250));
    }

    @Test
    void what_could_be_two_days_is_none() {
        for (var text : List.of(
                "11/12/2026",
                "26-11-11",
                "2026-13-01",
                "2026-02-30",
                "2026-11-11 25:00",
                "2026-11-11 08:61",
                "2026-11",
                "45000.33",
                "2026-11-11 08:30:05 uhr",
                "2026-11-11x",
                "1969-01-01",
                "202611",
                "")) {
            assertThat(Moment.read(text, SHANGHAI)).as(text).isNull();
        }
    }

    @Test
    void a_local_time_that_does_not_exist_moves_forward_and_one_that_comes_twice_is_the_first() {
        assertThat(Moment.read("2026-03-29 02:30", BERLIN)).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(Moment.read("2026-10-25 02:30", BERLIN)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void text_is_kept_as_any_storage_keeps_it() {
        assertThat(Cell.storable("a\0b\ud800c")).isEqualTo("a\ufffdb\ufffdc");
        assertThat(Cell.storable("😀")).isEqualTo("😀");
        assertThat(Cell.shortened("ab😀", 3)).isEqualTo("ab");
    }

    @Test
    void rows_that_lie_apart_are_found_and_endless_things_too() {
        var apart = new Apart(4, 3);
        for (var key : List.of("a", "a", "b", "c", "b")) {
            apart.see(Apart.hash(key));
        }
        assertThat(apart.is(Apart.hash("b"))).isTrue();
        assertThat(apart.is(Apart.hash("a"))).isFalse();
        assertThat(apart.isEndless(Apart.hash("a"))).isFalse();
        for (int i = 0; i < 4; i++) {
            apart.see(Apart.hash("c"));
        }
        assertThat(apart.isEndless(Apart.hash("c"))).isTrue();
        assertThat(apart.isEndless(Apart.hash("b"))).isFalse();
        apart.see(Apart.hash("d"));
        assertThat(apart.is(Apart.hash("a")))
                .as("too many keys: everything lies apart")
                .isTrue();
    }
}
