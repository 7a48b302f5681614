package dev.zhanggui.adapters.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the server itself refuses, before any route sees it: unreadable requests, lines and heads that are too long. */
final class ServerErrors extends ErrorPageErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException http) {
            status = http.getCode();
        }
        var problem = Problems.ofStatus(status);
        var language = Language.of(HearingConnections.acceptLanguage(request));
        var answer = Problems.written(problem, language, Problems.newTraceId());
        response.setStatus(status < 400 ? answer.status() : status);
        var headers = response.getHeaders();
        answer.headers().forEach(header -> headers.put(header.name(), header.value()));
        Guards.put(headers::put, null);
        headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        var body = request.getMethod().equals("HEAD") ? new byte[0] : answer.body();
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
