package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.domain.roles.Authority;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells who calls, by the bearer token; the desk's own secret counts only from this machine. */
final class Callers {
    private static final String BEARER = "bearer ";
    private static final int SECRET_LENGTH_MAX = 512;
    private static final int FAILURES_MAX = 200;
    private static final int FAILURES_SECONDS = 10;
    private static final Actor OWNER = new Actor("owner", "cli", Authority.ALL);

    private final KeepingTokens tokens;
    private final Optional<byte[]> deskSecret;
    private final Windows failures = new Windows(FAILURES_MAX, FAILURES_SECONDS);

    Callers(KeepingTokens tokens, Optional<String> deskSecret) {
        this.tokens = tokens;
        this.deskSecret =
                deskSecret.filter(secret -> !secret.isEmpty()).map(secret -> secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The caller, or a stop: 401, and 429 where one address fails again and again. */
    Actor recognise(HttpServletRequest request) {
        var secret = secretOf(request.getHeader("Authorization"));
        if (secret != null) {
            if (isDeskSecret(secret, request)) {
                return OWNER;
            }
            var actor = tokens.recognise(secret);
            if (actor.isPresent()) {
                return actor.get();
            }
        }
        int seconds = failures.count(request.getRemoteAddr());
        if (seconds > 0) {
            throw Problem.of(ProblemKind.TOO_MANY_REQUESTS, Map.of("seconds", seconds))
                    .with("Retry-After", Integer.toString(seconds))
                    .stop();
        }
        throw Problem.of(ProblemKind.UNAUTHORIZED)
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"zhanggui\"" + (secret == null ? "" : ", error=\"invalid_token\""))
                .stop();
    }

    private static @Nullable String secretOf(@Nullable String header) {
        if (header == null
                || header.length() > SECRET_LENGTH_MAX
                || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var secret = header.substring(BEARER.length()).trim();
        return secret.isEmpty() ? null : secret;
    }

    /** A proxy on this machine speaks for others: what it forwards is not from here. */
    private boolean isDeskSecret(String secret, HttpServletRequest request) {
        return deskSecret
                .filter(own -> MessageDigest.isEqual(own, secret.getBytes(StandardCharsets.UTF_8)))
                .filter(own -> request.getHeader("Forwarded") == null
                        && request.getHeader("X-Forwarded-For") == null
                        && isLoopback(request.getRemoteAddr()))
                .isPresent();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
