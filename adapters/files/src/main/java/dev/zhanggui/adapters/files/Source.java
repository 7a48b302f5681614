package dev.zhanggui.adapters.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Bytes that can be read from their beginning as often as needed, and how far into the file that has come. */
interface Source extends Closeable {

    InputStream open() throws IOException;

    /** Empty, {@code " in zip"} or {@code " in gzip"}. */
    String packing();

    /** Of the file, by the stream that was opened last; never more than there are. */
    long bytesRead();

    long bytesTotal();

    /** The first bytes, at most as many as asked for; fewer where it is cut off before. */
    default byte[] head(int bytesMax) throws IOException {
        var head = new byte[Math.min(bytesMax, 1 << 13)];
        int length = 0;
        try (var in = open()) {
            int read;
            while ((read = in.read(head, length, head.length - length)) > 0) {
                length += read;
                if (length == head.length && length < bytesMax) {
                    head = Arrays.copyOf(head, Math.min(bytesMax, 2 * length));
                }
            }
        } catch (EOFException | ZipException e) {
            // What comes before the cut is looked at; reading on will tell it.
        }
        return Arrays.copyOf(head, length);
    }
}
