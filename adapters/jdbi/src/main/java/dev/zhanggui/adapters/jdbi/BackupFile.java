package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.audit.api.AuditRow;
import dev.zhanggui.application.audit.api.ChainProof;
import dev.zhanggui.application.audit.api.Seal;
import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.backups.api.RestoreRefused.BrokenJournal;
import dev.zhanggui.application.backups.api.RestoreRefused.DamagedBackup;
import dev.zhanggui.application.backups.api.RestoreRefused.NewerBackup;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.domain.shared.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup that is read: what it says of itself, its rows, and the proof that they are as they were written. */
final class BackupFile implements AutoCloseable {
    private static final int MANIFEST_BYTES_MAX = 4 << 20;
    /** Rows of the journal are sealed in the order of their commits, which is nearly that of their ids. */
    private static final int OUT_OF_ORDER_MAX = 1_000_000;

    private static final int TOLD_EVERY = 5_000;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** What is done with each row. */
    interface Taking {
        void take(@Nullable Object[] row) throws IOException;
    }

    static Decision<BackupFile, RestoreRefused> open(Path file) {
        ZipFile zip = null;
        boolean kept = false;
        try {
            zip = new ZipFile(file.toFile());
            var entry = zip.getEntry(Dump.MANIFEST);
            if (entry == null || entry.getSize() > MANIFEST_BYTES_MAX) {
                return Decision.refused(new DamagedBackup(file.toString(), "it holds no " + Dump.MANIFEST));
            }
            try (var in = zip.getInputStream(entry)) {
                var opened = new BackupFile(file, zip, Manifest.read(whole(entry, in.readNBytes(MANIFEST_BYTES_MAX))));
                kept = true;
                return Decision.accepted(opened);
            }
        } catch (IOException e) {
            return Decision.refused(new DamagedBackup(file.toString(), "it cannot be opened: " + e.getMessage()));
        } finally {
            if (!kept && zip != null) {
                close(zip);
            }
        }
    }

    /** Tables have sums of their own; what names them has only that of the ZIP, which its reader does not look at. */
    private static byte[] whole(ZipEntry entry, byte[] content) throws IOException {
        var sum = new CRC32();
        sum.update(content);
        if (sum.getValue() != entry.getCrc()) {
            throw new IOException("its " + entry.getName() + " is not what was written");
        }
        return content;
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads everything once: each table's rows and sum, and the chain of the journal. */
    Decision<Manifest, RestoreRefused> proven(Progress progress) {
        int known = Migrations.newest();
        if (manifest.schema() > known) {
            return Decision.refused(new NewerBackup(manifest.schema(), known));
        }
        long done = 0;
        for (var table : manifest.tables()) {
            try {
                long before = done;
                done += read(table, row -> {}, count -> progress.at("check", before + count, manifest.rows()));
            } catch (IOException e) {
                return Decision.refused(new DamagedBackup(
                        file.toString(), "table " + table.shape().name() + ": " + e.getMessage()));
            }
        }
        try {
            return chain();
        } catch (IOException e) {
            return Decision.refused(new DamagedBackup(file.toString(), "the journal: " + e.getMessage()));
        }
    }

    /** Hears how many rows of a table were read. */
    interface Counting {
        void at(long count);
    }

    /**
     * Hands over every row of a table and answers how many there were.
     *
     * @throws IOException where they are not as they were written; by then all were handed over
     */
    long read(Manifest.Table table, Taking taking, Counting counting) throws IOException {
        var digest = Manifest.digest();
        long count = 0;
        try (var in = new DigestInputStream(entry(table), digest);
                var reader = new RowText.Reader(table.shape(), in)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                taking.take(row);
                if (++count % TOLD_EVERY == 0) {
                    counting.at(count);
                }
            }
            var unused = in.readAllBytes();
        }
        if (count != table.rows()) {
            throw new IOException(count + " rows, and " + table.rows() + " were written");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
            throw new IOException("its content is not what was written");
        }
        counting.at(count);
        return count;
    }

