package dev.zhanggui.adapters.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** What a visitor chose for their own eyes: kept in cookies, since it says nothing about anybody. */
final class Looks {
    static final String LANGUAGE = "zg_language";
    static final String LOOK = "zg_look";
    static final List<String> ALL = List.of("auto", "light", "dark");

    private Looks() {}

    static Language language(HttpServletRequest request) {
        return cookie(request, LANGUAGE)
                .flatMap(Language::byTag)
                .orElseGet(() -> Language.of(request.getHeader("Accept-Language")));
    }

    static String look(HttpServletRequest request) {
        return cookie(request, LOOK).filter(ALL::contains).orElse("auto");
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (var cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** For a year, on this site only, out of reach of scripts. */
    static String kept(String name, String value) {
        return name + "=" + value + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
    }
}
