package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.spi.Trouble;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * XLSX, written row by row. A cell is a number where a workbook can keep it as one and show it as it stands, and text
 * otherwise: nothing is ever a formula, and 19 digits stay 19 digits. A text longer than a cell can hold is cut, a table
 * longer than a sheet goes on in the next one.
 */
final class XlsxSheet implements TableFiles.Sheet {
    static final int ROWS_MAX = 1 << 20;

    private static final int ROWS_HELD_MAX = 500;

    private final Workbook workbook;
    private final String name;
    private Worksheet sheet;
    private int sheets = 1;
    private int rows;
    private boolean closed;

    XlsxSheet(OutputStream out, String name) {
        this.workbook = new Workbook(new Unclosed(out), "Zhanggui", null);
        this.name = name;
        this.sheet = workbook.newWorksheet(name);
    }

    @Override
    public void row(List<String> cells) {
        try {
            if (rows == ROWS_MAX) {
                sheet.finish();
                sheet = workbook.newWorksheet(name + " (" + ++sheets + ")");
                rows = 0;
            }
            for (int column = 0; column < cells.size(); column++) {
                var cell = cells.get(column);
                if (Numbers.keptByWorkbook(cell)) {
                    sheet.value(rows, column, new BigDecimal(cell));
                } else if (!cell.isEmpty()) {
                    sheet.inlineString(rows, column, XmlTexts.put(cut(cell)));
                }
            }
            if (++rows % ROWS_HELD_MAX == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static String cut(String cell) {
        return cell.length() <= TableFiles.CELL_LENGTH_MAX ? cell : cell.substring(0, TableFiles.CELL_LENGTH_MAX);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            sheet.finish();
            workbook.finish();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static Trouble unavailable(Exception e) {
        return new Trouble.Unavailable("the table cannot be written", e);
    }

    /** The caller closes what the caller opened. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
