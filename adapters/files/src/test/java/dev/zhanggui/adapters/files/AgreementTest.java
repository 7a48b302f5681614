package dev.zhanggui.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of files that are well-formed two readers that know nothing of each other say the same. */
class AgreementTest {

    @TempDir
    Path folder;

    @Test
    void csv_is_read_as_fast_csv_reads_it() {
        var random = new Random(1111);
        var signs = "ab茶𠮷 \"\",,,\n\r;\t0";
        for (int file = 0; file < 300; file++) {
            var text = new StringBuilder("head,line\n");
            for (int row = random.nextInt(40); row >= 0; row--) {
                for (int cell = random.nextInt(5); cell >= 0; cell--) {
                    var content = new StringBuilder();
                    for (int length = random.nextInt(6); length > 0; length--) {
                        content.append(signs.charAt(random.nextInt(signs.length())));
                    }
                    boolean plain = content.chars().noneMatch(one -> "\",\n\r;\t".indexOf(one) >= 0);
                    boolean quoted = !plain || random.nextBoolean();
                    var inside = content.toString().replace("\"", "\"\"");
                    text.append(quoted ? "\"" + inside + "\"" : inside).append(cell > 0 ? "," : "");
                }
                text.append(List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
            }
            var written = text.toString().getBytes(StandardCharsets.UTF_8);
            var theirs = CsvReader.builder()
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(new String(written, StandardCharsets.UTF_8))
                    .stream()
                    .toList();
            var ours = new Given(folder).read(written);
            assertThat(ours.cells())
                    .isEqualTo(theirs.stream().map(one -> one.getFields()).toList());
            assertThat(ours.lines())
                    .isEqualTo(theirs.stream()
                            .map(one -> one.getStartingLineNumber())
                            .toList());
        }
    }

    @Test
    void workbooks_are_read_as_fastexcel_reads_them() throws IOException {
        var random = new Random(618);
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", null)) {
            var sheet = workbook.newWorksheet("a");
            for (int row = 0; row < 2_000; row++) {
                for (int column = 0; column < 8; column++) {
                    switch (random.nextInt(5)) {
                        case 0 -> sheet.value(row, column, random.nextInt());
                        case 1 -> sheet.value(row, column, random.nextInt(1_000_000) / 100.0);
                        case 2 -> sheet.value(row, column, "茶 <" + random.nextInt(100) + "> & \"x\"");
                        case 3 -> sheet.inlineString(row, column, "𠮷" + random.nextInt(100));
                        default -> {
                            sheet.value(row, column, LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000)));
                            sheet.style(row, column).format("yyyy-mm-dd").set();
                        }
                    }
                }
            }
        }
        var theirs = new ArrayList<List<String>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> theirs.add(
                    row.stream().map(cell -> comparable(cell.getText())).toList()));
        }
        assertThat(theirs).hasSize(2_000);
        var ours = new Given(folder).read(out.toByteArray());
        assertThat(ours.cells().stream()
                        .map(row -> row.stream().map(AgreementTest::comparable).toList())
                        .toList())
                .isEqualTo(theirs);
    }

    /** Days as the number that they are, numbers without trailing zeros: the other reader leaves both as stored. */
    private static String comparable(String cell) {
        if (cell.matches("20\\d\\d-\\d\\d-\\d\\d")) {
            return Long.toString(LocalDate.parse(cell).toEpochDay() + 25_569);
        }
        return cell.matches("-?[\\d.]+")
                ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
                : cell;
    }
}
