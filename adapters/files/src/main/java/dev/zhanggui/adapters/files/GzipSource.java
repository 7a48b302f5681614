package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file packed by gzip. Its size is known only after unpacking, so it is unpacked once to be counted. */
final class GzipSource implements Source {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Source packed;

    GzipSource(Source packed) throws IOException {
        this.packed = packed;
        count();
    }

    private void count() throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long unpacked = 0;
        try (var in = open()) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                unpacked += read;
                if (unpacked > TableFiles.BYTES_MAX) {
                    throw NotATable.tooLarge(TableFiles.BYTES_MAX, "unpacked");
                }
                Zips.refuseBomb(unpacked, packed.bytesTotal());
            }
        } catch (EOFException | ZipException e) {
            if (unpacked == 0) {
                throw NotATable.unreadable("damaged gzip");
            }
            // Cut off within the data: the rows before it are read, and the last one is told.
        }
    }

    @Override
    public InputStream open() throws IOException {
        var in = packed.open();
        try {
            return new GZIPInputStream(in, BUFFER_BYTES);
        } catch (EOFException | ZipException e) {
            in.close();
            throw NotATable.unreadable("damaged gzip");
        }
    }

    @Override
    public String packing() {
        return " in gzip";
    }

    @Override
    public long bytesRead() {
        return packed.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return packed.bytesTotal();
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
