package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.BackgroundThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A way to a server that can be cut at the moment of a COMMIT. */
final class CutCable implements AutoCloseable {
    private static final int CHUNK = 16_384;

    private final BackgroundThreads background = new BackgroundThreads("cable");
    private final ServerSocket entrance;
    private final int server;
    private volatile Cut next = Cut.NOWHERE;
    private volatile boolean isGone;

    /** Where the next COMMIT meets the knife. */
    enum Cut {
        NOWHERE,
        /** The server never hears of it. */
        ON_THE_WAY_THERE,
        /** The server has done it, and its answer is lost. */
        ON_THE_WAY_BACK,
        /** The same, and the server is out of reach from then on. */
        FOR_GOOD
    }

    /** @param server the port to lead to */
    CutCable(int server) {
        this.server = server;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        background.loop("cable entrance", this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void cut(Cut where) {
        next = where;
    }

    private void accept() {
        try {
            while (!entrance.isClosed()) {
                var client = entrance.accept();
                if (isGone) {
                    client.close();
                } else {
                    var strand = new Strand(client, new Socket(InetAddress.getLoopbackAddress(), server));
                    background.loop("cable there", strand::there);
                    background.loop("cable back", strand::back);
                }
            }
        } catch (IOException e) {
            // The entrance was closed.
        }
    }

    private final class Strand {
        private final Socket client;
        private final Socket real;
        private volatile boolean answersAreLost;

        Strand(Socket client, Socket real) {
            this.client = client;
            this.real = real;
        }

        void there() {
            carry(client, real, true);
        }

        void back() {
            carry(real, client, false);
        }

        private void carry(Socket from, Socket to, boolean there) {
            var chunk = new byte[CHUNK];
            try (from;
                    to) {
                for (int size = from.getInputStream().read(chunk);
                        size >= 0;
                        size = from.getInputStream().read(chunk)) {
                    if (there && isCutAt(new String(chunk, 0, size, StandardCharsets.ISO_8859_1))
                            || !there && answersAreLost) {
                        return;
                    }
                    to.getOutputStream().write(chunk, 0, size);
                }
            } catch (IOException e) {
                // The other end was cut.
            }
        }

        /** Whether nothing of it may pass; where only the answer is to be lost, the COMMIT itself passes. */
        private boolean isCutAt(String said) {
            var cut = next;
            if (cut == Cut.NOWHERE || !said.contains("COMMIT\0")) {
                return false;
            }
            next = Cut.NOWHERE;
            isGone = cut == Cut.FOR_GOOD;
            answersAreLost = cut != Cut.ON_THE_WAY_THERE;
            return cut == Cut.ON_THE_WAY_THERE;
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        background.close();
    }
}
