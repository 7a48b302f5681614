package dev.zhanggui.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One entry of a ZIP. How far it has been read is known in unpacked bytes, and told in proportion. */
final class EntrySource implements Source {
    private final ZipFile zip;
    private final ZipEntry entry;
    private final long bytesTotal;
    private volatile long unpackedRead;

    /** @param bytesTotal of the file */
    EntrySource(ZipFile zip, ZipEntry entry, long bytesTotal) {
        this.zip = zip;
        this.entry = entry;
        this.bytesTotal = bytesTotal;
    }

    @Override
    public InputStream open() throws IOException {
        unpackedRead = 0;
        return new Counted(Zips.open(zip, entry), count -> unpackedRead = count);
    }

    @Override
    public String packing() {
        return " in zip";
    }

    @Override
    public long bytesRead() {
        double share = unpackedRead / (double) Math.max(1, entry.getSize());
        return Math.min(bytesTotal, (long) (share * bytesTotal));
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
