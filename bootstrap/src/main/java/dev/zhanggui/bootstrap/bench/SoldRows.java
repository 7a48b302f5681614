package dev.zhanggui.bootstrap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** A canonical file of orders: two and a half lines each, of closed orders, so that no stock is touched. */
final class SoldRows {
    private static final String HEADER = "order_no,line_no,buyer,province,city,district,placed_at,paid_at,sku,quantity,"
            + "unit_price,discount,freight,buyer_note,status,shipped_at,carrier,tracking_no,signed_at\n";
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final LocalDateTime FIRST = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final int SKUS = 10_000;
    private static final long SEED = 3;

    private SoldRows() {}

    static void write(Path file, int lines) throws IOException {
        var random = new Random(SEED);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            int written = 0;
            for (int order = 0; written < lines; order++) {
                int most = Math.min(lines - written, 1 + random.nextInt(4));
                var head = head(order);
                for (int line = 1; line <= most; line++) {
                    out.write(head[0] + "," + line + "," + head[1] + ",sku-" + random.nextInt(SKUS) + ","
                            + (1 + random.nextInt(3)) + "," + (5 + random.nextInt(200)) + "."
                            + (10 + random.nextInt(90))
                            + ",,6.00,,closed," + head[2] + "\n");
                }
                written += most;
            }
        }
    }

    private static String[] head(int order) {
        var placed = FIRST.plusSeconds(order * 31L);
        var no = "6" + (917_000_000_000_000_000L + order * 7L);
        return new String[] {
            no,
            "buyer" + order % 50_000 + ",浙江省,杭州市,西湖区," + FORM.format(placed) + ","
                    + FORM.format(placed.plusSeconds(40)),
            FORM.format(placed.plusHours(20)) + ",zto,7" + no.substring(1) + "," + FORM.format(placed.plusHours(60))
        };
    }
}
