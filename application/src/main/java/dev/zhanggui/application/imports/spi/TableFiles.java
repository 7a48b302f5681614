package dev.zhanggui.application.imports.spi;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.domain.shared.Decision;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.Nullable;

/** Files read and written as tables of text: CSV in the encodings that platforms use, XLSX, and either in a ZIP. */
public interface TableFiles {
    /** Of one file, unpacked. */
    long BYTES_MAX = 2L << 30;

    int CELL_LENGTH_MAX = 32_767;
    int COLUMNS_MAX = 1_024;

    /** Of one row as it stands in the file; 54 columns of a platform's order list have less than a thousandth. */
    int ROW_BYTES_MAX = 4 << 20;

    /** Finds out what the file is and opens it from its first row; it takes memory for some rows only. */
    default Decision<Table, FileRefused> open(Path file) {
        return open(file, TextEncoding.AUTO);
    }

    /** The same, with the encoding of its text as its sender names it; bytes that are none of it are damage. */
    Decision<Table, FileRefused> open(Path file, TextEncoding encoding);

    /** Rows in order; what they mean, the header's among them, is not known here. */
    @SecondaryPort
    interface Table extends AutoCloseable {

        /** {@code csv}, {@code xlsx}, each also {@code in zip} and {@code in gzip}: {@code csv in zip}. */
        String format();

        /**
         * {@code UTF-8}, {@code UTF-8 with BOM}, {@code UTF-16}, {@code GB18030}; of a workbook {@code UTF-8}. While
         * nothing but ASCII was read it is {@code UTF-8}, and the first other row may change that.
         */
        String encoding();

        /** The next row, blank ones of a text among them; null at the end. */
        @Nullable
        Row next();

        /** Of the file, read so far and in all, for progress. */
        long bytesRead();

        long bytesTotal();

        @Override
        void close();
    }

    /**
     * @param line the line of the file on which the row begins, or the sheet's row, from 1 on
     * @param cells at least one, as text, untrimmed; numbers of a workbook plainly, its dates as {@code 2026-11-11 08:00:00}
     * @param damage what could not be read in it; the row is then told as refused
     */
    @SecondaryPort
    record Row(long line, List<String> cells, Optional<Damage> damage) {}

    /**
     * @param column from 1 on
     * @param what {@code undecodable} (bytes that are no text), {@code cell-too-long}, {@code row-too-long},
     *     {@code too-many-columns}, {@code unclosed-quote} (often up to the end of the file, since nothing tells where
     *     the next row would begin), {@code cut-off} (the file ends within a row), {@code number-in-exponent} (a workbook
     *     kept only 15 digits of a longer number)
     * @param found the text as far as it could be read, at most 80 characters
     */
    @SecondaryPort
    record Damage(int column, String what, String found) {}

    /** A table being written, row by row; cells that a spreadsheet would take for a formula are written as text. */
    @SecondaryPort
    interface Sheet extends AutoCloseable {

        void row(List<String> cells);

        @Override
        void close();
    }

    /** Writes a table to the stream, which the caller closes; CSV is UTF-8 with a byte order mark. */
    Sheet write(Kind kind, OutputStream out, String sheetName);

    /** What can be written. */
    enum Kind {
        CSV,
        XLSX
    }
}
