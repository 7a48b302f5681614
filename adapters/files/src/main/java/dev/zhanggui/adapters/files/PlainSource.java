package dev.zhanggui.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as it lies there. */
final class PlainSource implements Source {
    private final Path file;
    private final long bytesTotal;
    private volatile long bytesRead;

    PlainSource(Path file) throws IOException {
        this.file = file;
        this.bytesTotal = Files.size(file);
    }

    @Override
    public InputStream open() throws IOException {
        bytesRead = 0;
        return new Counted(Files.newInputStream(file), count -> bytesRead = Math.min(count, bytesTotal));
    }

    @Override
    public String packing() {
        return "";
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() {}
}
