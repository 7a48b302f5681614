package dev.zhanggui.adapters.http;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Headers that keep a browser from doing with an answer what was not meant. */
final class Guards {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    /** Pages: their own script, style and requests; nothing inline, nothing from elsewhere. */
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Guards() {}

    static void put(BiConsumer<String, String> header, @Nullable String contentType) {
        boolean page = contentType != null && contentType.startsWith("text/html");
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "no-referrer");
        header.accept("Content-Security-Policy", page ? PAGE : NOTHING);
        header.accept("Cache-Control", "no-store");
    }
}
