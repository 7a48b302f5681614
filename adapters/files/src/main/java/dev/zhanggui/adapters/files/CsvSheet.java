package dev.zhanggui.adapters.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.spi.Trouble;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** CSV as Excel in China opens it: UTF-8 with a byte order mark, commas, CRLF. */
final class CsvSheet implements TableFiles.Sheet {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer out;
    private final CsvWriter csv;

    CsvSheet(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(new OtherDelimiters())
                .build(this.out);
        try {
            this.out.append(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void row(List<String> cells) {
        var written = new ArrayList<String>(cells.size());
        for (var cell : cells) {
            written.add(Apostrophes.put(cell));
        }
        try {
            csv.writeRecord(written);
        } catch (UncheckedIOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        try {
            csv.flush();
            out.flush();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static Trouble unavailable(Exception e) {
        return new Trouble.Unavailable("the table cannot be written", e);
    }

    /** Whoever guesses the delimiter guesses right when the others are only met within quotes. */
    private static final class OtherDelimiters implements QuoteStrategy {

        @Override
        public boolean quoteValue(int line, int column, String cell) {
            return cell.indexOf(';') >= 0 || cell.indexOf('\t') >= 0;
        }

        @Override
        public boolean quoteEmpty(int line, int column) {
            return false;
        }
    }
}
