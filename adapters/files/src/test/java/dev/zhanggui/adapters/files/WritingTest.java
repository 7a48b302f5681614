package dev.zhanggui.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WritingTest {
    private static final List<String> NASTY = List.of(
            "=1+1",
            "+86 138",
            "-cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "'=1",
            "''=1",
            "'-12.50",
            "'138",
            "'",
            "''",
            "=\"0123\"",
            "-12.50",
            "-0",
            "0.50",
            "007",
            "12345678901",
            "123456789012",
            "1234567890123456789",
            "1.23457E+18",
            "-",
            "--",
            "a,b;c\td",
            "say \"hi\"",
            "line\nline\r\nline\rline",
            " 空 ",
            "天猫𠮷",
            "_x000D_",
            "_x005F_x000D_",
            "\u0001\u000B\uFFFE",
            "<&>'\"]]>",
            "2026-11-11 08:00:00",
            "TRUE");

    @TempDir
    Path folder;

    private static byte[] written(Kind kind, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var sheet = new PlatformFiles().write(kind, out, "订单")) {
            rows.forEach(sheet::row);
        }
        return out.toByteArray();
    }

    /** Red when {@code Apostrophes.take} takes nothing away. */
    @ParameterizedTest
    @EnumSource
    void what_was_written_is_read_again_to_the_letter(Kind kind) {
        var rows = new ArrayList<>(List.of(List.of("订单编号", "备注"), NASTY));
        NASTY.forEach(one -> rows.add(List.of(one, "x")));
        var read = new Given(folder).read(written(kind, rows));
        assertThat(read.cells()).isEqualTo(rows);
        assertThat(read.damages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void any_text_at_all_is_read_again_to_the_letter(Kind kind) {
        var random = new Random(20261111);
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < 3_000; row++) {
            var cells = new ArrayList<>(List.of("x"));
            for (int cell = random.nextInt(8); cell >= 0; cell--) {
                cells.add(text(random));
            }
            cells.add("x");
            rows.add(cells);
        }
        var read = new Given(folder).read(written(kind, rows));
        assertThat(read.cells()).isEqualTo(rows);
    }

    private static String text(Random random) {
        var signs = "'=+-@\t\r\n\",;_x0 19.茶\u0007";
        var text = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }

    /** Red when {@code Apostrophes.put} puts none, and red when it puts one before every minus. */
    @Test
    void no_cell_of_a_csv_begins_like_a_formula_except_numbers() {
        var csv = new String(written(Kind.CSV, List.of(NASTY)), StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFF'=1+1,'+86 138,")
                .contains(",-12.50,-0,0.50,")
                .endsWith("\r\n");
        // FastCSV knows nothing of our apostrophes: it reads what a spreadsheet would.
        var cells = de.siegmar.fastcsv.reader.CsvReader.builder()
                .ofCsvRecord(csv.substring(1))
                .iterator()
                .next()
                .getFields();
        assertThat(cells).hasSameSizeAs(NASTY);
        assertThat(cells).allMatch(cell -> cell.matches("(?s)-?\\d+(\\.\\d+)?|[^=+\\-@\\t\\r\\n＝＋－＠].*"));
    }

    @Test
    void cells_of_a_workbook_are_numbers_or_texts_and_never_formulas() throws IOException {
        var file = written(Kind.XLSX, List.of(NASTY));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            var row = rows.findFirst().orElseThrow();
            var numbers = row.stream()
                    .filter(cell -> cell.getType() == CellType.NUMBER)
                    .map(cell -> NASTY.get(cell.getColumnIndex()))
                    .toList();
            assertThat(numbers).containsExactly("-12.50", "0.50", "12345678901");
            assertThat(row.stream())
                    .allMatch(cell -> cell.getType() == CellType.NUMBER || cell.getType() == CellType.STRING);
            assertThat(row.getCellText(0)).isEqualTo("=1+1");
            assertThat(row.getCellText(NASTY.indexOf("1234567890123456789"))).isEqualTo("1234567890123456789");
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("订单");
        }
    }

    @Test
    void half_a_pair_does_not_take_the_rest_of_the_workbook_with_it() {
        for (var kind : Kind.values()) {
            var cells = new Given(folder).read(written(kind, List.of(List.of("a\uD800b", "c"), List.of("d", "e"))));
            assertThat(cells.cells().get(0).get(1)).isEqualTo("c");
            assertThat(cells.cells().get(1)).containsExactly("d", "e");
        }
    }

    @Test
    void a_text_longer_than_a_cell_can_hold_is_cut_in_a_workbook() {
        var read = new Given(folder).read(written(Kind.XLSX, List.of(List.of("茶".repeat(40_000), "x"))));
        assertThat(read.cells().get(0)).containsExactly("茶".repeat(TableFiles.CELL_LENGTH_MAX), "x");
        assertThat(read.damages()).isEmpty();
    }

    @Test
    void a_table_longer_than_a_sheet_goes_on_in_the_next_one() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sheet = new PlatformFiles().write(Kind.XLSX, out, "库存")) {
            for (int row = 0; row <= XlsxSheet.ROWS_MAX; row++) {
                sheet.row(List.of("7"));
            }
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheets().map(one -> one.getName())).containsExactly("库存", "库存 (2)");
            try (var rows = workbook.getSheet(1).orElseThrow().openStream()) {
                assertThat(rows.count()).isEqualTo(1);
            }
        }
    }

    @Test
    void the_stream_stays_open_for_the_caller() {
        for (var kind : Kind.values()) {
            var closed = new ArrayList<String>();
            var out = new ByteArrayOutputStream() {
                @Override
                public void close() {
                    closed.add("closed");
                }
            };
            try (var sheet = new PlatformFiles().write(kind, out, "a")) {
                sheet.row(List.of("x"));
            }
            assertThat(closed).isEmpty();
            assertThat(out.size()).isPositive();
        }
    }
}
