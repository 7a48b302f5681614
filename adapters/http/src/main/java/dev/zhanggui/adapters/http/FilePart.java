package dev.zhanggui.adapters.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes of the first part of a form that is a file; fields before it are passed over. Bounded but for the file. */
final class FilePart extends InputStream {
    private static final int HEADER_BYTES_MAX = 8_192;
    private static final int BOUNDARY_LENGTH_MAX = 200;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] end;
    private boolean ended;

    private FilePart(InputStream in, byte[] end) {
        this.in = in;
        this.end = end;
    }

    /** Reads up to the first byte of the file. */
    static FilePart of(InputStream body, String boundary) throws IOException {
        if (boundary.isEmpty() || boundary.length() > BOUNDARY_LENGTH_MAX) {
            throw Problem.of(ProblemKind.BAD_REQUEST).stop();
        }
        var in = new BufferedInputStream(body, BUFFER);
        var end = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        var opening = line(in);
        if (!opening.equals("--" + boundary)) {
            throw Problem.of(ProblemKind.BAD_REQUEST).stop();
        }
        while (true) {
            boolean file = headers(in);
            var part = new FilePart(in, end);
            if (file) {
                return part;
            }
            part.transferTo(nullOutputStream());
            if (!line(in).isEmpty()) {
                throw Problem.of(ProblemKind.BAD_REQUEST).stop();
            }
        }
    }

    private static OutputStream nullOutputStream() {
        return OutputStream.nullOutputStream();
    }

    /** Reads the headers of a part; answers whether it is a file. */
    private static boolean headers(InputStream in) throws IOException {
        boolean file = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var low = header.toLowerCase(Locale.ROOT);
            file |= low.startsWith("content-disposition:") && low.contains("filename");
        }
        return file;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > HEADER_BYTES_MAX) {
                throw Problem.of(ProblemKind.BAD_REQUEST).stop();
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    @Override
    public int read() throws IOException {
        if (ended) {
            return -1;
        }
        int c = in.read();
        if (c < 0) {
            throw Problem.of(ProblemKind.BAD_REQUEST).stop();
        }
        if (c == end[0] && isEnd()) {
            ended = true;
            return -1;
        }
        return c;
    }

    /** Whether the boundary follows, of which the first byte was read; nothing is lost where it does not. */
    private boolean isEnd() throws IOException {
        in.mark(end.length);
        for (int i = 1; i < end.length; i++) {
            if (in.read() != end[i]) {
                in.reset();
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = 0;
        while (read < length) {
            int c = read();
            if (c < 0) {
                return read == 0 && length > 0 ? -1 : read;
            }
            into[from + read++] = (byte) c;
        }
        return read;
    }
}
