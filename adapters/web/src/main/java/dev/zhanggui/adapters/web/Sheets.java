package dev.zhanggui.adapters.web;

import java.io.OutputStream;
import java.util.List;

/** Writes lists as files that a spreadsheet opens clean: CSV or XLSX, with no cell that it would take for a formula. */
public interface Sheets {

    /**
     * @param workbook XLSX; else CSV
     * @param out is closed by the caller
     */
    Rows open(boolean workbook, OutputStream out, String name);

    /** A list being written. */
    interface Rows extends AutoCloseable {
        void row(List<String> cells);

        @Override
        void close();
    }
}
