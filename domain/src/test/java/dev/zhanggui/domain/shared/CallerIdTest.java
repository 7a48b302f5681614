package dev.zhanggui.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerIdTest {
    private static final String SMILE = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "~",
                "!",
                "...",
                ".a",
                "a/b",
                "order:tm:100:2",
                "T恤 红色/XL",
                "a b",
                "a  b",
                "100%",
                "é",
                "q\u0323\u0307",
                "\uD83D\uDE00",
                "❤\uFE0F",
                "\uD835\uDD38",
                "½",
                "Ⅷ",
                "€",
                "a\u3000b",
                "a\u00A0b"
            })
    void letters_digits_marks_punctuation_symbols_and_inner_blanks_make_an_id(String text) {
        assertThat(CallerId.isValid(text)).isTrue();
        assertThat(CallerId.checked(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                " ",
                " a",
                "a ",
                "\u3000a",
                "货\u3000",
                "货 ",
                " 货",
                "\u00A0",
                "a\u0000",
                "a\tb",
                "a\nb",
                "\u001F",
                "a\u007F",
                "a\u0085b",
                "a\u200Bb",
                "a\u200Db",
                "\uFEFFa",
                "a\u2028b",
                "a\u2029b",
                "a\uE000",
                "\uD83D",
                "a\uDE00b",
                "\u0378",
                "e\u0301",
                "\u212B"
            })
    void blanks_outside_controls_dots_and_what_is_not_nfc_make_none(String text) {
        assertThat(CallerId.isValid(text)).isFalse();
        assertThatThrownBy(() -> CallerId.checked(text)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void an_id_has_at_most_64_code_points_however_many_chars_they_take() {
        assertThat(CallerId.isValid("a".repeat(64))).isTrue();
        assertThat(CallerId.isValid("a".repeat(65))).isFalse();
        assertThat(CallerId.isValid("货".repeat(64))).isTrue();
        assertThat(CallerId.isValid("货".repeat(65))).isFalse();
        assertThat(CallerId.isValid(SMILE.repeat(64))).isTrue();
        assertThat(CallerId.isValid(SMILE.repeat(65))).isFalse();
        assertThat(CallerId.isValid("a" + SMILE.repeat(64))).isFalse();
        assertThat(CallerId.isValid("a".repeat(1_000_000))).isFalse();
    }

    @Test
    void every_id_of_ours_is_checked_and_says_its_code() {
        assertThat(new Sku("a")).hasToString("a");
        assertThat(new StoreId("a")).hasToString("a");
        assertThat(new LocationId("a")).hasToString("a");
        assertThatThrownBy(() -> new Sku("..")).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> new StoreId(" a")).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> new LocationId("")).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void case_counts_and_ids_stand_in_the_order_of_their_code_points_as_in_the_database() {
        assertThat(new Sku("A")).isLessThan(new Sku("a")).isNotEqualTo(new Sku("a"));
        assertThat(new StoreId("B")).isLessThan(new StoreId("a")).isEqualByComparingTo(new StoreId("B"));
        assertThat(new LocationId("a")).isLessThan(new LocationId("ab")).isGreaterThan(new LocationId("B"));
        assertThat(new LocationId("a!")).isGreaterThan(new LocationId("a"));
        // U+FF21 stands before U+1F600, though its UTF-16 unit is the larger.
        assertThat(new Sku("Ａ")).isLessThan(new Sku(SMILE));
        assertThat(new StoreId("Ａ")).isLessThan(new StoreId(SMILE));
        assertThat(new LocationId(SMILE + "b")).isGreaterThan(new LocationId(SMILE + "a"));
        assertThat(new LocationId(SMILE)).isGreaterThan(new LocationId("Ａ"));
    }
}
