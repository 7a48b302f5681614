package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles.Kind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Runs in a process with little memory and says what came of files that have much more than that in them. */
final class Endurance {
    private static final long MEGABYTE = 1 << 20;

    private Endurance() {}

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        said("csv", read(file(folder, out -> Volume.write(out, 2_600_000))));
        said("cell", read(file(folder, out -> repeated(out, "a,b\n1,\"", "茶,\n", "\"\nnext,row\n", 200 * MEGABYTE))));
        said("quote", read(file(folder, out -> repeated(out, "a,b\n1,\"", "x,y\n", "", 200 * MEGABYTE))));
        said("row", read(file(folder, out -> repeated(out, "a,b\n1", ",x", "\nnext,row\n", 100 * MEGABYTE))));
        said("written", written(folder));
        said("tag", read(sheet(folder, "<row><c t='", "x", "'/></row>", 100 * MEGABYTE)));
        said("text", read(sheet(folder, "<row><c t='str'><v>", "x", "</v></c></row>", 60 * MEGABYTE)));
        said("comment", read(sheet(folder, "<!--", " ->", "--><row><c><v>1</v></c></row>", 60 * MEGABYTE)));
        said("cells", read(sheet(folder, "<row>", "<c t='str'><v>x</v></c>", "</row>", 60 * MEGABYTE)));
        said("nested", read(sheet(folder, "<row><c><v>1</v></c></row>", "<x>", "", 60 * MEGABYTE)));
    }

    @SuppressWarnings("SystemOut")
    private static void said(String what, List<Row> last) {
        var heap = Runtime.getRuntime();
        System.out.println(what + " " + last.get(0).line() + " "
                + last.get(last.size() - 1).line() + " "
                + last.stream()
                        .flatMap(row -> row.damage().stream())
                        .map(one -> one.what())
                        .toList() + " max "
                + heap.maxMemory() / MEGABYTE + " MiB");
    }

    /** The last two rows. */
    private static List<Row> read(Path file) throws IOException {
        var last = new ArrayList<Row>();
        try (var table = new PlatformFiles().open(file).orThrow()) {
            for (var row = table.next(); row != null; row = table.next()) {
                last.add(row);
                if (last.size() > 2) {
                    last.remove(0);
                }
            }
        }
        Files.delete(file);
        return last;
    }

    private static Path file(Path folder, Content content) throws IOException {
        var file = folder.resolve("large.dat");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            content.to(out);
        }
        return file;
    }

    private static void repeated(OutputStream out, String before, String text, String after, long bytes)
            throws IOException {
        out.write(Given.utf8(before));
        var block = Given.utf8(text.repeat(1 << 14));
        for (long done = 0; done < bytes; done += block.length) {
            out.write(block);
        }
        out.write(Given.utf8(after));
    }

    /** Packed with noise beside it, so that its ratio is not what it is refused for. */
    private static Path sheet(Path folder, String before, String text, String after, long bytes) throws IOException {
        return file(folder, out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var part : Given.parts("", "", "").entrySet()) {
                    zip.setLevel(part.getKey().endsWith("sheet1.xml") ? 0 : 9);
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    if (part.getKey().endsWith("sheet1.xml")) {
                        repeated(
                                zip,
                                "<worksheet><sheetData>" + before,
                                text,
                                after + "</sheetData></worksheet>",
                                bytes);
                    } else {
                        zip.write(part.getValue());
                    }
                    zip.closeEntry();
                }
            }
        });
    }

    private static List<Row> written(Path folder) throws IOException {
        var cells = List.of("tmall", "1234567890123456789", "1", "浙江省", "2026-11-11 08:00:00", "-12.50", "x", "y", "z");
        return read(file(folder, out -> {
            try (var sheet = new PlatformFiles().write(Kind.XLSX, out, "订单")) {
                for (int row = 0; row < 200_000; row++) {
                    sheet.row(cells);
                }
            }
        }));
    }
}
