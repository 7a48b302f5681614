package dev.zhanggui.application;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The last key of a page as a cursor that only the list it came from understands; no key holds the character
 * between its parts, since no database keeps it.
 */
public final class KeyCursor {
    private static final String BETWEEN = "\u0000";

    private KeyCursor() {}

    public static String of(String... key) {
        var text = String.join(BETWEEN, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The key with as many parts; a text that is no such cursor is a {@link BadCursor}. */
    public static List<String> read(String cursor, int parts) {
        byte[] text;
        try {
            text = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new BadCursor(cursor);
        }
        var key = Arrays.asList(new String(text, StandardCharsets.UTF_8).split(BETWEEN, -1));
        if (key.size() != parts || !of(key.toArray(new String[0])).equals(cursor) || cursor.isEmpty()) {
            throw new BadCursor(cursor);
        }
        return key;
    }

    /** A cursor that this list did not give out. */
    public static final class BadCursor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BadCursor(String cursor) {
            super(cursor);
        }
    }
}
