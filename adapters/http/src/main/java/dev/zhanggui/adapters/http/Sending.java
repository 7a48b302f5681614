package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.AnsweringOnce.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an answer on its way: status, headers, body. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private Sending() {}

    /** By the thread that served the request, which waits until the caller has room for it. */
    static void now(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean withBody = prepare(answer, request, response);
        if (withBody) {
            response.getOutputStream().write(answer.body());
        }
    }

    /** The same by a thread that must not wait for a caller who does not read. */
    static void withoutWaiting(
            Answer answer,
            HttpServletRequest request,
            HttpServletResponse response,
            CompletableFuture<@Nullable Void> sent) {
        try {
            boolean withBody = prepare(answer, request, response);
            var body = ByteBuffer.wrap(withBody ? answer.body() : new byte[0]);
            var done = Callback.from(() -> sent.complete(null));
            ((HttpOutput) response.getOutputStream()).sendContent(body, done);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the caller is gone", e);
            sent.complete(null);
        }
    }

    /** Piece by piece; what goes wrong on the way cuts the answer off, so that nobody takes a part for the whole. */
    static void inPieces(Reply.Streamed streamed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(streamed.contentType());
        Guards.put(response::setHeader, streamed.contentType());
        response.setStatus(200);
        if (!request.getMethod().equals("HEAD")) {
            try {
                streamed.writing().to(response.getOutputStream());
            } catch (RuntimeException e) {
                throw new IOException("a list was cut off", e);
            }
        }
    }

    /** Status and headers; answers whether a body follows. */
    private static boolean prepare(Answer answer, HttpServletRequest request, HttpServletResponse response) {
        String type = null;
        String tag = null;
        for (var header : answer.headers()) {
            if (header.name().equals("Content-Type")) {
                type = header.value();
                response.setContentType(type);
            } else {
                response.setHeader(header.name(), header.value());
                tag = header.name().equals("ETag") ? header.value() : tag;
            }
        }
        Guards.put(response::setHeader, type);
        var method = request.getMethod();
        if (answer.status() == 200 && tag != null && tag.equals(request.getHeader("If-None-Match")) && isRead(method)) {
            response.setStatus(304);
            return false;
        }
        response.setStatus(answer.status());
        response.setContentLength(answer.body().length);
        return !method.equals("HEAD");
    }

    private static boolean isRead(@Nullable String method) {
        return "GET".equals(method) || "HEAD".equals(method);
    }
}
