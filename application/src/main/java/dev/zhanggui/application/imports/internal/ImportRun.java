package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.application.imports.internal.Detection.Found;
import dev.zhanggui.application.imports.spi.Jobs.Phase;
import dev.zhanggui.application.imports.spi.Staging;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.imports.spi.TableFiles.Table;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.trade.OrderContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file from its first row to its last in memory for some rows only. Rows of one thing that lie together are
 * read together; where they lie apart, which a first reading finds, they are staged and put together at the end.
 */
final class ImportRun<T> {
    private static final int BLOCK_ROWS_MAX = OrderContent.LINES_MAX;
    private static final Fault TOO_MANY_LINES =
            new Fault("", "", new Reason("too-many-lines", Map.of("most", BLOCK_ROWS_MAX)));
    private static final int RENEW_EVERY_ROWS = 100_000;
    private static final int STAGED_ORDERS = 100;

    private final Taker.Reading<T> reading;
    private final Layout layout;
    private final ChunkWriter<T> writer;
    private final Staging staging;
    private final String job;
    private final Faults faults = new Faults();
    private Chunk<T> chunk = new Chunk<>();
    private final List<Row> block = new ArrayList<>();
    private @Nullable String blockKey;
    private long row;

    ImportRun(Taker<T> taker, Taker.Context context, ChunkWriter<T> writer, Staging staging) {
        this.reading = taker.reading(context);
        this.layout = context.layout();
        this.writer = writer;
        this.staging = staging;
        this.job = context.job();
    }

    /** Ends the reading before the file does: the job was cancelled, lost, or the desk is closing. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean cancelled;

        Stopped(boolean cancelled) {
            super("stopped", null, false, false);
            this.cancelled = cancelled;
        }

        boolean isCancelled() {
            return cancelled;
        }
    }

    /** @param open opens the file anew, with its header passed */
    void run(Supplier<Opened> open) {
        var apart = new Apart();
        if (reading.groups()) {
            try (var opened = open.get()) {
                scan(opened.table(), apart);
            }
        }
        if (writer.position().phase() == Phase.READING) {
            try (var opened = open.get()) {
                read(opened.table(), opened.found().rowsBefore() + 1, apart);
            }
        }
        if (apart.any() || writer.position().phase() == Phase.ASSEMBLING) {
            assemble();
        }
        if (reading.groups()) {
            writer.tellVanished(apart::knows);
        }
        writer.finish();
    }

    /** A table whose header was passed. */
    record Opened(Table table, Found found) implements AutoCloseable {
        @Override
        public void close() {
            table.close();
        }
    }

    /** Reads keys only, and counts the rows. */
    private void scan(Table table, Apart apart) {
        long rows = 0;
        for (var next = table.next(); next != null; next = table.next()) {
            if (isPassedOver(next)) {
                continue;
            }
            rows++;
            var key = reading.key(next);
            if (key != null) {
                apart.see(Apart.hash(key));
            }
            if (rows % RENEW_EVERY_ROWS == 0) {
                writer.renew();
            }
        }
        writer.counted(rows);
    }

    private void read(Table table, long headerRows, Apart apart) {
        long behind = writer.position().rows();
        row = headerRows;
        for (var next = table.next(); next != null; next = table.next()) {
            row++;
            if (row <= behind) {
                continue;
            }
            if (isPassedOver(next)) {
                chunk.skipped++;
                continue;
            }
            take(next, apart);
        }
        flushBlock();
        hand(row);
        writer.settle();
        if (apart.any()) {
            writer.assembling();
        }
    }

    private void take(Row next, Apart apart) {
        var key = reading.groups() ? reading.key(next) : null;
        if (key != null && key.equals(blockKey)) {
            block.add(next);
            return;
        }
        flushBlock();
        if (chunk.isFull(writer.thingsMax())) {
            hand(row - 1);
        }
        if (key != null && isApart(key, next, apart)) {
            return;
        }
        block.add(next);
        blockKey = key;
        if (key == null) {
            flushBlock();
        }
    }

    private boolean isApart(String key, Row next, Apart apart) {
        long hash = Apart.hash(key);
        if (apart.isEndless(hash)) {
            refuse(next, List.of(TOO_MANY_LINES));
            return true;
        }
        if (apart.is(hash)) {
            chunk.staged.add(new Staging.Line(key, next.line(), storable(next.cells()), next.damage()));
            return true;
        }
        return false;
    }

