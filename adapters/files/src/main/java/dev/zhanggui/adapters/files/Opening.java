package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Table;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is and opens the table in it. */
final class Opening {
    /** The encoding and the delimiter are found in as much as this. */
    static final int HEAD_BYTES = 1 << 20;

    private static final int ENTRIES_LOOKED_AT_MAX = 1_000;
    private static final int NAMES_TOLD_MAX = 20;

    private final TextEncoding asked;

    /** @param asked in what a text is written, as its sender says */
    Opening(TextEncoding asked) {
        this.asked = asked;
    }

    Table table(Path file) throws IOException {
        var source = new PlainSource(file);
        if (source.bytesTotal() > TableFiles.BYTES_MAX) {
            throw NotATable.tooLarge(TableFiles.BYTES_MAX, "file");
        }
        var head = source.head(HEAD_BYTES);
        if (Magic.isZip(head)) {
            return ofZip(file, source.bytesTotal());
        }
        if (!Magic.isGzip(head)) {
            return ofText(source, head);
        }
        var unpacked = new GzipSource(source);
        return ofContent(unpacked, unpacked.head(HEAD_BYTES));
    }

    private Table ofZip(Path file, long bytesTotal) throws IOException {
        var zip = Zips.open(file);
        return closingIfRefused(zip, () -> {
            if (Workbook.isIn(zip)) {
                return ofWorkbook(zip, "", bytesTotal, zip);
            }
            var tables = tables(zip);
            if (tables.size() > 1) {
                throw new NotATable(new FileRefused.SeveralTables(names(tables)));
            }
            if (tables.isEmpty()) {
                throw NotATable.unreadable(Magic.packed(zip));
            }
            var source = new EntrySource(zip, tables.get(0), bytesTotal);
            return ofContent(source, source.head(HEAD_BYTES));
        });
    }

    private static List<ZipEntry> tables(ZipFile zip) throws IOException {
        var candidates = zip.stream()
                .filter(entry -> !entry.isDirectory() && !isOfTheSystem(entry.getName()))
                .limit(ENTRIES_LOOKED_AT_MAX)
                .toList();
        if (candidates.size() == 1) {
            return List.copyOf(candidates);
        }
        var tables = new ArrayList<ZipEntry>();
        for (var candidate : candidates) {
            try (var in = Zips.open(zip, candidate)) {
                if (Magic.couldBeTable(in.readNBytes(Magic.LOOKED_AT_BYTES))) {
                    tables.add(candidate);
                }
            }
        }
        return tables;
    }

    private static List<String> names(List<ZipEntry> tables) {
        return tables.stream().map(ZipEntry::getName).limit(NAMES_TOLD_MAX).toList();
    }

    /** What a Mac or Windows puts beside the files. */
    private static boolean isOfTheSystem(String path) {
        var slashed = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        var name = slashed.substring(slashed.lastIndexOf('/') + 1);
        return slashed.startsWith("__macosx/")
                || name.startsWith(".")
                || name.equals("thumbs.db")
                || name.equals("desktop.ini");
    }

    /** What was packed: a workbook is read from many places at once, so it is laid out as a file first. */
    private Table ofContent(Source source, byte[] head) throws IOException {
        if (!Magic.isZip(head)) {
            return ofText(source, head);
        }
        var laidOut = Files.createTempFile("zhanggui", ".xlsx");
        return closingIfRefused(() -> Files.deleteIfExists(laidOut), () -> {
            try (var in = source.open()) {
                Files.copy(in, laidOut, StandardCopyOption.REPLACE_EXISTING);
            }
            var zip = Zips.open(laidOut);
            Closeable all = () -> {
                zip.close();
                Files.deleteIfExists(laidOut);
                source.close();
            };
            return closingIfRefused(zip, () -> {
                if (!Workbook.isIn(zip)) {
                    throw NotATable.unreadable("zip" + source.packing());
                }
                return ofWorkbook(zip, source.packing(), source.bytesTotal(), all);
            });
        });
    }

    /** The first sheet that has something in it. */
    private static Table ofWorkbook(ZipFile zip, String packing, long bytesTotal, Closeable all) throws IOException {
        var workbook = new Workbook(zip);
        if (workbook.sheets().isEmpty()) {
            throw NotATable.unreadable("damaged xlsx");
        }
        for (var sheet : workbook.sheets()) {
            var source = new EntrySource(zip, sheet, bytesTotal);
            boolean hasText;
            try (var looked = new SheetTable(packing, workbook, source, () -> {})) {
                hasText = hasText(looked);
            }
            if (hasText) {
                return new SheetTable(packing, workbook, source, all);
            }
        }
        throw new NotATable(new FileRefused.EmptyFile());
    }

    private Table ofText(Source source, byte[] head) throws IOException {
        var found = Magic.refused(head);
        boolean wide = asked == TextEncoding.UTF_16 && "binary".equals(found);
        if (found != null && !wide) {
            throw NotATable.unreadable(found);
        }
        var encoding = Encoding.asked(asked, head);
        boolean utf16 = encoding == Encoding.UTF_16;
        int mark = utf16 ? Utf16Stream.markOf(head) : encoding == Encoding.UTF_8_WITH_BOM ? 3 : 0;
        var text = utf16 ? Utf16Stream.of(head, mark) : head;
        byte delimiter = Delimiters.of(text, utf16 ? 0 : mark, text.length);
        try (var looked = csv(() -> {}, source, encoding, delimiter, mark, head)) {
            if (!hasText(looked)) {
                throw new NotATable(new FileRefused.EmptyFile());
            }
        }
        return csv(source, source, encoding, delimiter, mark, head);
    }

    private static CsvTable csv(
            Closeable closed, Source source, @Nullable Encoding encoding, byte delimiter, int mark, byte[] head)
            throws IOException {
        var in = source.open();
        in.skipNBytes(mark);
        var text = encoding == Encoding.UTF_16 ? new Utf16Stream(in, Utf16Stream.isLittleEndian(head)) : in;
        return new CsvTable(source, text, delimiter, encoding, closed);
    }

    /** A row that is damaged is there to be told. */
    private static boolean hasText(Table table) {
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.damage().isPresent() || row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
                return true;
            }
        }
        return false;
    }

    private interface Attempt {
        Table table() throws IOException;
    }

    private static Table closingIfRefused(Closeable opened, Attempt attempt) throws IOException {
        boolean done = false;
        try {
            var table = attempt.table();
            done = true;
            return table;
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }
}
