package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.imports.spi.TableFiles.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of text parted by commas, or by {@code |} where a cell holds one. */
final class ListedTable implements Table {
    private final String[] rows;
    private int at;

    ListedTable(String... rows) {
        this.rows = rows;
    }

    static Row row(long line, String text) {
        return new Row(line, List.of(text.split(text.contains("|") ? "\\|" : ",", -1)), Optional.empty());
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public String encoding() {
        return "UTF-8";
    }

    @Override
    public @Nullable Row next() {
        return at == rows.length ? null : row(at + 1, rows[at++]);
    }

    @Override
    public long bytesRead() {
        return at;
    }

    @Override
    public long bytesTotal() {
        return rows.length;
    }

    @Override
    public void close() {}
}
