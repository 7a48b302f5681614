package dev.zhanggui.application.imports.internal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.zhanggui.application.spi.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Files on their way in: on the disk before anybody is told that they arrived, and gone when their job has ended. */
final class Uploads {
    private static final int CHUNK = 1 << 16;

    private static final String ROOM = "room.id";

    private final Path folder;
    private final String room;

    /** @param id by which the folder is known from now on, where it has no name yet */
    Uploads(Path folder, String id) {
        this.folder = folder;
        makeFolder();
        this.room = onDisk(() -> named(folder.resolve(ROOM), id));
    }

    /** Of several that name the folder at once the first has named it. */
    private static String named(Path file, String id) throws IOException {
        try {
            Files.writeString(file, id, CREATE_NEW, WRITE);
            return id;
        } catch (FileAlreadyExistsException e) {
            return Files.readString(file).strip();
        }
    }

    /** By which name this folder is known to all desks that have it. */
    String room() {
        return room;
    }

    record Upload(String name, String sha256, long bytes) {}

    /**
     * Writes the stream to a file of this name, fsync included; empty where it is longer than {@code most}.
     *
     * @throws IOException where the stream breaks off
     */
    Optional<Upload> receive(String name, InputStream in, long most) throws IOException {
        var path = path(name);
        var digest = sha256();
        long bytes = 0;
        boolean whole = false;
        try (var file = onDisk(() -> FileChannel.open(path, CREATE_NEW, WRITE))) {
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes += read;
                if (bytes > most) {
                    return Optional.empty();
                }
                digest.update(chunk, 0, read);
                var piece = ByteBuffer.wrap(chunk, 0, read);
                while (piece.hasRemaining()) {
                    var unused = onDisk(() -> file.write(piece));
                }
            }
            var unused = onDisk(() -> forced(file));
            whole = true;
        } finally {
            if (!whole) {
                forget(name);
            }
        }
        syncFolder();
        return Optional.of(new Upload(name, HexFormat.of().formatHex(digest.digest()), bytes));
    }

    private interface Deed<T> {
        T done() throws IOException;
    }

    /** What fails on this disk is trouble of ours, not the sender's. */
    private static <T> T onDisk(Deed<T> deed) {
        try {
            return deed.done();
        } catch (IOException e) {
            var text = String.valueOf(e.getMessage());
            throw text.contains("No space left") || text.contains("not enough space")
                    ? new Trouble.DiskFull(e)
                    : new Trouble.Unavailable("the folder for files cannot be written", e);
        }
    }

    private static boolean forced(FileChannel channel) throws IOException {
        channel.force(true);
        return true;
    }

    /** Files name people: nobody else on this machine reads them. */
    private void makeFolder() {
        var unused = onDisk(() -> {
            var made = Files.createDirectories(folder);
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            return posix ? Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------")) : made;
        });
    }

    /** A new name is in its folder for good only once the folder itself was written. */
    private void syncFolder() {
        var unused = onDisk(() -> {
            try (var channel = FileChannel.open(folder, READ)) {
                return forced(channel);
            }
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            System.getLogger(Uploads.class.getName()).log(System.Logger.Level.WARNING, "left behind: " + name, e);
        }
    }
}
