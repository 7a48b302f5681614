package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.api.TextEncoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a file is written. All of them are read byte by byte: comma, semicolon, tab, quote and line ends
 * are never part of another character in UTF-8 nor in GB18030, and UTF-16 is turned into UTF-8 first.
 */
enum Encoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    UTF_8_WITH_BOM("UTF-8 with BOM", StandardCharsets.UTF_8),
    UTF_16("UTF-16", StandardCharsets.UTF_8),
    GB18030("GB18030", Charset.forName("GB18030"));

    /** What became of bytes that were read strictly. */
    enum Reading {
        TEXT,
        /** All well but the last character, of which the end is missing. */
        CUT_OFF,
        UNDECODABLE
    }

    private final String label;
    private final Charset charset;

    Encoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    /**
     * Finds the encoding of what begins with these bytes; where they are neither wholly, that in which more of the
     * lines can be read, and the others are told later.
     *
     * @return null where nothing but ASCII was found, so that it cannot be told yet
     * @throws NotATable where no line can be read in any of them
     */
    static @Nullable Encoding of(byte[] bytes, int from, int to) throws NotATable {
        if (startsWith(bytes, from, to, 0xEF, 0xBB, 0xBF)) {
            return UTF_8_WITH_BOM;
        }
        if (startsWith(bytes, from, to, 0xFF, 0xFE) || startsWith(bytes, from, to, 0xFE, 0xFF)) {
            return UTF_16;
        }
        if (isAscii(bytes, from, to)) {
            return null;
        }
        var utf8 = StandardCharsets.UTF_8.newDecoder();
        if (read(utf8, bytes, from, to) != Reading.UNDECODABLE) {
            return UTF_8;
        }
        return ofMostLines(bytes, from, to, utf8, GB18030.charset.newDecoder());
    }

    /** The one that the sender names; where none is named, what the beginning says. */
    static @Nullable Encoding asked(TextEncoding asked, byte[] head) throws NotATable {
        return switch (asked) {
            case AUTO -> of(head, 0, head.length);
            case UTF_8 -> startsWith(head, 0, head.length, 0xEF, 0xBB, 0xBF) ? UTF_8_WITH_BOM : UTF_8;
            case GB18030 -> GB18030;
            case UTF_16 -> UTF_16;
        };
    }

    private static Encoding ofMostLines(byte[] bytes, int from, int to, CharsetDecoder utf8, CharsetDecoder gb18030)
            throws NotATable {
        int inUtf8 = 0;
        int inGb18030 = 0;
        int lineStart = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] != '\n' && at < to - 1) {
                continue;
            }
            if (!isAscii(bytes, lineStart, at + 1)) {
                if (read(utf8, bytes, lineStart, at + 1) != Reading.UNDECODABLE) {
                    inUtf8++;
                } else if (read(gb18030, bytes, lineStart, at + 1) != Reading.UNDECODABLE) {
                    inGb18030++;
                }
            }
            lineStart = at + 1;
        }
        if (inUtf8 + inGb18030 == 0) {
            throw NotATable.unreadable("binary");
        }
        return inUtf8 > inGb18030 ? UTF_8 : GB18030;
    }

    static Reading read(CharsetDecoder strict, byte[] bytes, int from, int to) {
        var in = ByteBuffer.wrap(bytes, from, to - from);
        var out = CharBuffer.allocate(Math.min(to - from, 1 << 13));
        strict.reset();
        while (true) {
            var result = strict.decode(in, out, false);
            if (result.isOverflow()) {
                out.clear();
            } else if (result.isError()) {
                return Reading.UNDECODABLE;
            } else {
                return in.hasRemaining() ? Reading.CUT_OFF : Reading.TEXT;
            }
        }
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        int signs = 0;
        for (int at = from; at < to; at++) {
            signs |= bytes[at];
        }
        return signs >= 0;
    }

    static boolean startsWith(byte[] bytes, int from, int to, int... magic) {
        if (to - from < magic.length) {
            return false;
        }
        for (int at = 0; at < magic.length; at++) {
            if ((bytes[from + at] & 0xFF) != magic[at]) {
                return false;
            }
        }
        return true;
    }
}
