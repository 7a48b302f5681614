package dev.zhanggui.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a workbook that cells name by number. They are the one thing that is held in memory, as UTF-8 and packed
 * tightly; a workbook with more of them than {@link #BYTES_MAX} can be sent as CSV.
 */
final class SharedStrings {
    static final int BYTES_MAX = 64 << 20;
    static final int COUNT_MAX = 4_000_000;
    static final SharedStrings NONE = new SharedStrings();

    private static final int SHELF_BITS = 20;
    private static final int SHELF_BYTES = 1 << SHELF_BITS;
    private static final int LENGTH_BYTES = 4;
    private static final int TOO_LONG = 1 << 31;

    private final List<byte[]> shelves = new ArrayList<>();
    private int shelfUsed = SHELF_BYTES;
    private int[] places = new int[0];
    private int count;
    private long bytesHeld;

    private SharedStrings() {}

    /** @throws NotATable where there are too many */
    static SharedStrings of(Xml xml) throws IOException {
        var strings = new SharedStrings();
        var item = new Text();
        int phonetic = 0;
        while (xml.next()) {
            if (xml.isStart("si")) {
                item.clear();
                phonetic = 0;
            } else if (xml.isStart("rPh")) {
                phonetic++;
            } else if (xml.isEnd("rPh")) {
                phonetic--;
            } else if (xml.isEnd("t") && phonetic == 0) {
                item.add(xml.text());
            } else if (xml.isEnd("si")) {
                strings.add(item);
            }
        }
        return strings;
    }

    private void add(Text item) throws NotATable {
        int needed = LENGTH_BYTES + item.length();
        bytesHeld += needed;
        if (bytesHeld > BYTES_MAX || count == COUNT_MAX) {
            throw NotATable.tooLarge(BYTES_MAX, "shared strings");
        }
        if (shelfUsed + needed > SHELF_BYTES) {
            shelves.add(new byte[SHELF_BYTES]);
            shelfUsed = 0;
        }
        var shelf = shelves.get(shelves.size() - 1);
        ByteBuffer.wrap(shelf).putInt(shelfUsed, item.isTooLong() ? item.length() | TOO_LONG : item.length());
        item.copyTo(shelf, shelfUsed + LENGTH_BYTES);
        if (count == places.length) {
            places = Arrays.copyOf(places, Math.min(COUNT_MAX, Math.max(1 << 10, 2 * count)));
        }
        places[count++] = shelves.size() - 1 << SHELF_BITS | shelfUsed;
        shelfUsed += needed;
    }

    /** Null where no text has this number. */
    @Nullable
    String at(int number) {
        if (number < 0 || number >= count) {
            return null;
        }
        var shelf = shelves.get(places[number] >>> SHELF_BITS);
        int from = places[number] & SHELF_BYTES - 1;
        int length = ByteBuffer.wrap(shelf).getInt(from) & ~TOO_LONG;
        return new String(shelf, from + LENGTH_BYTES, length, StandardCharsets.UTF_8);
    }

    /** Whether more than a cell can hold stood there; {@link #at} answers its beginning. */
    boolean isTooLong(int number) {
        int place = places[number];
        return ByteBuffer.wrap(shelves.get(place >>> SHELF_BITS)).getInt(place & SHELF_BYTES - 1) < 0;
    }
}
