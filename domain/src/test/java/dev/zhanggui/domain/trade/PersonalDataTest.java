package dev.zhanggui.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.shared.Invariant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    private static final PersonalData BUYER = new PersonalData(
            Optional.of("tb_9527"), Optional.of("张小明"), Optional.of("13812345678"), Optional.of("西湖区 1 号"));

    @Test
    void a_mask_tells_two_buyers_apart_and_finds_none() {
        assertThat(BUYER.masked().nick()).contains("t**");
        assertThat(BUYER.masked().name()).contains("张**");
        assertThat(BUYER.masked().phone()).contains("138****5678");
        assertThat(BUYER.masked().address()).contains("***");
        assertThat(PersonalData.NONE.masked()).isEqualTo(PersonalData.NONE);
    }

    @Test
    void a_short_number_and_a_rare_character_are_masked_whole() {
        var odd = new PersonalData(
                Optional.of(""), Optional.of("\uD842\uDFB7氏"), Optional.of("8765432"), Optional.empty());
        assertThat(odd.masked().name()).contains("\uD842\uDFB7**");
        assertThat(odd.masked().phone()).contains("***");
        assertThat(odd.masked().nick()).contains("");
    }

    @Test
    void what_is_masked_already_stays_as_it_is() {
        assertThat(BUYER.masked().masked()).isEqualTo(BUYER.masked());
    }

    @Test
    void a_later_file_adds_and_corrects_and_takes_nothing_away() {
        var later = new PersonalData(Optional.empty(), Optional.of("张大明"), Optional.empty(), Optional.of("西湖区 2 号"));
        assertThat(BUYER.updatedBy(later))
                .isEqualTo(new PersonalData(BUYER.nick(), later.name(), BUYER.phone(), later.address()));
    }

    @Test
    void what_a_later_file_masks_stays_as_it_was_told_in_full() {
        var masked = BUYER.masked();
        assertThat(BUYER.updatedBy(masked)).isEqualTo(BUYER);
        assertThat(masked.updatedBy(BUYER)).isEqualTo(BUYER);
        var wide = new PersonalData(Optional.empty(), Optional.of("李＊＊"), Optional.empty(), Optional.empty());
        assertThat(BUYER.updatedBy(wide)).isEqualTo(BUYER);
        assertThat(masked.updatedBy(wide).name()).isEqualTo(wide.name());
    }

    @Test
    void it_is_not_printed_and_not_endless() {
        assertThat(BUYER).hasToString("PersonalData[***]");
        var long1001 = Optional.of("x".repeat(PersonalData.LENGTH_MAX + 1));
        assertThatThrownBy(() -> new PersonalData(long1001, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(Invariant.Broken.class);
    }
}
