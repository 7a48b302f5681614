package dev.zhanggui.adapters.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * A body that is on its way, and the time that is left for it. Silence and single drops end alike: the connection
 * waits no longer than the whole body may still take.
 */
final class SlowBody {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InputStream in;
    private final EndPoint connection;
    private final long usualMillis;
    private final long until;

    SlowBody(HttpServletRequest request, InputStream in, Duration within) {
        this.in = in;
        this.connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        this.usualMillis = connection.getIdleTimeout();
        this.until = System.nanoTime() + within.toNanos();
    }

    /** What comes next, behind {@code from}; negative at the end. */
    int read(byte[] into, int from) throws IOException {
        if (in.available() == 0) {
            long millis = (until - System.nanoTime()) / NANOS_PER_MILLI;
            if (millis <= 0) {
                throw tooSlow();
            }
            connection.setIdleTimeout(Math.min(usualMillis, millis));
        }
        try {
            return in.read(into, from, into.length - from);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw tooSlow();
            }
            throw e;
        }
    }

    private static Problem.Stop tooSlow() {
        return Problem.of(ProblemKind.REQUEST_TIMEOUT)
                .with("Connection", "close")
                .stop();
    }

    /** The connection is as patient as before. */
    void end() {
        connection.setIdleTimeout(usualMillis);
    }
}
