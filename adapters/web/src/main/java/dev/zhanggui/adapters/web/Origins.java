package dev.zhanggui.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/** Whether what is posted comes from a page of this desk: the browser says so, and the form brings its session's key. */
final class Origins {
    /** The field of a form that holds the key. */
    static final String KEY = "form_key";

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private Origins() {}

    /** By the fetch metadata or, where a browser sends none, by Origin, else Referer; one that says nothing is refused. */
    static boolean isOurOwn(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        var origin = request.getHeader("Origin");
        var from = origin == null ? request.getHeader("Referer") : origin;
        if (from == null) {
            return false;
        }
        try {
            var authority = URI.create(from).getRawAuthority();
            return authority != null && authority.equals(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Compared in the same time whatever differs. */
    static boolean isSame(String expected, String found) {
        return !expected.isEmpty()
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }
}
