package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.adapters.web.Sheets;
import dev.zhanggui.application.imports.spi.TableFiles;
import java.io.OutputStream;
import java.util.List;

/** Lists of the pages, written as files of platforms are. */
final class SheetFiles implements Sheets {

    @Override
    public Rows open(boolean workbook, OutputStream out, String name) {
        var sheet = new PlatformFiles().write(workbook ? TableFiles.Kind.XLSX : TableFiles.Kind.CSV, out, name);
        return new Rows() {
            @Override
            public void row(List<String> cells) {
                sheet.row(cells);
            }

            @Override
            public void close() {
                sheet.close();
            }
        };
    }
}
