package dev.zhanggui.adapters.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a body once, whole and bounded. */
final class Intake {
    private static final byte[] NOTHING = new byte[0];
    private static final int CHUNK = 8_192;
    /** How much of a body that is too large is still read, so that the caller hears why instead of a broken pipe. */
    private static final long DRAINED_MAX = 32L << 20;

    private Intake() {}

    static byte[] read(HttpServletRequest request, Route.Intake kind, int most) throws IOException {
        if (kind == Route.Intake.NONE) {
            return NOTHING;
        }
        checkType(request.getContentType(), kind);
        long length = request.getContentLengthLong();
        var in = request.getInputStream();
        if (length > most) {
            throw tooLarge(in, most);
        }
        if (length >= 0) {
            var body = in.readNBytes((int) length);
            if (body.length < length) {
                throw Problem.of(ProblemKind.BAD_REQUEST).stop();
            }
            return body;
        }
        var body = new byte[CHUNK];
        int size = 0;
        for (int read = in.read(body, 0, body.length); read >= 0; read = in.read(body, size, body.length - size)) {
            size += read;
            if (size > most) {
                throw tooLarge(in, most);
            }
            if (size == body.length) {
                body = Arrays.copyOf(body, Math.min(most + 1, body.length * 2));
            }
        }
        return Arrays.copyOf(body, size);
    }

    private static Problem.Stop tooLarge(InputStream in, int most) throws IOException {
        var sink = new byte[CHUNK];
        long drained = 0;
        for (int read = in.read(sink); read >= 0 && drained < DRAINED_MAX; read = in.read(sink)) {
            drained += read;
        }
        return Problem.of(ProblemKind.PAYLOAD_TOO_LARGE, Map.of("most", most)).stop();
    }

    /** What says nothing about itself is taken for what is expected. */
    private static void checkType(@Nullable String header, Route.Intake kind) {
        if (header == null || header.isEmpty() || header.equals(Reply.JSON)) {
            return;
        }
        int end = header.indexOf(';');
        var type = (end < 0 ? header : header.substring(0, end)).trim().toLowerCase(Locale.ROOT);
        boolean json = type.equals(Reply.JSON) || (type.startsWith("application/") && type.endsWith("+json"));
        boolean lines = kind == Route.Intake.LINES
                && (type.equals(Reply.NDJSON) || type.equals("application/jsonl") || type.equals("text/plain"));
        if (!json && !lines) {
            var expected = kind == Route.Intake.LINES ? Reply.NDJSON : Reply.JSON;
            throw Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, Map.of("expected", expected))
                    .with("Accept", expected)
                    .stop();
        }
    }
}
