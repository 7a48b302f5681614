package dev.zhanggui.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReadingTest {

    @TempDir
    Path folder;

    private Given given() {
        return new Given(folder);
    }

    @Test
    void a_row_is_known_by_the_line_on_which_it_begins_whatever_ends_lines() {
        var read = given().read("a,b\r\n\"x\r\ny\",\"p\nq\"\rc\n\nlast,\"z\rz\"");
        assertThat(read.cells())
                .containsExactly(
                        List.of("a", "b"),
                        List.of("x\r\ny", "p\nq"),
                        List.of("c"),
                        List.of(""),
                        List.of("last", "z\rz"));
        assertThat(read.lines()).containsExactly(1L, 2L, 5L, 6L, 7L);
        assertThat(read.format()).isEqualTo("csv");
    }

    @Test
    void quotes_protect_commas_and_double_themselves_and_count_only_where_a_cell_begins() {
        var read = given().read("\"a,b\",\"say \"\"hi\"\"\",5\" wide,=\"0123\",\"\",\"closed\" early\n");
        assertThat(read.cells())
                .containsExactly(List.of("a,b", "say \"hi\"", "5\" wide", "=\"0123\"", "", "closed early"));
        assertThat(read.damages()).isEmpty();
    }

    @Test
    void the_delimiter_is_the_one_on_which_the_rows_agree() {
        assertThat(given().read("a;b;c\n1,5;2,5;3\n").cells().get(1)).containsExactly("1,5", "2,5", "3");
        assertThat(given().read("a\tb\n1,000,1\t2,000,2\n3\t4\n").cells().get(1))
                .containsExactly("1,000,1", "2,000,2");
        assertThat(given().read("统计日期：2026-11-11; 单位：元\n\na,b,c\n\"1;2\n3\",2,3\n4,5,6\n")
                        .cells()
                        .get(2))
                .containsExactly("a", "b", "c");
        assertThat(given().read("only\none\n").cells()).containsExactly(List.of("only"), List.of("one"));
    }

    @Test
    void rows_may_be_of_any_length_up_to_the_limit_of_columns() {
        var wide = String.join(",", Collections.nCopies(TableFiles.COLUMNS_MAX, "x"));
        var read = given().read("a,b\n1\n1,2,3\n" + wide + "\n" + wide + ",more,most\nnext,row\n");
        assertThat(read.rows().get(3).cells()).hasSize(1024);
        assertThat(read.rows().get(3).damage()).isEmpty();
        assertThat(read.rows().get(4).cells()).hasSize(1024);
        assertThat(read.damages()).containsExactly(new Damage(1025, "too-many-columns", "more"));
        assertThat(read.rows().get(5).cells()).containsExactly("next", "row");
    }

    @Test
    void gb18030_is_found_by_what_is_in_the_file_and_its_signs_hide_no_delimiter() {
        var text = "订单编号,宝贝标题\n1,龙井茶 𠮷 朆|\n";
        var read = given().read(text.getBytes(Given.GB18030));
        assertThat(read.encoding()).isEqualTo("GB18030");
        assertThat(read.cells()).containsExactly(List.of("订单编号", "宝贝标题"), List.of("1", "龙井茶 𠮷 朆|"));
    }

    @Test
    void an_encoding_that_the_sender_names_is_not_found_out() {
        var bytes = "店铺,标题\n天猫,茶\n".getBytes(Given.GB18030);
        var table = new PlatformFiles()
                .open(given().file(bytes), TextEncoding.GB18030)
                .orThrow();
        assertThat(Given.read(table).cells()).containsExactly(List.of("店铺", "标题"), List.of("天猫", "茶"));
        var wrong = Given.read(new PlatformFiles()
                .open(given().file(bytes), TextEncoding.UTF_8)
                .orThrow());
        assertThat(wrong.encoding()).isEqualTo("UTF-8");
        assertThat(wrong.damages()).extracting(Damage::what).containsOnly("undecodable");
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
            var wide = given().file("a,店铺\nb,天猫\n".getBytes(charset));
            var read = Given.read(
                    new PlatformFiles().open(wide, TextEncoding.UTF_16).orThrow());
            assertThat(read.encoding()).isEqualTo("UTF-16");
            assertThat(read.cells()).as("%s", charset).containsExactly(List.of("a", "店铺"), List.of("b", "天猫"));
        }
    }

    @Test
    void every_character_of_gb18030_is_read_back() {
        var text = new StringBuilder("a,b\n");
        for (int point = 0x80; point < 0x10000; point++) {
            if (Given.GB18030.newEncoder().canEncode(Character.toString(point))
                    && !Character.isSurrogate((char) point)) {
                text.appendCodePoint(point).append(',').append(point).append('\n');
            }
        }
        var read = given().read(text.toString().getBytes(Given.GB18030));
        assertThat(read.damages()).isEmpty();
        assertThat(read.rows()).hasSizeGreaterThan(60_000);
        assertThat(read.cells().stream().skip(1))
                .allMatch(row -> row.get(0).codePointAt(0) == Integer.parseInt(row.get(1)));
    }

    @Test
    void utf_8_is_read_with_and_without_a_byte_order_mark_and_utf_16_with_it() {
        var text = "店铺,数量\n天猫𠮷,1\n";
        var cells = List.of(List.of("店铺", "数量"), List.of("天猫𠮷", "1"));
        assertThat(given().read(text).encoding()).isEqualTo("UTF-8");
        var marked = given().read("\uFEFF" + text);
        assertThat(marked.encoding()).isEqualTo("UTF-8 with BOM");
        assertThat(marked.cells()).isEqualTo(cells);
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var read = given().read(("\uFEFF" + text).getBytes(charset));
            assertThat(read.encoding()).isEqualTo("UTF-16");
            assertThat(read.cells()).isEqualTo(cells);
            assertThat(read.damages()).isEmpty();
        }
    }

    @Test
    void half_a_pair_in_utf_16_damages_its_row_and_half_a_character_at_the_end_is_cut_off() {
        var read = given().read(Given.joined(
                "\uFEFFa,b\n".getBytes(StandardCharsets.UTF_16LE),
                Given.bytes(0x3D, 0xD8, ',', 0, '1', 0, '\n', 0),
                Given.bytes('2', 0, ',', 0, 'x')));
        assertThat(read.damages())
                .containsExactly(new Damage(1, "undecodable", "\uFFFD"), new Damage(2, "cut-off", "\uFFFD"));
    }

    /** Red when {@code CellText.strict} does not read again what holds a replacement: mojibake without a word. */
    @Test
    void rows_of_another_encoding_are_told_and_the_rest_goes_on() {
        var read = given().read(Given.joined(
                Given.utf8("店铺,标题\n天猫,龙井\n"), "京东,普洱\n".getBytes(Given.GB18030), Given.utf8("拼多多,毛尖\n\uFFFD,meant\n")));
        assertThat(read.encoding()).isEqualTo("UTF-8");
        assertThat(read.rows().get(2).damage().orElseThrow().what()).isEqualTo("undecodable");
        assertThat(read.rows().get(2).damage().orElseThrow().column()).isEqualTo(1);
        assertThat(read.cells().get(3)).containsExactly("拼多多", "毛尖");
        assertThat(read.cells().get(4)).containsExactly("\uFFFD", "meant");
        assertThat(read.damages()).hasSize(1);
    }

    @Test
    void a_row_of_utf_8_in_a_file_of_gb18030_is_told_where_it_is_no_text() {
        var read =
                given().read(Given.joined("店铺,标题\n天猫,龙井\n京东,普洱\n".getBytes(Given.GB18030), Given.utf8("a,茶\nb,c\n")));
        assertThat(read.encoding()).isEqualTo("GB18030");
        assertThat(read.damages()).singleElement().satisfies(one -> {
            assertThat(one.column()).isEqualTo(2);
            assertThat(one.what()).isEqualTo("undecodable");
        });
        assertThat(read.cells().get(4)).containsExactly("b", "c");
    }

    @Test
    void an_encoding_that_shows_late_is_found_late() {
        var ascii = "order,note\n" + "1234567890123456789,plain\n".repeat(60_000);
        var read =
                given().read(Given.joined(ascii.getBytes(StandardCharsets.US_ASCII), "9,龙井\n".getBytes(Given.GB18030)));
        assertThat(ascii.length()).isGreaterThan(Opening.HEAD_BYTES);
        assertThat(read.encoding()).isEqualTo("GB18030");
        assertThat(read.cells().get(60_001)).containsExactly("9", "龙井");
        assertThat(read.damages()).isEmpty();
    }

    @Test
    void a_character_on_the_border_of_what_is_looked_at_first_is_not_taken_for_damage() {
        for (int shift = 0; shift < 3; shift++) {
            var read = given().read("a".repeat(Opening.HEAD_BYTES / 30_000) + "x".repeat(shift) + "\n"
                    + ("茶".repeat(9_999) + "\n").repeat(40));
            assertThat(read.encoding()).isEqualTo("UTF-8");
            assertThat(read.damages()).isEmpty();
        }
    }

    @Test
    void a_file_that_ends_within_a_character_is_cut_off() {
        assertThat(given().read(Given.joined(Given.utf8("a,b\n茶,"), Given.bytes(0xE8, 0x8C)))
                        .damages())
                .containsExactly(new Damage(2, "cut-off", "\uFFFD"));
        assertThat(given().read(Given.joined("茶,b\n1,茶".getBytes(Given.GB18030), Given.bytes(0xB2)))
                        .damages())
                .singleElement()
                .satisfies(one -> assertThat(one.what()).isEqualTo("cut-off"));
    }

    @Test
    void nul_is_no_text() {
        var late = "a,b\n" + "1,2\n".repeat(Opening.HEAD_BYTES / 4) + "x\0y,2\n3,4\n";
        var read = given().read(late);
        assertThat(read.damages()).containsExactly(new Damage(1, "undecodable", "x\uFFFDy"));
        assertThat(read.cells().toString()).doesNotContain("\0");
    }

    /** Red when {@code CsvTable.fill} keeps the whole of a cell: the buffer has no room left and rows are lost. */
    @Test
    void a_giant_cell_is_told_and_the_rows_after_it_are_whole() {
        for (var quote : List.of("", "\"")) {
            var read = given().read("a,b\nx," + quote + "茶".repeat(3_500_000) + quote + ",y\nnext,row\n");
            assertThat(read.damages()).containsExactly(new Damage(2, "cell-too-long", "茶".repeat(80)));
            assertThat(read.cells().get(1)).containsExactly("x", "茶".repeat(80), "y");
            assertThat(read.cells().get(2)).containsExactly("next", "row");
        }
    }

    @Test
    void a_cell_may_be_as_long_as_a_spreadsheet_allows_and_no_longer() {
        var longest = "茶".repeat(TableFiles.CELL_LENGTH_MAX);
        var read = given().read("a,b\n" + longest + "," + longest + "\n" + longest + "x,2\n");
        assertThat(read.cells().get(1)).containsExactly(longest, longest);
        assertThat(read.damages())
                .singleElement()
                .satisfies(one -> assertThat(one.what()).isEqualTo("cell-too-long"));
    }

    /** Red without the sum of a row: a thousand cells of the greatest length would be held at once. */
    @Test
    void a_giant_row_of_moderate_cells_is_told_and_the_next_one_is_whole() {
        var cell = "x".repeat(30_000);
        var read = given().read("a,b\n" + (cell + ",").repeat(1_000) + "\nnext,row\n");
        assertThat(read.damages()).containsExactly(new Damage(140, "row-too-long", "x".repeat(80)));
        assertThat(read.cells().get(2)).containsExactly("next", "row");
    }

    /** Red when the end within quotes is taken for the end of the cell. */
    @Test
    void a_quote_that_is_never_closed_is_told_with_the_line_where_its_row_began() {
        var read = given().read("a,b\n1,2\n3,\"open\n5,6\n7,8\n");
        assertThat(read.lines()).containsExactly(1L, 2L, 3L);
        assertThat(read.damages()).containsExactly(new Damage(2, "unclosed-quote", "open\n5,6\n7,8\n"));
        assertThat(given().read("a,b\n\"").damages()).containsExactly(new Damage(1, "unclosed-quote", ""));
    }

    @Test
    void a_quote_that_only_the_next_cell_closes_is_told() {
        var read = given().read("a,b\n1,\"open\n2,\"said\"\n3,4\n");
        assertThat(read.damages()).containsExactly(new Damage(2, "unclosed-quote", "open\n2,"));
        assertThat(read.rows().get(1).line()).isEqualTo(2);
        assertThat(read.cells().get(2)).containsExactly("3", "4");
    }

    @Test
    void progress_ends_with_the_file() {
        try (var table =
                given().open(Given.utf8("a,b\n" + "1,2\n".repeat(200_000))).orThrow()) {
            assertThat(table.bytesTotal()).isEqualTo(800_004);
            assertThat(table.next()).isNotNull();
            assertThat(table.bytesRead()).isLessThan(800_004);
            while (table.next() != null) {
                assertThat(table.bytesRead()).isBetween(1L, 800_004L);
            }
            assertThat(table.bytesRead()).isEqualTo(800_004);
        }
    }

    @Test
    void what_holds_nothing_is_empty() {
        for (var nothing : List.of("", "\n", "\r\n , ,\n\n", "\uFEFF", "\uFEFF\n")) {
            assertThat(given().refused(Given.utf8(nothing))).isEqualTo(new FileRefused.EmptyFile());
        }
    }

    @Test
    void what_is_no_text_is_refused_by_what_it_is() {
        assertThat(given().refused(Given.bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)))
                .isEqualTo(new FileRefused.UnreadableFile("xls"));
        assertThat(given().refused(Given.joined(
                        Given.bytes(0xD0, 0xCF, 0x11, 0xE0), "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(new FileRefused.UnreadableFile("encrypted xlsx"));
        assertThat(given().refused(Given.utf8("%PDF-1.7\n"))).isEqualTo(new FileRefused.UnreadableFile("pdf"));
        assertThat(given().refused(Given.utf8(" <TABLE><tr><td>订单"))).isEqualTo(new FileRefused.UnreadableFile("html"));
        assertThat(given().refused(Given.utf8("<?xml version='1.0'?>")))
                .isEqualTo(new FileRefused.UnreadableFile("xml"));
        assertThat(given().refused(Given.bytes(0x89, 'P', 'N', 'G', 0, 1)))
                .isEqualTo(new FileRefused.UnreadableFile("binary"));
        assertThat(given().refused(Given.bytes(0xFF, 0x80, 0xC3, 0x28, 0x81)))
                .isEqualTo(new FileRefused.UnreadableFile("binary"));
    }
}
