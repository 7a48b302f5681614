package dev.zhanggui.adapters.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events to one listener; a listener that is gone ends the telling with an {@link IOException}. */
final class EventStream {
    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** @param text of one line or several */
    void tell(String event, String text) throws IOException {
        write("event: " + event + "\n" + "data: " + text.replace("\n", "\ndata: ") + "\n\n");
    }

    /** Shows that somebody is still there. */
    void breathe() throws IOException {
        write(": \n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
