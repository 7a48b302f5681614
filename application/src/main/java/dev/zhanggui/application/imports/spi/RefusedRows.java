package dev.zhanggui.application.imports.spi;

import dev.zhanggui.application.imports.api.RefusedRow;
import java.util.List;

/** Rows that were not taken, by job. */
public interface RefusedRows {

    /** Adds rows, which are numbered already. */
    void add(String job, List<RefusedRow> rows);

    /** Up to {@code limit} rows with numbers above {@code after}, in order. */
    List<RefusedRow> after(String job, long after, int limit);
}
