package dev.zhanggui.adapters.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Requests that a proxy hands on. Only a proxy that we know is believed: from whom it has a request is the last address
 * of {@code X-Forwarded-For} that is not a proxy of ours.
 *
 * @param proxies where our proxies are
 */
record BehindProxy(AddressRange proxies) implements HttpConfiguration.Customizer {

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        var remote = request.getConnectionMetaData().getRemoteSocketAddress();
        if (!(remote instanceof InetSocketAddress near)
                || near.getAddress() == null
                || !proxies.holds(near.getAddress().getHostAddress())) {
            return request;
        }
        var forwarded = request.getHeaders().getCSV(HttpHeader.X_FORWARDED_FOR, false);
        for (int i = forwarded.size() - 1; i >= 0; i--) {
            var address = forwarded.get(i).strip();
            if (!proxies.holds(address)) {
                return AddressRange.read(address).isPresent()
                        ? new Forwarded(request, InetSocketAddress.createUnresolved(address, 0))
                        : request;
            }
        }
        return request;
    }

    /** A request as if it had come without the proxy. */
    private static final class Forwarded extends Request.Wrapper {
        private final ConnectionMetaData connection;

        Forwarded(Request request, SocketAddress from) {
            super(request);
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return from;
                }
            };
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }

    /** Tells browsers to come back over https only (RFC 6797), for a year. */
    static Request strict(Request request, HttpFields.Mutable answer) {
        answer.put(STRICT);
        return request;
    }

    private static final HttpField STRICT =
            new HttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
}
