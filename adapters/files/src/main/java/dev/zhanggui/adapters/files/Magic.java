package dev.zhanggui.adapters.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, in the words of {@code UnreadableFile} where it is no table. */
final class Magic {
    static final int LOOKED_AT_BYTES = 1 << 12;

    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private Magic() {}

    static boolean isZip(byte[] head) {
        return begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6);
    }

    static boolean isGzip(byte[] head) {
        return begins(head, 0x1F, 0x8B);
    }

    /** Why it is no text; null where it may be one. */
    static @Nullable String refused(byte[] head) {
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return contains(head, ENCRYPTED) ? "encrypted xlsx" : "xls";
        }
        if (begins(head, '%', 'P', 'D', 'F')) {
            return "pdf";
        }
        if (isGzip(head)) {
            return "gzip in gzip";
        }
        boolean utf16 = begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF);
        if (!utf16 && contains(head, new byte[] {0})) {
            return "binary";
        }
        var text = new String(head, 0, Math.min(head.length, 256), StandardCharsets.ISO_8859_1)
                .replace("\u00EF\u00BB\u00BF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<table")) {
            return "html";
        }
        return text.startsWith("<?xml") ? "xml" : null;
    }

    /** Of one among several files in a ZIP. */
    static boolean couldBeTable(byte[] head) {
        if (head.length == 0) {
            return false;
        }
        if (isZip(head)) {
            return true;
        }
        if (refused(head) != null) {
            return false;
        }
        try {
            var encoding = Encoding.of(head, 0, head.length);
            return encoding != null || head.length > 0;
        } catch (NotATable e) {
            return false;
        }
    }

    /** What a ZIP is that is no workbook and has no table in it. */
    static String packed(ZipFile zip) {
        if (zip.getEntry("xl/workbook.bin") != null) {
            return "xlsb";
        }
        if (zip.getEntry("word/document.xml") != null) {
            return "docx";
        }
        return zip.getEntry("content.xml") != null ? "ods" : "zip without a table";
    }

    private static boolean begins(byte[] head, int... magic) {
        return Encoding.startsWith(head, 0, head.length, magic);
    }

    private static boolean contains(byte[] head, byte[] wanted) {
        for (int from = 0; from + wanted.length <= head.length; from++) {
            int same = 0;
            while (same < wanted.length && head[from + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
