package dev.zhanggui.adapters.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The languages of the desk; simplified Chinese where the reader asks for none of them. */
enum Language {
    ZH_HANS("zh-Hans"),
    ZH_HANT("zh-Hant"),
    EN("en");

    private static final int REMEMBERED_MAX = 1_000;
    private static final int HEADER_LENGTH_MAX = 500;
    private static final Map<String, Language> REMEMBERED = new ConcurrentHashMap<>();

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    /** The best that an {@code Accept-Language} asks for. Headers repeat, so what was read once is remembered. */
    static Language of(@Nullable String header) {
        if (header == null || header.isEmpty() || header.length() > HEADER_LENGTH_MAX) {
            return ZH_HANS;
        }
        var known = REMEMBERED.get(header);
        if (known != null) {
            return known;
        }
        var read = read(header);
        if (REMEMBERED.size() < REMEMBERED_MAX) {
            REMEMBERED.put(header, read);
        }
        return read;
    }

    private static Language read(String header) {
        var best = ZH_HANS;
        double bestWeight = 0;
        for (var part : header.split(",", -1)) {
            var pieces = part.trim().split(";", -1);
            var asked = byTag(pieces[0].trim().toLowerCase(Locale.ROOT));
            double weight = weight(pieces);
            if (asked != null && weight > bestWeight) {
                best = asked;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            var piece = pieces[i].trim();
            if (piece.startsWith("q=")) {
                try {
                    return Double.parseDouble(piece.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    private static @Nullable Language byTag(String tag) {
        if (tag.equals("*") || tag.equals("zh")) {
            return ZH_HANS;
        }
        if (tag.equals("en") || tag.startsWith("en-")) {
            return EN;
        }
        if (!tag.startsWith("zh-")) {
            return null;
        }
        boolean traditional = tag.startsWith("zh-hant")
                || (!tag.startsWith("zh-hans") && (tag.endsWith("-tw") || tag.endsWith("-hk") || tag.endsWith("-mo")));
        return traditional ? ZH_HANT : ZH_HANS;
    }
}
