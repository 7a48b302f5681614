package dev.zhanggui.bootstrap.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A real shop's year (UCI Online Retail): its article codes, and the order lines of its last trading day. */
record OrderLines(Set<String> skus, String day, List<Line> lines, int passedOver) {
    private static final int INVOICE = 0;
    private static final int CODE = 1;
    private static final int QUANTITY = 3;
    private static final int TIME = 4;

    /** One line of an invoice. */
    record Line(String invoice, String sku, int quantity) {}

    /**
     * Reads the file once.
     *
     * @param skuCount how many article codes are taken, in the order in which they first appear
     */
    static OrderLines of(Path file, int skuCount) throws IOException {
        var skus = new LinkedHashSet<String>();
        var lastDay = new ArrayList<Line>();
        var day = "";
        try (var csv = CsvReader.builder().ofCsvRecord(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8))) {
            boolean header = true;
            for (var row : csv) {
                if (header) {
                    header = false;
                    continue;
                }
                if (skus.size() < skuCount) {
                    skus.add(row.getField(CODE));
                }
                var date = row.getField(TIME).substring(0, 10);
                if (date.compareTo(day) > 0) {
                    day = date;
                    lastDay.clear();
                }
                if (date.equals(day)) {
                    lastDay.add(new Line(
                            row.getField(INVOICE), row.getField(CODE), Integer.parseInt(row.getField(QUANTITY))));
                }
            }
        }
        var sold = lastDay.stream()
                .filter(line -> line.quantity() > 0 && skus.contains(line.sku()))
                .toList();
        return new OrderLines(skus, day, sold, lastDay.size() - sold.size());
    }

    private static InputStream unpacked(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 65_536) : in;
    }
}
