package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Decision;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The files that platforms export and spreadsheets save. What a file is, is found by what is in it, never by its name.
 * CSV is written so that a spreadsheet calculates nothing of it and that reading gives the same text again: a cell that
 * begins like a formula and is no number gets an apostrophe, which reading takes away.
 */
public final class PlatformFiles implements TableFiles {

    @Override
    public Decision<Table, FileRefused> open(Path file, TextEncoding encoding) {
        try {
            return Decision.accepted(new Opening(encoding).table(file));
        } catch (NotATable e) {
            return Decision.refused(e.why());
        } catch (EOFException | ZipException e) {
            return Decision.refused(new FileRefused.UnreadableFile("damaged file"));
        } catch (IOException e) {
            throw new Trouble.Unavailable("the file cannot be read", e);
        }
    }

    @Override
    public Sheet write(Kind kind, OutputStream out, String sheetName) {
        return switch (kind) {
            case CSV -> new CsvSheet(out);
            case XLSX -> new XlsxSheet(out, sheetName);
        };
    }
}
