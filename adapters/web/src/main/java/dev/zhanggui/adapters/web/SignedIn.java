package dev.zhanggui.adapters.web;

import dev.zhanggui.application.access.api.SigningIn;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Visitors by the session that their browser's cookie names. */
record SignedIn(SigningIn signingIn, Cookies cookies) implements Visitors {

    @Override
    public Optional<Visitor> recognise(HttpServletRequest request) {
        return cookies.session(request)
                .flatMap(secret -> signingIn
                        .recognise(secret)
                        .map(here -> new Visitor(here.actor(), here.member().name(), formKey(secret))));
    }

    /** Made of the session's secret, which no page shows, so that a form of another session has another. */
    private static String formKey(String secret) {
        try {
            var text = ("form of " + secret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
