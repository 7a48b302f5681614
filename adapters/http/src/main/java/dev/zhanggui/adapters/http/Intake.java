package dev.zhanggui.adapters.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Reads a body once, whole and bounded. */
final class Intake {
    private static final byte[] NOTHING = new byte[0];
    private static final int CHUNK = 8_192;
    /** How much of a body that is too large is still read, so that the caller hears why instead of a broken pipe. */
    private static final long DRAINED_MAX = 32L << 20;

    private Intake() {}

    /** The body; one that nobody asked for is read all the same, and thrown away. */
    static byte[] read(HttpServletRequest request, Route.Intake kind, int most, Semaphore waiting) throws IOException {
        if (!hasBody(request)) {
            return NOTHING;
        }
        if (kind != Route.Intake.NONE) {
            checkType(request.getContentType(), kind);
        }
        long length = request.getContentLengthLong();
        var in = request.getInputStream();
        var body =
                length >= 0 && in.available() >= length ? whole(in, length, most) : awaited(in, length, most, waiting);
        return kind == Route.Intake.NONE ? NOTHING : body;
    }

    /** A body that is not here yet holds a thread until it is: only so many may, or slow callers stop all others. */
    private static byte[] awaited(InputStream in, long length, int most, Semaphore waiting) throws IOException {
        if (!waiting.tryAcquire()) {
            throw Problem.of(ProblemKind.UNAVAILABLE).with("Retry-After", "1").stop();
        }
        try {
            return length >= 0 ? whole(in, length, most) : chunks(in, most);
        } finally {
            waiting.release();
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > 0 || (length < 0 && request.getHeader("Transfer-Encoding") != null);
    }

    /** Before an answer to a request whose body was not read: what is here is dropped, else the connection ends. */
    static void settle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!hasBody(request)) {
            return;
        }
        long left = request.getContentLengthLong();
        var in = request.getInputStream();
        for (int here = in.available(); left > 0 && here > 0; here = in.available()) {
            long skipped = in.skip(Math.min(here, left));
            if (skipped <= 0) {
                break;
            }
            left -= skipped;
        }
        if (left != 0) {
            response.setHeader("Connection", "close");
        }
    }

    private static byte[] whole(InputStream in, long length, int most) throws IOException {
        if (length > most) {
            throw tooLarge(in, most);
        }
        var body = in.readNBytes((int) length);
        if (body.length < length) {
            throw Problem.of(ProblemKind.BAD_REQUEST).stop();
        }
        return body;
    }

    private static byte[] chunks(InputStream in, int most) throws IOException {
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
