package dev.zhanggui.adapters.files;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Order lines by the million, of 13 columns and some 115 bytes, and how long they take. Run alone it measures:
 * {@code java -cp … dev.zhanggui.adapters.files.Volume FOLDER ROWS}.
 */
final class Volume {
    private static final String HEADER =
            "store,order_no,line_no,buyer,province,placed_at,paid_at,sku,quantity,unit_price,"
                    + "discount,freight,status\n";

    private Volume() {}

    static byte[] line(long number) {
        return ("tmall," + (1_000_000_000_000_000_000L + number * 2 / 5) + "," + (number % 3 + 1) + ",b"
                        + number % 99_991
                        + ",浙江省,2026-11-11 08:00:" + (10 + number % 50) + ",2026-11-11 08:01:" + (10 + number % 50)
                        + ",sku-" + number % 10_007 + "," + (number % 4 + 1) + "," + number % 1_000
                        + ".90,0.00,6.00,paid\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static Path csv(Path file, long rows) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(out, rows);
        }
        return file;
    }

    static void write(OutputStream out, long rows) throws IOException {
        out.write(HEADER.getBytes(StandardCharsets.UTF_8));
        for (long row = 0; row < rows; row++) {
            out.write(line(row));
        }
    }

    /** Rows read and cells in them; a damaged row is a defect here. */
    static long[] read(Path file) {
        long rows = 0;
        long cells = 0;
        try (var table = new PlatformFiles().open(file).orThrow()) {
            for (var row = table.next(); row != null; row = table.next()) {
                if (row.damage().isPresent()) {
                    throw new IllegalStateException(row.toString());
                }
                rows++;
                cells += row.cells().size();
            }
        }
        return new long[] {rows, cells};
    }

    private static long[] readByFastCsv(Path file) throws IOException {
        long rows = 0;
        long cells = 0;
        try (var csv = CsvReader.builder().ofCsvRecord(file)) {
            for (var row : csv) {
                rows++;
                cells += row.getFields().size();
            }
        }
        return new long[] {rows, cells};
    }

    private interface Reading {
        long[] read(Path file) throws IOException;
    }

    private static String measured(Reading reading, Path file) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        var found = reading.read(file);
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        return "%,d rows, %,d cells: %.3f s wall, %.3f s CPU of its thread, %,.0f rows/s of CPU"
                .formatted(found[0], found[1], wall / 1e9, cpu / 1e9, found[0] / (cpu / 1e9));
    }

    public static void main(String[] args) throws IOException {
        long rows = Long.parseLong(args[1]);
        var file = csv(Path.of(args[0], "volume.csv"), rows);
        System.out.printf("%,d bytes%n", Files.size(file));
        for (int round = 0; round < 5; round++) {
            for (var way : List.of("ours", "FastCSV")) {
                System.out.println(
                        way + ": " + measured(way.equals("ours") ? Volume::read : Volume::readByFastCsv, file));
            }
        }
        Files.delete(file);
    }
}
