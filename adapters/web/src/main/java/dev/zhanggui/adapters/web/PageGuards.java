package dev.zhanggui.adapters.web;

import jakarta.servlet.http.HttpServletResponse;

/** Headers that keep a browser from doing with a page what was not meant. */
final class PageGuards {
    /** Our own files only; nothing inline, nothing from elsewhere, in nobody's frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    private PageGuards() {}

    static void put(HttpServletResponse answer) {
        answer.setHeader("Content-Security-Policy", POLICY);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        answer.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        answer.setHeader("Cache-Control", "no-store");
    }

    /** What never changes under its address. */
    static void keep(HttpServletResponse answer) {
        answer.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    }
}
