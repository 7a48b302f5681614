package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.http.AddressRange;
import dev.zhanggui.adapters.http.Certificates;
import dev.zhanggui.adapters.http.HttpDesk;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How the desk is served: on this machine over http, unless it is told otherwise. Beyond this machine one of three is
 * asked for: a certificate of its own, a proxy that has one, or the word that http is meant.
 */
final class Serving {
    @Option(names = "--bind", paramLabel = "ADDR", descriptionKey = "option.bind", defaultValue = "127.0.0.1")
    private String bind = "127.0.0.1";

    @Option(names = "--public-url", paramLabel = "URL", descriptionKey = "option.public-url")
    private @Nullable URI publicUrl;

    @Option(names = "--tls-cert", paramLabel = "FILE", descriptionKey = "option.tls-cert")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", descriptionKey = "option.tls-key")
    private @Nullable Path key;

    @Option(names = "--behind-proxy", paramLabel = "CIDR", descriptionKey = "option.behind-proxy")
    private @Nullable String proxies;

    @Option(names = "--insecure-http", descriptionKey = "option.insecure-http")
    private boolean insecure;

    /**
     * What was asked for, as far as it makes sense.
     *
     * @param secure whether browsers speak https
     * @param exposed whether anybody on the network may read along
     */
    record Checked(String bind, HttpDesk.Reached reached, Optional<String> publicUrl, boolean secure, boolean exposed) {
        /** For a command that opens the desk for itself. */
        static final Checked LOCAL =
                new Checked("127.0.0.1", HttpDesk.Reached.OVER_HTTP, Optional.empty(), false, false);

        /** Where browsers find it. */
        String address(int port) {
            return publicUrl.orElseGet(() -> listening(port));
        }

        /** Where it listens. */
        String listening(int port) {
            var scheme = reached.certificate().isPresent() ? "https" : "http";
            var host = bind.indexOf(':') >= 0 && !bind.startsWith("[") ? "[" + bind + "]" : bind;
            return scheme + "://" + host + ":" + port;
        }
    }

    /** @throws Say where the options contradict each other, or leave open what must not be */
    Checked checked() {
        if ((certificate == null) != (key == null)) {
            throw wrong("serve.tls.both");
        }
        boolean beyond = !isLoopback();
        boolean tls = certificate != null;
        int ways = (tls ? 1 : 0) + (proxies != null ? 1 : 0) + (insecure ? 1 : 0);
        if (ways > 1) {
            throw wrong("serve.one-way");
        }
        if (beyond && ways == 0) {
            throw new Say(Main.EXIT_USAGE, Words.of("serve.beyond", bind));
        }
        if (proxies != null && publicUrl == null) {
            throw wrong("serve.proxy.url");
        }
        boolean https = tls || proxies != null && "https".equals(scheme());
        var reached = new HttpDesk.Reached(read(), range(), https, tls || beyond);
        return new Checked(bind, reached, url(), https, insecure && beyond);
    }

    private String scheme() {
        return publicUrl == null || publicUrl.getScheme() == null ? "" : publicUrl.getScheme();
    }

    private Optional<String> url() {
        if (publicUrl == null) {
            return Optional.empty();
        }
        boolean whole =
                scheme().matches("https?") && publicUrl.getRawAuthority() != null && isBare(publicUrl.getRawPath());
        if (!whole) {
            throw new Say(Main.EXIT_USAGE, Words.of("serve.url.bad", publicUrl));
        }
        return Optional.of(scheme() + "://" + publicUrl.getRawAuthority());
    }

    private static boolean isBare(@Nullable String path) {
        return path == null || path.isEmpty() || path.equals("/");
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new Say(Main.EXIT_USAGE, Words.of("serve.bind.bad", bind));
        }
    }

    private Optional<KeyStore> read() {
        if (certificate == null || key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Certificates.read(certificate, key));
        } catch (Certificates.Unusable e) {
            throw new Say(Main.EXIT_REFUSED, Words.of("serve.tls.bad", String.valueOf(e.getMessage())));
        }
    }

    private Optional<AddressRange> range() {
        if (proxies == null) {
            return Optional.empty();
        }
        var range = AddressRange.read(proxies);
        if (range.isEmpty()) {
            throw new Say(Main.EXIT_USAGE, Words.of("serve.cidr.bad", proxies));
        }
        return range;
    }

    private static Say wrong(String key) {
        return new Say(Main.EXIT_USAGE, Words.of(key));
    }
}
