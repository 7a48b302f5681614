package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** ZIP files that may be hostile: what they claim is looked at before any memory is taken for it. */
final class Zips {
    /** The list of entries is held in memory; 4 MiB name some 40,000. */
    static final int DIRECTORY_BYTES_MAX = 4 << 20;

    /** Up to here nobody asks how well a file was packed. */
    static final long UNPACKED_UNASKED_BYTES = 64L << 20;

    /** A monotonous table is packed to a hundredth; deflate ends at 1032. */
    static final int RATIO_MAX = 250;

    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int COMMENT_BYTES_MAX = 0xFFFF;
    private static final int END_MAGIC = 0x06054b50;
    private static final int LOCATOR_MAGIC = 0x07064b50;
    private static final int END64_MAGIC = 0x06064b50;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Zips() {}

    /** Opens the ZIP; names are UTF-8, or what Windows in China writes. */
    static ZipFile open(Path file) throws IOException {
        refuseLargeDirectory(file);
        try {
            return open(file, StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException e) {
            try {
                return open(file, GB18030);
            } catch (ZipException | IllegalArgumentException again) {
                throw NotATable.unreadable(isEncrypted(again) ? "encrypted zip" : "damaged zip");
            }
        }
    }

    private static ZipFile open(Path file, Charset names) throws IOException {
        return new ZipFile(file.toFile(), ZipFile.OPEN_READ, names);
    }

    private static boolean isEncrypted(Exception e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("encrypted");
    }

    /** What the entry holds, up to the size that it claims; its claim is refused if it is too much. */
    static InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getSize() > TableFiles.BYTES_MAX) {
            throw NotATable.tooLarge(TableFiles.BYTES_MAX, "unpacked");
        }
        refuseBomb(entry.getSize(), entry.getCompressedSize());
        var in = zip.getInputStream(entry);
        if (in == null) {
            throw NotATable.unreadable("damaged zip");
        }
        return new Limited(in, Math.max(0, entry.getSize()));
    }

    static void refuseBomb(long unpacked, long packed) throws NotATable {
        if (unpacked > UNPACKED_UNASKED_BYTES && unpacked / RATIO_MAX > packed) {
            throw NotATable.tooLarge(Math.max(UNPACKED_UNASKED_BYTES, packed * RATIO_MAX), "unpacked");
        }
    }

    /** Every record that a reader could take for the end of the ZIP counts. */
    private static void refuseLargeDirectory(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            long size = channel.size();
            var tail = read(channel, Math.max(0, size - END_BYTES - COMMENT_BYTES_MAX - LOCATOR_BYTES), size);
            for (int at = 0; at + END_BYTES <= tail.limit(); at++) {
                if (tail.getInt(at) == END_MAGIC) {
                    refuse(Integer.toUnsignedLong(tail.getInt(at + 12)) % 0xFFFF_FFFFL);
                } else if (tail.getInt(at) == LOCATOR_MAGIC) {
                    refuse(directoryBytes64(channel, tail.getLong(at + 8)));
                }
            }
        }
    }

    private static long directoryBytes64(SeekableByteChannel channel, long endAt) throws IOException {
        if (endAt < 0 || endAt > channel.size()) {
            return 0;
        }
        var end = read(channel, endAt, Math.min(channel.size(), endAt + 56));
        return end.limit() == 56 && end.getInt(0) == END64_MAGIC ? end.getLong(40) : 0;
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, long to) throws IOException {
        var bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Reads on.
        }
        return bytes.flip();
    }

    private static void refuse(long directoryBytes) throws NotATable {
        if (directoryBytes < 0 || directoryBytes > DIRECTORY_BYTES_MAX) {
            throw NotATable.tooLarge(DIRECTORY_BYTES_MAX, "list of entries");
        }
    }
}
