package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.spi.Trouble;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A delimited text, read cell by cell out of one buffer that never grows. A quote counts only where a cell begins;
 * what follows a closing quote belongs to the cell. Of a cell that is too long only its beginning is kept. A quote that
 * is never closed takes the rest of the file with it: that is told with the line on which its row began, and there is
 * no telling where the next row would begin.
 */
final class CsvTable implements TableFiles.Table {
    /** A character takes at most four bytes. */
    private static final int CELL_BYTES_MAX = 4 * TableFiles.CELL_LENGTH_MAX;

    /** Of a cell that is too long. */
    private static final int KEPT_BYTES = 512;

    private static final int BUFFER_BYTES = 2 * CELL_BYTES_MAX;

    private enum End {
        CELL,
        ROW,
        FILE
    }

    private final Source source;
    private final InputStream in;
    private final Closeable closed;
    private final byte delimiter;
    private final CellText text;

    private final byte[] bytes = new byte[BUFFER_BYTES];
    private int at;
    private int limit;
    private boolean cutOff;
    private boolean ended;

    /** The cell being read is bytes[cellStart, cellEnd): what stands behind it up to {@code at} is not part of it. */
    private int cellStart;

    private int cellEnd;
    private boolean cellTooLong;

    private final String[] cells = new String[TableFiles.COLUMNS_MAX];
    private final Damages damages = new Damages();
    private int count;
    private long line = 1;
    private long rowBytes;
    private boolean rowTooLong;

    /**
     * @param in from behind the byte order mark, UTF-16 as UTF-8
     * @param encoding null while only ASCII was seen
     * @param closed with the table
     */
    CsvTable(Source source, InputStream in, byte delimiter, @Nullable Encoding encoding, Closeable closed) {
        this.closed = closed;
        this.source = source;
        this.in = in;
        this.delimiter = delimiter;
        this.text = new CellText(encoding);
    }

    @Override
    public String format() {
        return "csv" + source.packing();
    }

    @Override
    public String encoding() {
        return text.encoding();
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return source.bytesTotal();
    }

    @Override
    public @Nullable Row next() {
        if (ended) {
            return null;
        }
        count = 0;
        rowBytes = 0;
        rowTooLong = false;
        damages.clear();
        long first = line;
        try {
            startCell(at);
            if (at == limit && !fill() && !cutOff) {
                return null;
            }
            End end;
            do {
                end = cell();
            } while (end == End.CELL);
            ended = end == End.FILE;
            if (ended && cutOff) {
                damages.add(Math.max(1, count), Damages.CUT_OFF, count == 0 ? "" : cells[count - 1]);
            }
        } catch (IOException e) {
            throw new Trouble.Unavailable("the file cannot be read on", e);
        }
        return new Row(first, SheetTable.view(cells, count), damages.found());
    }

    private End cell() throws IOException {
        startCell(at);
        if (at == limit && !fill()) {
            take(true);
            return End.FILE;
        }
        return bytes[at] == '"' ? quoted() : plain();
    }

    private void startCell(int from) {
        cellStart = from;
        cellEnd = from;
        cellTooLong = false;
    }

    /** From {@code at} to what ends the cell; what the cell holds already stays before it. */
    private End plain() throws IOException {
        byte[] all = bytes;
        byte end = delimiter;
        int from = at;
        while (true) {
            int found = from;
            int last = limit;
            byte one = 0;
            while (found < last && (one = all[found]) != end && one != '\n' && one != '\r') {
                found++;
            }
            keep(from, found);
            at = found;
            if (found < last) {
                at++;
                take(false);
                return one == end ? End.CELL : endLine(one);
            }
            if (!fill()) {
                take(true);
                return End.FILE;
            }
            from = at;
        }
    }

    private End endLine(byte one) throws IOException {
        line++;
        startCell(at);
        if (one == '\r' && (at < limit || fill()) && bytes[at] == '\n') {
            at++;
        }
        return End.ROW;
    }

