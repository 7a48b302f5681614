package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text in UTF-8 that is being put together; what is longer than a cell can be is not kept. */
final class Text {
    private static final int BYTES_MAX = 4 * TableFiles.CELL_LENGTH_MAX;

    private byte[] bytes = new byte[256];
    private int length;
    private boolean tooLong;
    private boolean afterReturn;

    void clear() {
        length = 0;
        tooLong = false;
        afterReturn = false;
    }

    /** XML knows one line end. */
    void add(byte[] from, int start, int end) {
        int i = start;
        while (i < end && !tooLong) {
            if (afterReturn && from[i] == '\n') {
                i++;
            }
            afterReturn = false;
            int run = i;
            while (run < end && from[run] != '\r') {
                run++;
            }
            addRun(from, i, run);
            i = run;
            if (run < end) {
                add((byte) '\n');
                afterReturn = true;
                i++;
            }
        }
    }

    private void addRun(byte[] from, int start, int end) {
        int kept = Math.min(end - start, BYTES_MAX - length);
        tooLong |= kept < end - start;
        makeRoom(kept);
        System.arraycopy(from, start, bytes, length, kept);
        length += kept;
    }

    void add(byte one) {
        if (length == BYTES_MAX) {
            tooLong = true;
        } else {
            makeRoom(1);
            bytes[length++] = one;
        }
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(BYTES_MAX, Math.max(2 * bytes.length, length + more)));
        }
    }

    void add(String ascii, int count) {
        addRun(ascii.getBytes(StandardCharsets.US_ASCII), 0, count);
    }

    void addPoint(int point) {
        afterReturn = false;
        var encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        addRun(encoded, 0, encoded.length);
    }

    void add(Text more) {
        tooLong |= more.tooLong;
        addRun(more.bytes, 0, more.length);
    }

    boolean isTooLong() {
        return tooLong;
    }

    int length() {
        return length;
    }

    void copyTo(byte[] into, int from) {
        System.arraycopy(bytes, 0, into, from, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
