package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.imports.spi.TableFiles.Table;
import dev.zhanggui.domain.shared.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made in code, and what came of reading them. */
record Given(Path folder) {
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    record Read(String format, String encoding, List<Row> rows) {
        List<List<String>> cells() {
            return rows.stream().map(Row::cells).toList();
        }

        List<Long> lines() {
            return rows.stream().map(Row::line).toList();
        }

        List<Damage> damages() {
            return rows.stream().flatMap(row -> row.damage().stream()).toList();
        }
    }

    Decision<Table, FileRefused> open(byte[] content) {
        return new PlatformFiles().open(file(content));
    }

    Path file(byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "given", ".dat"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Read read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    Read read(byte[] content) {
        return read(open(content).orThrow());
    }

    static Read read(Table opened) {
        try (var table = opened) {
            var rows = new ArrayList<Row>();
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
            return new Read(table.format(), table.encoding(), rows);
        }
    }

    FileRefused refused(byte[] content) {
        return open(content)
                .<FileRefused>fold(
                        table -> {
                            table.close();
                            throw new AssertionError("was opened");
                        },
                        refusal -> refusal);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(int... unsigned) {
        var bytes = new byte[unsigned.length];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) unsigned[at];
        }
        return bytes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return zip(entries, StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> entries, Charset names) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed, names)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A workbook of one sheet with these rows, as XML. */
    static byte[] workbook(String rows) {
        return zip(parts(sheet(rows), "", ""));
    }

    static String sheet(String rows) {
        return "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>";
    }

    /** @param strings the shared ones, @param styles what stands in the styles; both may be empty */
    static Map<String, byte[]> parts(String sheet, String strings, String styles) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                utf8("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + type("/xl/workbook.xml", "sheet.main") + type("/xl/worksheets/sheet1.xml", "worksheet")
                        + type("/xl/sharedStrings.xml", "sharedStrings") + type("/xl/styles.xml", "styles")
                        + "</Types>"));
        parts.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns='" + MAIN + "' xmlns:r='" + RELATIONS
                        + "'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                utf8("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + relation("r1", "worksheet", "worksheets/sheet1.xml")
                        + relation("r2", "sharedStrings", "sharedStrings.xml")
                        + relation("r3", "styles", "/xl/styles.xml") + "</Relationships>"));
        parts.put("xl/sharedStrings.xml", utf8("<sst xmlns='" + MAIN + "'>" + strings + "</sst>"));
        parts.put("xl/styles.xml", utf8("<styleSheet xmlns='" + MAIN + "'>" + styles + "</styleSheet>"));
        parts.put("xl/worksheets/sheet1.xml", utf8(sheet));
        return parts;
    }

    private static String type(String part, String type) {
        return "<Override PartName='" + part
                + "' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml'/>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id='" + id + "' Type='" + RELATIONS + "/" + type + "' Target='" + target + "'/>";
    }
}
