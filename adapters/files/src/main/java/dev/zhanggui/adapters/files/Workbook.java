package dev.zhanggui.adapters.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of an XLSX: its sheets, the texts and formats that they share, and how it counts days. */
final class Workbook implements Closeable {
    /** Of the parts that describe others; those of real workbooks have some thousand bytes. */
    private static final long PART_BYTES_MAX = 16 << 20;

    /** Unpacked; the texts in it are limited once more. */
    private static final long STRINGS_PART_BYTES_MAX = 4L * SharedStrings.BYTES_MAX;

    private static final int SHEETS_MAX = 1_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final List<ZipEntry> sheets = new ArrayList<>();
    private final Map<String, ZipEntry> related = new HashMap<>();
    private SharedStrings strings = SharedStrings.NONE;
    private NumberFormats formats = NumberFormats.NONE;
    private boolean since1904;

    /** @throws NotATable where it has no sheets that can be read */
    Workbook(ZipFile zip) throws IOException {
        this.zip = zip;
        this.entries = entries(zip);
        var main = mainPart(entries);
        if (main == null) {
            throw NotATable.unreadable("damaged xlsx");
        }
        relate(main.getName().replace('\\', '/'));
        readSheets(main);
    }

    /** Whether it is one, by what is in it. */
    static boolean isIn(ZipFile zip) {
        var entries = entries(zip);
        return entries.containsKey("[content_types].xml") && mainPart(entries) != null;
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) {
        var entries = new HashMap<String, ZipEntry>();
        zip.stream().forEach(entry -> entries.putIfAbsent(key(entry.getName()), entry));
        return entries;
    }

    /** Names differ in case and slashes between writers. */
    private static String key(String name) {
        var slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    private static @Nullable ZipEntry mainPart(Map<String, ZipEntry> entries) {
        return entries.get("xl/workbook.xml");
    }

    private void relate(String main) throws IOException {
        int slash = main.lastIndexOf('/') + 1;
        var folder = main.substring(0, slash);
        var part = entries.get(key(folder + "_rels/" + main.substring(slash) + ".rels"));
        if (part == null) {
            throw NotATable.unreadable("damaged xlsx");
        }
        try (var xml = open(part, PART_BYTES_MAX)) {
            while (xml.next()) {
                if (xml.isStart("Relationship")) {
                    relate(folder, xml.attribute("Id"), xml.attribute("Type"), xml.attribute("Target"));
                }
            }
        }
    }

    private void relate(String folder, @Nullable String id, @Nullable String type, @Nullable String target)
            throws IOException {
        var entry = target == null ? null : entries.get(key(target.startsWith("/") ? target : folder + target));
        if (entry == null || id == null || type == null) {
            return;
        }
        if (type.endsWith("/sharedStrings")) {
            try (var xml = open(entry, STRINGS_PART_BYTES_MAX)) {
                strings = SharedStrings.of(xml);
            }
        } else if (type.endsWith("/styles")) {
            try (var xml = open(entry, PART_BYTES_MAX)) {
                formats = NumberFormats.of(xml);
            }
        } else {
            related.put(id, entry);
        }
    }

    private void readSheets(ZipEntry main) throws IOException {
        var hidden = new ArrayList<ZipEntry>();
        try (var xml = open(main, PART_BYTES_MAX)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    var counts = xml.attribute("date1904");
                    since1904 = "1".equals(counts) || "true".equals(counts);
                } else if (xml.isStart("sheet") && sheets.size() + hidden.size() < SHEETS_MAX) {
                    var entry = related.get(relationship(xml));
                    if (entry != null) {
                        (xml.attribute("state") == null || "visible".equals(xml.attribute("state")) ? sheets : hidden)
                                .add(entry);
                    }
                }
            }
        }
        sheets.addAll(hidden);
    }

    private static String relationship(Xml xml) throws IOException {
        return String.valueOf(xml.attribute("id"));
    }

    private Xml open(ZipEntry entry, long bytesMax) throws IOException {
        if (entry.getSize() > bytesMax) {
            throw NotATable.tooLarge(bytesMax, "unpacked");
        }
        return new Xml(Zips.open(zip, entry));
    }

    /** Visible ones first, each in the order of the workbook. */
    List<ZipEntry> sheets() {
        return sheets;
    }

    ZipFile zip() {
        return zip;
    }

    SharedStrings strings() {
        return strings;
    }

    NumberFormats formats() {
        return formats;
    }

    boolean isSince1904() {
        return since1904;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
