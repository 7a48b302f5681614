package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One desk for each folder: a lock of the operating system on {@code desk.lock}, gone with the process that holds it,
 * however it ends. In the file stands how its holder can be reached; only its user may read it.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "desk.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Trouble.AlreadyOpen where somebody else holds it, this process included */
    static FolderLock hold(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(file(folder), StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                throw new Trouble.AlreadyOpen(folder.toString(), read(channel));
            }
            var lock = new FolderLock(channel);
            lock.announce("");
            return lock;
        } catch (IOException e) {
            throw Links.unavailable("the folder " + folder + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static Path file(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        try {
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            return Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException e) {
            return file;
        }
    }

    /**
     * Whether the lock is ours now. A channel that is refused stays open: to close it would also drop a lock that this
     * very process holds on the file through another channel.
     */
    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The holder's process, without its secret. */
    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(4_096);
        int length = channel.read(bytes, 0);
        var text = length < 0 ? "" : new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
        return text.replaceAll(",?\"secret\":\"[^\"]*\"", "");
    }

    void announce(String text) {
        try {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            channel.truncate(0);
            while (bytes.hasRemaining()) {
                var written = channel.write(bytes, bytes.position());
            }
        } catch (IOException e) {
            throw Links.unavailable("the lock file cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            System.getLogger(FolderLock.class.getName()).log(System.Logger.Level.DEBUG, "the lock did not close", e);
        }
    }
}
