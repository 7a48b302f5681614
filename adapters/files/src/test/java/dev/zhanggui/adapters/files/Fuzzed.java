package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Kind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the fuzzer calls. The first byte says what the others are: a file as it is, or a part of a workbook, which no
 * fuzzer would find its way into through checksums. Whatever they are: a refusal, or rows and damages within the limits;
 * and what was read can be written and is read again to the letter.
 */
public final class Fuzzed {
    static final int KINDS = 7;

    private static final List<String> PARTS = List.of(
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels");
    private static final Set<String> DAMAGES = Set.of(
            "undecodable",
            "cell-too-long",
            "row-too-long",
            "too-many-columns",
            "unclosed-quote",
            "cut-off",
            "number-in-exponent");
    private static final String ROWS = "<row r='1'><c r='A1' t='s'><v>0</v></c><c s='1'><v>46337.5</v></c></row>";
    private static final String STYLES = "<cellXfs><xf numFmtId='0'/><xf numFmtId='22'/></cellXfs>";
    private static final Path FILE = temporary();

    private Fuzzed() {}

    private static Path temporary() {
        try {
            var file = Files.createTempFile("fuzzed", ".dat");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Called by Jazzer with everything that it can think of. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        Files.write(FILE, file(data[0], Arrays.copyOfRange(data, 1, data.length)));
        check(FILE, data.length < 2_000, (Arrays.hashCode(data) & 7) == 0);
    }

    private static byte[] file(byte kind, byte[] content) {
        int part = Math.floorMod(kind, KINDS) - 2;
        if (part == -2) {
            return content;
        }
        if (part == -1) {
            return Given.gzip(content);
        }
        Map<String, byte[]> parts = new LinkedHashMap<>(Given.parts(Given.sheet(ROWS), "<si><t>x</t></si>", STYLES));
        parts.put(PARTS.get(part), content);
        return Given.zip(parts);
    }

    /** Writing takes longer than reading: not every input is written, and few as a workbook. */
    private static void check(Path file, boolean small, boolean asWorkbook) throws IOException {
        var rows = new ArrayList<List<String>>();
        var opened = new PlatformFiles().open(file).<TableFiles.Table>fold(table -> table, refused -> null);
        if (opened == null) {
            return;
        }
        try (opened) {
            for (var row = opened.next(); row != null; row = opened.next()) {
                check(row);
                holds(opened.bytesRead() <= opened.bytesTotal(), "more read than there is");
                rows.add(row.cells());
            }
            holds(opened.next() == null, "rows after the end");
        }
        boolean hasText = rows.stream().flatMap(List::stream).anyMatch(cell -> !cell.isBlank());
        if (small && hasText) {
            for (var kind : asWorkbook ? Kind.values() : new Kind[] {Kind.CSV}) {
                holds(rows.equals(again(file, kind, rows)), "not read again to the letter as " + kind);
            }
        }
    }

    private static List<List<String>> again(Path file, Kind kind, List<List<String>> rows) throws IOException {
        try (var out = Files.newOutputStream(file);
                var sheet = new PlatformFiles().write(kind, out, "a")) {
            rows.forEach(sheet::row);
        }
        var read = Given.read(new PlatformFiles().open(file).orThrow()).cells();
        return kind == Kind.CSV ? read : padded(read, rows);
    }

    /** A workbook does not hold blank cells at the end of a row, nor rows of them. */
    private static List<List<String>> padded(List<List<String>> read, List<List<String>> like) {
        var padded = new ArrayList<List<String>>();
        var left = new ArrayList<>(read);
        for (var row : like) {
            boolean blank = row.stream().allMatch(String::isEmpty);
            var cells = new ArrayList<>(blank || left.isEmpty() ? List.of() : left.remove(0));
            while (cells.size() < row.size()) {
                cells.add("");
            }
            padded.add(cells);
        }
        return padded;
    }

    private static void check(Row row) {
        holds(!row.cells().isEmpty(), "a row without a cell");
        holds(row.cells().size() <= TableFiles.COLUMNS_MAX, "too many cells");
        for (var cell : row.cells()) {
            holds(cell.length() <= TableFiles.CELL_LENGTH_MAX, "a cell too long");
            holds(isText(cell), "no text: " + cell);
        }
        row.damage().ifPresent(damage -> {
            holds(DAMAGES.contains(damage.what()), damage.what());
            holds(damage.found().length() <= 80 && isText(damage.found()), "found no text");
            holds(damage.column() >= 1 && row.line() >= 1, "no place");
        });
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF);
    }

    private static void holds(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
