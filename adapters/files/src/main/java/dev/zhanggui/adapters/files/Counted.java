package dev.zhanggui.adapters.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells after every read how many bytes have been read so far. */
final class Counted extends FilterInputStream {
    private final LongConsumer told;
    private long count;

    Counted(InputStream in, LongConsumer told) {
        super(in);
        this.told = told;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            told.accept(++count);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        if (read > 0) {
            count += read;
            told.accept(count);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count += skipped;
        told.accept(count);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
