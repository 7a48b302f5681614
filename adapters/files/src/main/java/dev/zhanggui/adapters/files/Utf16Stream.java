package dev.zhanggui.adapters.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * UTF-16 as UTF-8. Half of a pair becomes a byte that no UTF-8 has, and half of a character at the end the beginning
 * of one, so that the row is told by those who read on.
 */
final class Utf16Stream extends InputStream {
    private static final int NO_TEXT = 0xFF;
    private static final int CUT_OFF = 0xE2;

    private final InputStream in;
    private final boolean littleEndian;
    private final byte[] pending = new byte[4];
    private int pendingAt;
    private int pendingEnd;
    private int heldUnit = -1;

    Utf16Stream(InputStream in, boolean littleEndian) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.littleEndian = littleEndian;
    }

    /** How many bytes the mark at its beginning takes; a text may be without one. */
    static int markOf(byte[] head) {
        return Encoding.startsWith(head, 0, head.length, 0xFF, 0xFE)
                        || Encoding.startsWith(head, 0, head.length, 0xFE, 0xFF)
                ? 2
                : 0;
    }

    /** By its mark; without one the first character, which is likely ASCII, says so. */
    static boolean isLittleEndian(byte[] head) {
        return markOf(head) > 0 ? head[0] == (byte) 0xFF : head.length > 1 && head[1] == 0;
    }

    /** The beginning of a text as UTF-8, from behind its byte order mark. */
    static byte[] of(byte[] head, int mark) throws IOException {
        var in = new ByteArrayInputStream(head, mark, head.length - mark);
        try (var text = new Utf16Stream(in, isLittleEndian(head))) {
            return text.readAllBytes();
        }
    }

    @Override
    public int read() throws IOException {
        if (pendingAt == pendingEnd && !fill()) {
            return -1;
        }
        return pending[pendingAt++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int one = read();
            if (one < 0) {
                return done == 0 ? -1 : done;
            }
            into[from + done++] = (byte) one;
        }
        return done;
    }

    private boolean fill() throws IOException {
        int unit = unit();
        if (unit == -1) {
            return false;
        }
        pendingAt = 0;
        pendingEnd = 0;
        if (unit == -2) {
            put(CUT_OFF);
        } else if (Character.isHighSurrogate((char) unit)) {
            int low = unit();
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                putPoint(Character.toCodePoint((char) unit, (char) low));
            } else {
                heldUnit = low;
                put(NO_TEXT);
            }
        } else if (Character.isLowSurrogate((char) unit)) {
            put(NO_TEXT);
        } else {
            putPoint(unit);
        }
        return true;
    }

    /** The next unit; -1 at the end, -2 where half of one is there. */
    private int unit() throws IOException {
        if (heldUnit != -1) {
            int held = heldUnit;
            heldUnit = -1;
            return held;
        }
        int first = in.read();
        int second = first < 0 ? -1 : in.read();
        if (first < 0) {
            return -1;
        }
        if (second < 0) {
            return -2;
        }
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    private void putPoint(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0 | point >> 6);
            put(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            put(0xE0 | point >> 12);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
        } else {
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
        }
    }

    private void put(int one) {
        pending[pendingEnd++] = (byte) one;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
