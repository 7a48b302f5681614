package dev.zhanggui.adapters.files;

/** Finds what stands between the cells: the sign that most rows have, and most of them the same number of times. */
final class Delimiters {
    private static final int ROWS_MAX = 50;
    private static final byte[] CANDIDATES = {',', '\t', ';'};

    private Delimiters() {}

    /** @param bytes the beginning of a text, without a byte order mark */
    static byte of(byte[] bytes, int from, int to) {
        var counts = new int[CANDIDATES.length][ROWS_MAX];
        int rows = 0;
        boolean quoted = false;
        boolean cellStart = true;
        boolean blank = true;
        for (int at = from; at < to && rows < ROWS_MAX; at++) {
            byte one = bytes[at];
            if (one == '"' && (quoted || cellStart)) {
                quoted = !quoted;
                // A doubled quote closes and opens again: the next one counts as if a cell began.
                cellStart = !quoted;
            } else if (!quoted && (one == '\n' || one == '\r')) {
                rows += blank ? 0 : 1;
                blank = true;
                cellStart = true;
            } else if (!quoted) {
                int candidate = candidate(one);
                if (candidate >= 0) {
                    counts[candidate][rows]++;
                }
                cellStart = candidate >= 0;
                blank = false;
            } else {
                blank = false;
            }
        }
        return CANDIDATES[best(counts, Math.min(ROWS_MAX, rows + 1))];
    }

    private static int candidate(byte one) {
        for (int at = 0; at < CANDIDATES.length; at++) {
            if (CANDIDATES[at] == one) {
                return at;
            }
        }
        return -1;
    }

    private static int best(int[][] counts, int rows) {
        int best = 0;
        long bestScore = 0;
        for (int candidate = 0; candidate < counts.length; candidate++) {
            long score = score(counts[candidate], rows);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** In how many rows it stands; of those alike, how many agree; of those alike, how often it stands in each. */
    private static long score(int[] counts, int rows) {
        long found = 0;
        long best = 0;
        for (int row = 0; row < rows; row++) {
            long agreeing = 0;
            for (int other = 0; other < rows; other++) {
                agreeing += counts[other] == counts[row] ? 1 : 0;
            }
            if (counts[row] > 0) {
                found++;
                best = Math.max(best, agreeing << 32 | counts[row]);
            }
        }
        return found << 48 | best;
    }
}