    private End quoted() throws IOException {
        long opened = line;
        startCell(++at);
        int from = at;
        while (true) {
            int found = from;
            int last = limit;
            byte one = 0;
            while (found < last && (one = bytes[found]) != '"' && one != '\n' && one != '\r') {
                found++;
            }
            boolean ended = found < last;
            keep(from, ended && one != '"' ? found + 1 : found);
            at = ended ? found + 1 : found;
            boolean more = at < limit || fill();
            from = at;
            if (ended && one != '"') {
                line += one == '\n' || !more || bytes[at] != '\n' ? 1 : 0;
            } else if (ended && (!more || bytes[at] != '"')) {
                return closed(opened, more);
            } else if (ended) {
                keep(at, ++at);
                from = at;
            }
            if (!more && !cutOff) {
                damages.add(count + 1, Damages.UNCLOSED_QUOTE, text.lenient(bytes, cellStart, kept()));
            }
            if (!more) {
                take(true);
                return End.FILE;
            }
        }
    }

    /** Behind the quote that closes the cell, or that was meant to open another one. */
    private End closed(long opened, boolean more) throws IOException {
        if (!more) {
            take(true);
            return End.FILE;
        }
        byte next = bytes[at];
        if (opened != line && next != delimiter && next != '\n' && next != '\r') {
            damages.add(count + 1, Damages.UNCLOSED_QUOTE, text.lenient(bytes, cellStart, kept()));
        }
        return plain();
    }

    /** Adds to the cell what was read of it. */
    private void keep(int from, int to) {
        if (cellEnd != from) {
            System.arraycopy(bytes, from, bytes, cellEnd, to - from);
        }
        cellEnd += to - from;
    }

    /** Where the bytes end that are worth looking at. */
    private int kept() {
        return cellTooLong ? Math.min(cellEnd, cellStart + KEPT_BYTES) : cellEnd;
    }

    /** Reads on when all was read, keeping the cell; its beginning where it is too long. False at the end. */
    private boolean fill() throws IOException {
        cellTooLong |= cellEnd - cellStart > CELL_BYTES_MAX;
        int kept = kept() - cellStart;
        System.arraycopy(bytes, cellStart, bytes, 0, kept);
        cellStart = 0;
        cellEnd = kept;
        at = kept;
        limit = kept;
        try {
            int read = in.read(bytes, limit, bytes.length - limit);
            limit += Math.max(0, read);
            return read > 0;
        } catch (EOFException | ZipException e) {
            cutOff = true;
            return false;
        }
    }

    private void take(boolean atEnd) throws IOException {
        rowBytes += cellEnd - cellStart;
        if (count == TableFiles.COLUMNS_MAX) {
            damages.add(count + 1, Damages.TOO_MANY_COLUMNS, text.lenient(bytes, cellStart, kept()));
            return;
        }
        if (rowTooLong) {
            return;
        }
        if (rowBytes > TableFiles.ROW_BYTES_MAX) {
            rowTooLong = true;
            damages.add(count + 1, Damages.ROW_TOO_LONG, text.lenient(bytes, cellStart, kept()));
            return;
        }
        cells[count] = text(atEnd);
        count++;
    }

    private String text(boolean atEnd) throws IOException {
        if (cellEnd == cellStart) {
            return "";
        }
        if (cellTooLong || cellEnd - cellStart > CELL_BYTES_MAX) {
            return tooLong(text.lenient(bytes, cellStart, Math.min(cellEnd, cellStart + KEPT_BYTES)));
        }
        var read = text.strict(bytes, cellStart, cellEnd, limit);
        if (read.length() > TableFiles.CELL_LENGTH_MAX) {
            return tooLong(read);
        }
        switch (text.reading()) {
            case TEXT -> {}
            case CUT_OFF -> damages.add(count + 1, atEnd ? Damages.CUT_OFF : Damages.UNDECODABLE, read);
            case UNDECODABLE -> damages.add(count + 1, Damages.UNDECODABLE, read);
        }
        return Apostrophes.take(read);
    }

    private String tooLong(String beginning) {
        var found = Damages.cut(beginning);
        damages.add(count + 1, Damages.CELL_TOO_LONG, found);
        return found;
    }

    @Override
    public void close() {
        try (closed;
                in) {
            // Closes both, the stream first.
        } catch (IOException e) {
            throw new Trouble.Unavailable("the file cannot be closed", e);
        }
    }
}
