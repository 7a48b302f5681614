package dev.zhanggui.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.imports.api.FileRefused.EmptyFile;
import dev.zhanggui.application.imports.api.FileRefused.FileTooLarge;
import dev.zhanggui.application.imports.api.FileRefused.UnreadableFile;
import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookReadingTest {

    @TempDir
    Path folder;

    private Given given() {
        return new Given(folder);
    }

    private static String cell(String reference, String attributes, String value) {
        return "<c r='" + reference + "' " + attributes + "><v>" + value + "</v></c>";
    }

    @Test
    void numbers_are_read_plainly_as_a_person_would_have_typed_them() {
        var read = given().read(Given.workbook("<row r='1'>" + cell("A1", "", "-12.50") + cell("B1", "t='n'", "1.5E-3")
                + cell("C1", "", "12.299999999999999") + cell("D1", "", "0.30000000000000004")
                + cell("E1", "", "1.2E3") + cell("F1", "", "999999999999999") + "</row>"));
        assertThat(read.cells()).containsExactly(List.of("-12.50", "0.0015", "12.3", "0.3", "1200", "999999999999999"));
        assertThat(read.damages()).isEmpty();
        assertThat(read.format()).isEqualTo("xlsx");
        assertThat(read.encoding()).isEqualTo("UTF-8");
    }

    /** Red when {@code Numbers.losesDigits} answers no: the order number 1234567890123456800 belongs to nobody. */
    @Test
    void a_number_of_which_a_workbook_lost_digits_is_told_and_the_same_digits_as_text_stay() {
        var read = given().read(Given.workbook("<row r='1'>" + cell("A1", "", "1.2345678901234568E+18") + "</row>"
                + "<row r='2'>" + cell("A2", "t='str'", "1234567890123456789") + "</row>"));
        assertThat(read.damages()).containsExactly(new Damage(1, "number-in-exponent", "1.2345678901234568E+18"));
        assertThat(read.cells().get(1)).containsExactly("1234567890123456789");
    }

    @Test
    void a_number_that_no_workbook_can_hold_takes_no_memory() {
        var read = given().read(
                        Given.workbook("<row r='1'>" + cell("A1", "", "1E+999999999") + cell("B1", "", "1E-999999999")
                                + cell("C1", "", "9".repeat(30_000)) + cell("D1", "", "x") + "</row>"));
        assertThat(read.cells().get(0))
                .startsWith("1E+999999999", "1E-999999999")
                .endsWith("x");
    }

    @Test
    void days_and_times_are_told_by_their_format_and_counted_as_workbooks_count() {
        var styles = "<numFmts><numFmt numFmtId='200' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/>"
                + "<numFmt numFmtId='201' formatCode='[Red]0.00&quot;day&quot;'/></numFmts><cellStyleXfs><xf numFmtId='14'/>"
                + "</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='21'/>"
                + "<xf numFmtId='200'/><xf numFmtId='201'/><xf numFmtId='58'/></cellXfs>";
        var sheet = Given.sheet("<row r='1'>" + cell("A1", "s='1'", "46337") + cell("B1", "s='2'", "46337.333333333336")
                + cell("C1", "s='3'", "0.75") + cell("D1", "s='4'", "46337") + cell("E1", "s='5'", "46337")
                + cell("F1", "s='6'", "59") + cell("G1", "s='1'", "61") + cell("H1", "s='1'", "-5")
                + cell("I1", "s='1'", "46337.5") + cell("J1", "s='99'", "1") + cell("K1", "s='2'", "46337")
                + cell("L1", "t='d'", "2026-11-11T08:00:00") + "</row>");
        assertThat(given().read(Given.zip(Given.parts(sheet, "", styles))).cells())
                .containsExactly(List.of(
                        "2026-11-11",
                        "2026-11-11 08:00:00",
                        "18:00:00",
                        "2026-11-11",
                        "46337",
                        "1900-02-28",
                        "1900-03-01",
                        "-5",
                        "2026-11-11 12:00:00",
                        "1",
                        "2026-11-11 00:00:00",
                        "2026-11-11 08:00:00"));
        var mac = Given.parts(sheet, "", styles);
        mac.computeIfPresent(
                "xl/workbook.xml",
                (name, xml) -> Given.utf8(new String(xml, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("<sheets>", "<workbookPr date1904='1'/><sheets>")));
        assertThat(given().read(Given.zip(mac)).cells().get(0).get(0)).isEqualTo("2030-11-12");
    }

    @Test
    void formats_are_days_by_their_letters_outside_of_quotes() {
        assertThat(List.of("m/d/yy", "yyyy-mm-dd", "[$-804]d;@", "mmm")).allMatch(one -> NumberFormats.parts(one) == 1);
        assertThat(List.of("[h]:mm", "h:mm AM/PM", "mm:ss", "[mm]:ss")).allMatch(one -> NumberFormats.parts(one) == 2);
        assertThat(List.of("yyyy-mm-dd hh:mm:ss")).allMatch(one -> NumberFormats.parts(one) == 3);
        assertThat(List.of("General", "0.00", "\"d\"0", "\\d0", "[Red]0", "#,##0_d", "[$USD] 0"))
                .allMatch(one -> NumberFormats.parts(one) == 0);
    }

    @Test
    void texts_shared_inline_rich_and_calculated_are_texts_and_reading_aids_are_not() {
        var strings = "<si><t>天猫</t></si><si><r><t>龙</t></r><r><t xml:space='preserve'> 井</t></r>"
                + "<rPh><t>long</t></rPh></si><si><t>a_x000D_b&amp;&#x4E2D;<![CDATA[<c]]]></t></si><si/>";
        var sheet = Given.sheet("<row r='3'>" + cell("A3", "t='s'", "0") + cell("B3", "t='s'", "1")
                + cell("C3", "t='s'", "2") + cell("D3", "t='s'", "3")
                + "<c r='F3' t='inlineStr'><is><t>x</t></is></c><c r='G3' t='str'><f>1&lt;2</f><v>sum</v></c>"
                + cell("H3", "t='b'", "1") + cell("I3", "t='e'", "#N/A") + "<c r='ZZZ3' s='1'/></row>");
        var read = given().read(Given.zip(Given.parts(sheet, strings, "")));
        assertThat(read.cells()).containsExactly(List.of("天猫", "龙 井", "a\rb&中<c]", "", "", "x", "sum", "TRUE", "#N/A"));
        assertThat(read.lines()).containsExactly(3L);
        assertThat(read.damages()).isEmpty();
    }

    /** Red when {@code SheetCells.column} counts on: fastexcel-reader takes all memory for a file of 1 KB like this. */
    @Test
    void a_cell_far_out_is_told_and_takes_no_memory() {
        var read = given().read(Given.workbook("<row r='1'>" + cell("ZZZZZZ1", "", "1") + cell("A1", "", "2") + "</row>"
                + "<row><c><v>3</v></c></row>"));
        assertThat(read.damages()).containsExactly(new Damage(1025, "too-many-columns", "1"));
        assertThat(read.cells()).containsExactly(List.of("2"), List.of("3"));
        assertThat(read.lines()).containsExactly(1L, 2L);
    }

    /** Found by the fuzzer, as an index of −1: a value that stands in no cell is nobody's. */
    @Test
    void a_value_outside_of_every_cell_is_passed_over() {
        var read = given().read(Given.workbook("<row r='1'><v>lost</v></c>" + cell("A1", "", "1") + "</row>"));
        assertThat(read.cells()).containsExactly(List.of("1"));
    }

    @Test
    void a_text_that_is_not_there_is_told() {
        assertThat(given().read(Given.workbook("<row r='1'>" + cell("A1", "t='s'", "7") + "</row>"))
                        .damages())
                .containsExactly(new Damage(1, "undecodable", "7"));
    }

    @Test
    void giant_texts_are_told_wherever_they_stand() {
        var giant = "茶".repeat(500_000);
        var told = new Damage(1, "cell-too-long", "茶".repeat(80));
        var sheet = Given.sheet("<row r='1'>" + cell("A1", "t='s'", "0") + "</row><row r='2'>"
                + cell("A2", "t='str'", giant) + "</row><row r='3'>" + cell("A3", "t='str'", "x") + "</row>");
        var read = given().read(Given.zip(Given.parts(sheet, "<si><t>" + giant + "</t></si>", "")));
        assertThat(read.damages()).containsExactly(told, told);
        assertThat(read.cells().get(2)).containsExactly("x");
    }

    /** Red when {@code Xml} passes a document type over: then entities would have to be known. */
    @Test
    void a_document_type_ends_the_reading_and_nothing_is_fetched() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>";
        var sheet = doctype + Given.sheet("<row r='1'>" + cell("A1", "t='str'", "&e;") + "</row>");
        var read = given().read(Given.zip(Given.parts(sheet, "", "")));
        assertThat(read.damages()).containsExactly(new Damage(1, "cut-off", ""));
        assertThat(read.cells().toString()).doesNotContain("secret");
        var strings = Given.parts(Given.sheet(""), "", "");
        strings.put("xl/sharedStrings.xml", Given.utf8(doctype + "<sst/>"));
        assertThat(given().refused(Given.zip(strings))).isEqualTo(new UnreadableFile("damaged file"));
    }

    /** Found by the fuzzer: it was told of line 0. */
    @Test
    void a_sheet_that_ends_before_its_first_row_is_cut_off_in_line_1() {
        var read = given().read(Given.zip(Given.parts("<x>&", "", "")));
        assertThat(read.lines()).containsExactly(1L);
        assertThat(read.damages()).containsExactly(new Damage(1, "cut-off", ""));
    }

    @Test
    void a_sheet_that_ends_within_a_row_is_cut_off() {
        var parts = Given.parts("<worksheet><sheetData><row r='1'>" + cell("A1", "", "1") + "<c r='B1'><v>2", "", "");
        assertThat(given().read(Given.zip(parts)).damages()).containsExactly(new Damage(1, "cut-off", "1"));
    }

    /** Red without the sum in {@code SharedStrings.add}. */
    @Test
    void more_shared_texts_than_are_held_are_refused() throws IOException {
        var file = folder.resolve("strings.xlsx");
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var part : Given.parts(Given.sheet("<row/>"), "", "").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                if (part.getKey().endsWith("sharedStrings.xml")) {
                    var random = new java.util.Random(7);
                    zip.write(Given.utf8("<sst>"));
                    for (int i = 0; i < 2_200; i++) {
                        var text = random.ints(32_000, 'a', 'z')
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
                        zip.write(Given.utf8("<si><t>" + text + "</t></si>"));
                    }
                    zip.write(Given.utf8("</sst>"));
                } else {
                    zip.write(part.getValue());
                }
                zip.closeEntry();
            }
        }
        assertThat(given().refused(Files.readAllBytes(file)))
                .isEqualTo(new FileTooLarge(SharedStrings.BYTES_MAX, "shared strings"));
    }

    @Test
    void the_first_sheet_that_has_something_in_it_is_read() throws IOException {
        var file = folder.resolve("sheets.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", null)) {
            workbook.newWorksheet("说明");
            var hidden = workbook.newWorksheet("隐藏");
            hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
            hidden.value(0, 0, "hidden");
            var orders = workbook.newWorksheet("订单");
            orders.value(1, 1, "订单编号");
            orders.value(2, 1, LocalDateTime.of(2026, 11, 11, 8, 0));
            orders.style(2, 1).format("yyyy-MM-dd H:mm:ss").set();
        }
        var read = given().read(Files.readAllBytes(file));
        assertThat(read.cells()).containsExactly(List.of("", "订单编号"), List.of("", "2026-11-11 08:00:00"));
        assertThat(read.lines()).containsExactly(2L, 3L);
    }

    @Test
    void a_workbook_with_nothing_in_it_is_empty_and_one_without_its_parts_is_refused() {
        assertThat(given().refused(Given.workbook("<row r='1'><c r='A1'/></row>")))
                .isEqualTo(new EmptyFile());
        var parts = Given.parts(Given.sheet(""), "", "");
        parts.remove("xl/worksheets/sheet1.xml");
        assertThat(given().refused(Given.zip(parts))).isEqualTo(new UnreadableFile("damaged xlsx"));
        assertThat(given().refused(Given.zip(
                        Map.of("[Content_Types].xml", Given.utf8("<x/>"), "xl/workbook.xml", new byte[0]))))
                .isEqualTo(new UnreadableFile("damaged xlsx"));
    }

    @Test
    void parts_in_utf_16_with_prefixes_and_comments_are_read() {
        var xml =
                "<?xml version='1.0'?><!-- > -- > --><x:worksheet xmlns:x='m' xmlns:r='z'><x:sheetData><x:row x:r='5'>"
                        + "<x:c xmlns:r=\"Z9\" r = \"B5\" t='str'><x:v>a<!-- b -->c</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        var parts = Given.parts("", "", "");
        parts.put("xl/worksheets/sheet1.xml", ("\uFEFF" + xml).getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        var read = given().read(Given.zip(parts));
        assertThat(read.cells()).containsExactly(List.of("", "ac"));
        assertThat(read.lines()).containsExactly(5L);
    }

    @Test
    void progress_ends_with_the_file() {
        var rows = "<row><c><v>1</v></c></row>".repeat(100_000);
        try (var table = given().open(Given.workbook(rows)).orThrow()) {
            assertThat(table.next()).isNotNull();
            assertThat(table.bytesRead()).isLessThan(table.bytesTotal() / 2);
            long count = 1;
            while (table.next() != null) {
                count++;
            }
            assertThat(count).isEqualTo(100_000);
            assertThat(table.bytesRead()).isEqualTo(table.bytesTotal());
        }
    }

    @Test
    void columns_are_named_by_letters() {
        assertThat(Arrays.asList("A1", "Z9", "AA1", "AMJ7", "AMK7", "1", "").stream()
                        .map(SheetCells::column))
                .containsExactly(1, 26, 27, 1024, 1025, 0, 0);
    }
}