    private InputStream entry(Manifest.Table table) throws IOException {
        var entry = zip.getEntry(Dump.entry(table.shape().name()));
        if (entry == null) {
            throw new IOException("it is missing");
        }
        return zip.getInputStream(entry);
    }

    private Manifest.Table table(String name) throws IOException {
        return manifest.tables().stream()
                .filter(one -> one.shape().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("table " + name + " is missing"));
    }

    private Decision<Manifest, RestoreRefused> chain() throws IOException {
        var seals = table("audit_seal");
        var rows = table("audit");
        var proof = new ChainProof();
        try (var sealReader = new RowText.Reader(seals.shape(), entry(seals));
                var rowReader = new RowText.Reader(rows.shape(), entry(rows))) {
            var waiting = new HashMap<Long, Written>();
            for (var one = sealReader.next(); one != null; one = sealReader.next()) {
                var seal = seal(seals.shape(), one);
                var row = find(seal.row(), rows.shape(), rowReader, waiting);
                var broken = proof.next(
                        seal, Optional.ofNullable(row).map(Written::row), row == null ? new byte[0] : row.hash());
                if (broken.isPresent()) {
                    return Decision.refused(
                            new BrokenJournal(broken.get().row(), broken.get().what()));
                }
            }
            boolean more = !waiting.isEmpty() || rowReader.next() != null;
            if (more && manifest.engine().equals(Dialect.SQLITE.folder())) {
                return Decision.refused(new BrokenJournal(0, "unsealed"));
            }
        }
        if (!proof.last().head().equals(manifest.auditHead())) {
            return Decision.refused(new BrokenJournal(0, "tail"));
        }
        return Decision.accepted(manifest);
    }

    private record Written(AuditRow row, byte[] hash) {}

    private static @Nullable Written find(long id, TableShape shape, RowText.Reader reader, Map<Long, Written> waiting)
            throws IOException {
        var early = waiting.remove(id);
        if (early != null) {
            return early;
        }
        for (var row = reader.next(); row != null; row = reader.next()) {
            var written = new Written(auditRow(shape, row), bytes(shape, row, "hash"));
            if (number(shape, row, "id") == id) {
                return written;
            }
            if (waiting.size() == OUT_OF_ORDER_MAX) {
                return null;
            }
            waiting.put(number(shape, row, "id"), written);
        }
        return null;
    }

    private static Seal seal(TableShape shape, @Nullable Object[] row) throws IOException {
        return new Seal(number(shape, row, "n"), number(shape, row, "row_id"), bytes(shape, row, "hash"));
    }

    private static AuditRow auditRow(TableShape shape, @Nullable Object[] row) throws IOException {
        return new AuditRow(
                Instant.ofEpochMilli(number(shape, row, "at")),
                text(shape, row, "actor"),
                text(shape, row, "via"),
                text(shape, row, "action"),
                text(shape, row, "kind"),
                text(shape, row, "subject"),
                number(shape, row, "version"),
                text(shape, row, "before_json"),
                text(shape, row, "after_json"),
                text(shape, row, "why"));
    }

    private static long number(TableShape shape, @Nullable Object[] row, String column) throws IOException {
        return (Long) there(shape, row, column);
    }

    private static String text(TableShape shape, @Nullable Object[] row, String column) throws IOException {
        return (String) there(shape, row, column);
    }

    private static byte[] bytes(TableShape shape, @Nullable Object[] row, String column) throws IOException {
        return (byte[]) there(shape, row, column);
    }

    private static Object there(TableShape shape, @Nullable Object[] row, String column) throws IOException {
        var value = row[shape.position(column)];
        if (value == null) {
            throw new IOException(shape.name() + "." + column + " is empty");
        }
        return value;
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            System.getLogger(BackupFile.class.getName()).log(System.Logger.Level.DEBUG, "a ZIP did not close", e);
        }
    }
}
