package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.spi.Trouble;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook, row by row. Rows that the sheet leaves out are not made up; their numbers are missing. */
final class SheetTable implements TableFiles.Table {
    private final String packing;
    private final Source sheet;
    private final Closeable file;
    private final Xml xml;
    private final SheetCells cells;

    private long line;
    private long bytesGiven;
    private boolean ended;

    /** @param file closed with the table */
    SheetTable(String packing, Workbook workbook, Source sheet, Closeable file) throws IOException {
        this.packing = packing;
        this.sheet = sheet;
        this.file = file;
        this.xml = new Xml(sheet.open());
        this.cells = new SheetCells(workbook);
    }

    @Override
    public String format() {
        return "xlsx" + packing;
    }

    @Override
    public String encoding() {
        return Encoding.UTF_8.label();
    }

    @Override
    public long bytesRead() {
        return sheet.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return sheet.bytesTotal();
    }

    @Override
    public @Nullable Row next() {
        if (ended) {
            return null;
        }
        try {
            cells.clear();
            if (!toRow()) {
                ended = true;
                return null;
            }
            readRow();
        } catch (EOFException | ZipException e) {
            ended = true;
            line = Math.max(1, line);
            cells.damages().add(Math.max(1, cells.count()), Damages.CUT_OFF, cells.last());
        } catch (IOException e) {
            throw new Trouble.Unavailable("the file cannot be read on", e);
        }
        bytesGiven += cells.bytes();
        if (bytesGiven > TableFiles.BYTES_MAX) {
            // A few cells can name one long text again and again: what is given out has an end as well.
            ended = true;
            cells.damages().add(1, Damages.CUT_OFF, cells.last());
        }
        return new Row(line, cells.texts(), cells.damages().found());
    }

    private boolean toRow() throws IOException {
        while (xml.next()) {
            if (xml.isStart("row")) {
                int number = NumberFormats.number(xml.attribute("r"));
                line = number > 0 ? number : line + 1;
                return true;
            }
            if (xml.isEnd("sheetData")) {
                return false;
            }
        }
        return false;
    }

    private void readRow() throws IOException {
        int phonetic = 0;
        while (xml.next()) {
            if (xml.isStart("c")) {
                cells.start(xml.attribute("r"), xml.attribute("t"), xml.attribute("s"));
                phonetic = 0;
            } else if (xml.isEnd("v")) {
                cells.value(xml.text());
            } else if (xml.isStart("rPh") || xml.isEnd("rPh")) {
                phonetic += xml.isStart("rPh") ? 1 : -1;
            } else if (xml.isEnd("t") && phonetic == 0) {
                cells.inline(xml.text());
            } else if (xml.isEnd("c")) {
                cells.end();
            } else if (xml.isEnd("row")) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try (file;
                xml) {
            // Closes both, the sheet first.
        } catch (IOException e) {
            throw new Trouble.Unavailable("the file cannot be closed", e);
        }
    }

    static List<String> view(String[] cells, int count) {
        return Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(cells, count)));
    }
}
