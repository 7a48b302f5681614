package dev.zhanggui.adapters.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connections that remember in which language a request would be answered, as far as it was read: what Jetty refuses
 * while reading it has no headers any more.
 */
final class HearingConnections extends HttpConnectionFactory {

    HearingConnections(HttpConfiguration http) {
        super(http);
    }

    /** The {@code Accept-Language} of a request, also of one that was given up in the middle of its head. */
    static @Nullable String acceptLanguage(Request request) {
        var sent = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        return sent == null && request.getConnectionMetaData() instanceof Hearing hearing ? hearing.heard : sent;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        var connection = new Hearing(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    private static final class Hearing extends HttpConnection {
        private volatile @Nullable String heard;
        private @Nullable RuntimeException unreadable;

        Hearing(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            return new RequestHandler() {
                @Override
                public void messageBegin() {
                    heard = null;
                    super.messageBegin();
                }

                /** An address that cannot be read is told when the head was read, as then the language is known. */
                @Override
                public void startRequest(String method, String uri, HttpVersion version) {
                    unreadable = null;
                    try {
                        super.startRequest(method, uri, version);
                    } catch (IllegalArgumentException | HttpException.RuntimeException e) {
                        unreadable = e;
                        super.startRequest(method, "/", version);
                    }
                }

                @Override
                public boolean headerComplete() {
                    if (unreadable != null) {
                        throw unreadable;
                    }
                    return super.headerComplete();
                }

                @Override
                public void parsedHeader(HttpField field) {
                    if (field.getHeader() == HttpHeader.ACCEPT_LANGUAGE) {
                        heard = field.getValue();
                    }
                    super.parsedHeader(field);
                }
            };
        }
    }
}
