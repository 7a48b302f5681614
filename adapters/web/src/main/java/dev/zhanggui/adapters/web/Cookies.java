package dev.zhanggui.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The cookies by which a browser is known: its session, and that a member has signed in here before. Scripts never see
 * them, and no other site's form brings them along.
 *
 * @param secure whether the desk is reached over https: then they are this host's alone ({@code __Host-}) and never
 *     travel in the clear
 */
record Cookies(boolean secure) {
    private static final String SESSION = "zg_session";
    private static final String KNOWN = "zg_known";
    private static final String HOST = "__Host-";
    private static final int SESSION_SECONDS = 7 * 24 * 60 * 60;
    private static final int KNOWN_SECONDS = 365 * 24 * 60 * 60;

    private String name(String bare) {
        return secure ? HOST + bare : bare;
    }

    Optional<String> session(HttpServletRequest request) {
        return Looks.cookie(request, name(SESSION));
    }

    Optional<String> known(HttpServletRequest request) {
        return Looks.cookie(request, name(KNOWN));
    }

    String session(String secret) {
        return kept(SESSION, secret, SESSION_SECONDS);
    }

    String noSession() {
        return kept(SESSION, "", 0);
    }

    String known(String secret) {
        return kept(KNOWN, secret, KNOWN_SECONDS);
    }

    private String kept(String bare, String value, int seconds) {
        return name(bare) + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
