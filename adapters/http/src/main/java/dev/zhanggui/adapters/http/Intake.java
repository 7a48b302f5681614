package dev.zhanggui.adapters.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Reads a body once, whole, and bounded in size and time. */
final class Intake {
    private static final byte[] NOTHING = new byte[0];
    private static final int CHUNK = 8_192;
    /** How much of a body that is too large is still read, so that the caller hears why instead of a broken pipe. */
    private static final long DRAINED_MAX = 32L << 20;

    private Intake() {}

    /**
     * The body; one that nobody asked for is read all the same, and thrown away.
     *
     * @param within how long it may take from here on; a body that comes more slowly is a 408
     */
    static byte[] read(HttpServletRequest request, Route.Intake kind, int most, Duration within, Semaphore waiting)
            throws IOException {
        if (!hasBody(request)) {
            return NOTHING;
        }
        if (kind != Route.Intake.NONE) {
            checkType(request.getContentType(), kind);
        }
        long length = request.getContentLengthLong();
        var in = request.getInputStream();
        var body = length >= 0 && length <= most && in.available() >= length
                ? in.readNBytes((int) length)
                : awaited(new SlowBody(request, in, within), length, most, waiting);
        return kind == Route.Intake.NONE ? NOTHING : body;
    }

    /** A body that is not here yet holds a thread until it is: only so many may, or slow callers stop all others. */
    private static byte[] awaited(SlowBody in, long length, int most, Semaphore waiting) throws IOException {
        if (!waiting.tryAcquire()) {
            throw Problem.of(ProblemKind.UNAVAILABLE).with("Retry-After", "1").stop();
        }
        try {
            return pieces(in, length, most);
        } finally {
            in.end();
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

    /** @param length as it was announced; negative where the end will show itself */
    private static byte[] pieces(SlowBody in, long length, int most) throws IOException {
        if (length > most) {
            throw tooLarge(in, most);
        }
        var body = new byte[CHUNK];
        int size = 0;
        for (int read = in.read(body, 0); read >= 0; read = in.read(body, size)) {
            size += read;
            if (size > most) {
                throw tooLarge(in, most);
            }
            if (size == length) {
                return Arrays.copyOf(body, size);
            }
            if (size == body.length) {
                body = Arrays.copyOf(body, Math.min(most + 1, body.length * 2));
            }
        }
        if (length >= 0) {
            throw Problem.of(ProblemKind.BAD_REQUEST).stop();
        }
        return Arrays.copyOf(body, size);
    }

    private static Problem.Stop tooLarge(SlowBody in, int most) throws IOException {
        var sink = new byte[CHUNK];
        long drained = 0;
        for (int read = in.read(sink, 0); read >= 0 && drained < DRAINED_MAX; read = in.read(sink, 0)) {
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
