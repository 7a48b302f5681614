package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.backups.api.RestoreRefused.CopyDiffers;
import dev.zhanggui.application.backups.api.RestoreRefused.NotEmpty;
import dev.zhanggui.application.backups.api.RestoreRefused.SourceChanged;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.domain.shared.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A desk moves from its file into an empty PostgreSQL: table by table, a stretch of keys at a time, each committed with
 * how far it came. Cut off, it goes on from there when it is run again; until it is done no desk opens there. In the end
 * every table's rows are compared on both sides, in full. The file is only read.
 */
final class Removal {
    /** How far it has come, one row a table; the table with the empty name stands for the source. */
    static final String TABLE = "removal";

    private static final int ROWS_AT_ONCE = 5_000;

    private final Path folder;
    private final Connection source;
    private final Connection target;
    private final Progress progress;

    private Removal(Path folder, Connection source, Connection target, Progress progress) {
        this.folder = folder;
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /** Answers how many rows were moved. */
    static Decision<Long, RestoreRefused> run(Path folder, String url, Progress progress) {
        try (var lock = FolderLock.hold(folder)) {
            lock.announce("");
            var file = folder.resolve(SqliteStorage.FILE);
            if (!Files.exists(file)) {
                throw Links.unavailable("there is no desk in " + folder, null);
            }
            try (var link = new SqliteLinks(file).open(false);
                    var target = DriverManager.getConnection(url)) {
                target.setAutoCommit(false);
                link.execute("BEGIN");
                return new Removal(folder, link.connection, target, progress).run(url);
            } catch (IOException e) {
                throw Links.unavailable("rows could not be compared: " + e.getMessage(), e);
            } catch (SQLException e) {
                throw Links.unavailable("the removal was cut off: " + e.getMessage(), e);
            }
        }
    }

    private Decision<Long, RestoreRefused> run(String url) throws SQLException, IOException {
        int schema = new Migrations(Dialect.SQLITE).known(source);
        var shapes = TableShapes.of(source, Dialect.SQLITE);
        var print = print(shapes);
        var refused = begin(schema, print, url);
        if (refused.isPresent()) {
            return Decision.refused(refused.get());
        }
        long total = rows(source, shapes);
        long done = 0;
        // In the order in which the target's references allow.
        for (var there : TableShapes.of(target, Dialect.POSTGRES)) {
            var shape = shapes.stream()
                    .filter(one -> one.name().equals(there.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the file has no table " + there.name()));
            done = move(shape, done, total);
        }
        done = 0;
        for (var shape : shapes) {
            var differs = difference(shape);
            if (differs.isPresent()) {
                return Decision.refused(differs.get());
            }
            done += count(source, shape);
            progress.at("compare", done, total);
        }
        return end(total);
    }

    /** What must not change between two runs: the journal's end, and how many rows each table has. */
    private String print(List<TableShape> shapes) throws SQLException {
        var print = new StringBuilder();
        try (var statement = source.createStatement();
                var rows = statement.executeQuery("SELECT n, hash FROM audit_seal ORDER BY n DESC LIMIT 1")) {
            if (rows.next()) {
                print.append(rows.getLong(1)).append(':').append(HexFormat.of().formatHex(rows.getBytes(2)));
            }
        }
        for (var shape : shapes) {
            print.append(' ').append(shape.name()).append('=').append(count(source, shape));
        }
        return HexFormat.of()
                .formatHex(Manifest.digest().digest(print.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<RestoreRefused> begin(int schema, String print, String url) throws SQLException {
        Restore.lock(target);
        var there = TableShapes.names(target, Dialect.POSTGRES);
        if (there.isEmpty()) {
            Load.tables(target, Dialect.POSTGRES, schema);
            say("CREATE TABLE " + TABLE
                    + " (name TEXT NOT NULL PRIMARY KEY, rows BIGINT NOT NULL, last TEXT NOT NULL)");
            note("", 0, print);
            target.commit();
            return Optional.empty();
        }
        if (!there.contains(TABLE)) {
            target.rollback();
            return Optional.of(new NotEmpty(Restore.withoutSecrets(url)));
        }
        boolean same = noted("").filter(known -> known.last().equals(print)).isPresent();
        target.rollback();
        return same ? Optional.empty() : Optional.of(new SourceChanged(folder.toString()));
    }

    private record Noted(long rows, String last) {}

    private Optional<Noted> noted(String name) throws SQLException {
        try (var find = target.prepareStatement("SELECT rows, last FROM " + TABLE + " WHERE name = ?")) {
            find.setString(1, name);
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(new Noted(rows.getLong(1), rows.getString(2))) : Optional.empty();
            }
        }
    }

    private void note(String name, long rows, String last) throws SQLException {
        try (var write = target.prepareStatement("INSERT INTO " + TABLE + """
                 (name, rows, last) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, last = excluded.last""")) {
            write.setString(1, name);
            write.setLong(2, rows);
            write.setString(3, last);
            write.executeUpdate();
        }
    }

    private long move(TableShape shape, long before, long total) throws SQLException, IOException {
        var from = noted(shape.name()).orElse(new Noted(0, ""));
        boolean more = true;
        while (more) {
            var stretch = stretch(shape, from);
            more = stretch.rows() - from.rows() == ROWS_AT_ONCE;
            from = stretch;
            note(shape.name(), from.rows(), from.last());
            target.commit();
            progress.at(shape.name(), before + from.rows(), total);
        }
        return before + from.rows();
    }

    /** Moves the next rows after a key and answers the last of them; the key is kept as a row of text. */
    private Noted stretch(TableShape shape, Noted from) throws SQLException, IOException {
        var keyShape = new TableShape(
                shape.name(),
                shape.key().stream()
                        .map(name -> shape.columns().get(shape.position(name)))
                        .toList(),
                shape.key());
        var first = from.last().isEmpty();
        var sql = first ? shape.select(Dialect.SQLITE) + " LIMIT ?" : shape.selectAfter(Dialect.SQLITE);
        try (var find = source.prepareStatement(sql)) {
            int at = 1;
            if (!first) {
                var key = read(keyShape, from.last());
                for (int i = 0; i < key.length; i++) {
                    RowText.set(find, at++, keyShape.columns().get(i).kind(), key[i]);
                }
            }
            find.setInt(at, ROWS_AT_ONCE);
            long count = 0;
            @Nullable Object[] last = new @Nullable Object[0];
            try (var rows = find.executeQuery();
                    var sink = Sink.of(target, Dialect.POSTGRES, shape)) {
                while (rows.next()) {
                    last = new @Nullable Object[shape.columns().size()];
                    for (int i = 0; i < last.length; i++) {
                        last[i] =
                                RowText.get(rows, i + 1, shape.columns().get(i).kind());
                    }
                    sink.take(last);
                    count++;
                }
                sink.done();
            }
            return count == 0 ? from : new Noted(from.rows() + count, keyText(shape, keyShape, last));
        }
    }

    private static @Nullable Object[] read(TableShape keyShape, String text) throws IOException {
        try (var reader =
                new RowText.Reader(keyShape, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            var key = reader.next();
            if (key == null) {
                throw new IOException("the last key of table " + keyShape.name() + " is not readable");
            }
            return key;
        }
    }

    private static String keyText(TableShape shape, TableShape keyShape, @Nullable Object[] row) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new RowText.Writer(keyShape, out)) {
            var key = new @Nullable Object[keyShape.columns().size()];
            for (int i = 0; i < key.length; i++) {
                key[i] = row[shape.position(keyShape.key().get(i))];
            }
            writer.write(key);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Optional<RestoreRefused> difference(TableShape shape) throws SQLException, IOException {
        long here = count(source, shape);
        long there = count(target, shape);
        if (here != there) {
            return Optional.of(new CopyDiffers(shape.name(), there + " rows instead of " + here));
        }
        // The target's own types, read in the source's order of columns and rows.
        var arrived = TableShapes.of(target, Dialect.POSTGRES).stream()
                .filter(one -> one.name().equals(shape.name()))
                .findFirst()
                .orElseThrow();
        var asHere = new TableShape(
                shape.name(),
                shape.names().stream()
                        .map(name -> arrived.columns().get(arrived.position(name)))
                        .toList(),
                shape.key());
        boolean same = sum(source, shape, Dialect.SQLITE).equals(sum(target, asHere, Dialect.POSTGRES));
        return same ? Optional.empty() : Optional.of(new CopyDiffers(shape.name(), "its content is another"));
    }

    private static String sum(Connection connection, TableShape shape, Dialect dialect)
            throws SQLException, IOException {
        var summed = new DigestOutputStream(OutputStream.nullOutputStream(), Manifest.digest());
        long unused = Dump.write(connection, shape, dialect, summed);
        return HexFormat.of().formatHex(summed.getMessageDigest().digest());
    }

    private Decision<Long, RestoreRefused> end(long total) throws SQLException {
        var load = new Load(target, Dialect.POSTGRES);
        load.finish();
        var broken = Load.proven(target);
        if (broken.isPresent()) {
            target.rollback();
            return Decision.refused(broken.get());
        }
        say("DROP TABLE " + TABLE);
        new Migrations(Dialect.POSTGRES).apply(target);
        target.commit();
        return Decision.accepted(total);
    }

    private void say(String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            var unused = statement.execute(sql);
        }
    }

    private static long count(Connection connection, TableShape shape) throws SQLException {
        return Dump.number(connection, "SELECT COUNT(*) FROM " + TableShape.quoted(shape.name()));
    }

    private static long rows(Connection connection, List<TableShape> shapes) throws SQLException {
        long rows = 0;
        for (var shape : shapes) {
            rows += count(connection, shape);
        }
        return rows;
    }
}
