package dev.zhanggui.application.imports.internal;

import dev.zhanggui.domain.trade.OrderContent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which things of a file have rows that lie apart, found by reading it once and remembering 64 bits of each key. Two
 * keys that share them are taken for rows that lie apart, which costs a detour and nothing else; so does everything
 * once there are more than {@link #KEYS_MAX} keys.
 */
final class Apart {
    static final int KEYS_MAX = 1 << 23;
    private static final int SLOTS_MIN = 1 << 10;

    private final int most;
    private final int rowsMax;
    private final Longs endless = new Longs();
    private final Map<Long, Integer> rowsApart = new HashMap<>();
    private int run;
    private final Longs seen = new Longs();
    private final Longs apart = new Longs();
    private long current;
    private boolean full;

    Apart() {
        this(KEYS_MAX, OrderContent.LINES_MAX);
    }

    /** @param rowsMax more rows than a thing may have */
    Apart(int most, int rowsMax) {
        this.most = most;
        this.rowsMax = rowsMax;
    }

    /** The next row's key, as {@link #hash} has it. */
    void see(long hash) {
        run = hash == current ? run + 1 : 1;
        if (hash != current && !full) {
            current = hash;
            if (!seen.add(hash)) {
                var unused = apart.add(hash);
            }
            full = seen.size() >= most;
        }
        int rows = is(hash) && !full ? rowsApart.merge(hash, 1, Integer::sum) : run;
        if (rows > rowsMax) {
            var unused = endless.add(hash);
        }
    }

    /** Whether it has more rows than a thing may have: they are refused one by one. */
    boolean isEndless(long hash) {
        return endless.has(hash);
    }

    /** Whether the key was seen, as far as can be remembered: of too many keys every one. */
    boolean knows(String key) {
        return full || seen.has(hash(key));
    }

    boolean is(long hash) {
        return full || apart.has(hash);
    }

    boolean any() {
        return full || apart.size() > 0;
    }

    /** 64 bits of a key that are never 0. */
    static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }

    /** A set of numbers other than 0, in one array. */
    private static final class Longs {
        private long[] slots = new long[SLOTS_MIN];
        private int size;

        int size() {
            return size;
        }

        boolean add(long number) {
            int at = find(slots, number);
            if (slots[at] == number) {
                return false;
            }
            slots[at] = number;
            size++;
            if (size > slots.length / 2) {
                grow();
            }
            return true;
        }

        boolean has(long number) {
            return slots[find(slots, number)] == number;
        }

        private static int find(long[] slots, long number) {
            int mask = slots.length - 1;
            int at = (int) number & mask;
            while (slots[at] != 0 && slots[at] != number) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            var larger = new long[slots.length * 2];
            Arrays.stream(slots).filter(number -> number != 0).forEach(number -> larger[find(larger, number)] = number);
            slots = larger;
        }
    }
}