    private void flushBlock() {
        if (!block.isEmpty()) {
            decide(List.copyOf(block));
            block.clear();
        }
        blockKey = null;
    }

    /** Reads one thing from its rows into the chunk, or its rows into the refused ones. */
    private void decide(List<Row> rows) {
        faults.clear();
        boolean damaged = rows.stream().anyMatch(one -> one.damage().isPresent());
        var thing = reading.read(rows, faults);
        if (thing != null && faults.isEmpty() && !damaged) {
            chunk.add(thing, rows);
            return;
        }
        Invariant.holds(
                !faults.isEmpty(),
                "nothing was read and nothing is wrong: line %d",
                rows.get(0).line());
        for (int i = 0; i < rows.size(); i++) {
            var own = faults.of(i);
            refuse(rows.get(i), own.isEmpty() ? List.of(companion(rows)) : own);
        }
    }

    /** Why a row that has no fault is not taken: the row of its thing that has one. */
    private Fault companion(List<Row> rows) {
        var blamed = rows.get(faults.firstRow());
        return new Fault("", "", new Reason("line-of-refused-order", Map.of("otherLine", blamed.line())));
    }

    private void refuse(Row one, List<Fault> found) {
        var few = found.size() > RefusedRow.FAULTS_MAX ? found.subList(0, RefusedRow.FAULTS_MAX) : found;
        chunk.refused.add(new RefusedRow(0, one.line(), few, storable(one.cells())));
    }

    private static List<String> storable(List<String> cells) {
        return cells.stream().map(Cell::storable).toList();
    }

    /** Hands the chunk on; when it is committed, all rows up to this one are decided. */
    private void hand(long upTo) {
        if (!chunk.isEmpty()) {
            writer.hand(chunk, Phase.READING, upTo);
            chunk = new Chunk<>();
        }
    }

    private void assemble() {
        writer.settle();
        for (var lines = staging.next(job, STAGED_ORDERS); !lines.isEmpty(); lines = staging.next(job, STAGED_ORDERS)) {
            var orders = new ArrayList<String>();
            for (int from = 0; from < lines.size(); ) {
                var key = lines.get(from).order();
                int to = from;
                while (to < lines.size() && lines.get(to).order().equals(key)) {
                    to++;
                }
                assemble(lines.subList(from, to));
                orders.add(key);
                from = to;
            }
            chunk.assembled.addAll(orders);
            writer.hand(chunk, Phase.ASSEMBLING, row);
            chunk = new Chunk<>();
            writer.settle();
        }
    }

    private void assemble(List<Staging.Line> lines) {
        var rows = lines.stream()
                .map(line -> new Row(line.line(), line.cells(), line.damage()))
                .toList();
        if (rows.size() > BLOCK_ROWS_MAX) {
            rows.forEach(one -> refuse(one, List.of(TOO_MANY_LINES)));
        } else {
            decide(rows);
        }
    }

    /** Blank rows, and rows that add up others. */
    private boolean isPassedOver(Row next) {
        if (next.damage().isPresent()) {
            return false;
        }
        for (var cell : next.cells()) {
            if (!Cell.isBlank(cell)) {
                return isTotal(cell);
            }
        }
        return true;
    }

    private boolean isTotal(String cell) {
        if (cell.length() > 8) {
            return false;
        }
        var text = Cell.stripped(cell);
        var bare = text.endsWith(":") || text.endsWith("：") ? text.substring(0, text.length() - 1) : text;
        return layout.mapping().totals().contains(bare);
    }

    /** What is written together. */
    static final class Chunk<T> {
        private static final int ROWS_MAX = 2_000;

        final List<T> things = new ArrayList<>();
        final List<List<Row>> rows = new ArrayList<>();
        final List<RefusedRow> refused = new ArrayList<>();
        final List<Staging.Line> staged = new ArrayList<>();
        final List<String> assembled = new ArrayList<>();
        long skipped;
        private int size;

        void add(T thing, List<Row> of) {
            things.add(thing);
            rows.add(of);
            size += of.size();
        }

        boolean isFull(int thingsMax) {
            return things.size() >= thingsMax || size + refused.size() + staged.size() >= ROWS_MAX;
        }

        boolean isEmpty() {
            return things.isEmpty() && refused.isEmpty() && staged.isEmpty() && assembled.isEmpty() && skipped == 0;
        }
    }
}
