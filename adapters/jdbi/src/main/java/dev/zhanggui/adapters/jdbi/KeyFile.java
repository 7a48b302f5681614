package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.trade.spi.MasterKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys to personal data in a file that only its owner may read: {@code keys} in the desk's folder, or the file that
 * {@code ZHANGGUI_KEY_FILE} names. It comes into being whole, or not at all, and is never written over.
 */
final class KeyFile implements MasterKeys {
    private static final String NAMED = "ZHANGGUI_KEY_FILE";
    private static final String FILE = "keys";
    private static final int BYTES_MAX = 1_024;

    private final @Nullable Path file;

    private KeyFile(@Nullable Path file) {
        this.file = file;
    }

    /** @param folder of the desk; null where it has none, and then only a named file will do */
    static KeyFile in(@Nullable Path folder) {
        var named = System.getenv(NAMED);
        if (named != null && !named.isBlank()) {
            return new KeyFile(Path.of(named).toAbsolutePath());
        }
        return new KeyFile(folder == null ? null : folder.resolve(FILE).toAbsolutePath());
    }

    @Override
    public Optional<Keys> find() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new UnreadableKeys(file.toString(), null);
            }
            var found = Keys.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (found.isEmpty()) {
                throw new UnreadableKeys(file.toString(), null);
            }
            return found;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnreadableKeys(file.toString(), e);
        }
    }

    @Override
    public Keys keep(Keys fresh) {
        if (file == null) {
            throw Links.unavailable("no place was named for the keys", null);
        }
        try {
            write(file, fresh);
            return find().orElseThrow(() -> new IOException("it is gone again"));
        } catch (IOException e) {
            throw Links.unavailable("the key file " + file + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, Keys fresh) throws IOException {
        var folder = Objects.requireNonNull(file.getParent(), "a key file lies in a folder");
        Files.createDirectories(folder);
        var whole = Files.createTempFile(folder, FILE, ".new", ownerOnly(folder));
        try {
            try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap((fresh.text() + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    var unused = channel.write(bytes);
                }
                channel.force(true);
            }
            // A second name for a file fails where the name is taken, while a move would write over it.
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was faster: theirs stand.
        } finally {
            Files.delete(whole);
        }
        Durable.names(folder);
    }

    static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public Optional<String> place() {
        return Optional.ofNullable(file).map(Path::toString);
    }
}
