package dev.zhanggui.bootstrap.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The yardstick of Q-3: the engine's own command loads the same file and normalises it into orders and lines. */
final class BulkLoad {
    private static final String SCRIPT = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            .mode csv
            .import %s raw
            CREATE TABLE head (n INTEGER PRIMARY KEY, order_no TEXT NOT NULL UNIQUE, buyer TEXT, province TEXT, city TEXT,
                   district TEXT, placed_at INTEGER, paid_at INTEGER, freight INTEGER, status TEXT, shipped_at INTEGER,
                   carrier TEXT, tracking_no TEXT, signed_at INTEGER) STRICT;
            CREATE TABLE line (n INTEGER NOT NULL, line INTEGER NOT NULL, sku TEXT NOT NULL, units INTEGER NOT NULL,
                   price INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (n, line)) STRICT, WITHOUT ROWID;
            BEGIN;
            INSERT INTO head (order_no, buyer, province, city, district, placed_at, paid_at, freight, status, shipped_at,
                   carrier, tracking_no, signed_at)
            SELECT order_no, buyer, province, city, district, unixepoch(placed_at) * 1000, unixepoch(paid_at) * 1000,
                   CAST(ROUND(freight * 100) AS INTEGER), status, unixepoch(shipped_at) * 1000, carrier, tracking_no,
                   unixepoch(signed_at) * 1000
              FROM raw WHERE 1 GROUP BY order_no;
            INSERT INTO line SELECT h.n, r.line_no, r.sku, r.quantity, CAST(ROUND(r.unit_price * 1000000) AS INTEGER),
                   CAST(ROUND(r.quantity * r.unit_price * 100) AS INTEGER)
              FROM raw r JOIN head h ON h.order_no = r.order_no;
            CREATE INDEX head_tab ON head (status, placed_at, order_no);
            DROP TABLE raw;
            COMMIT;
            """;

    private BulkLoad() {}

    /** How long it takes; empty where the command is not installed. */
    static Optional<Double> seconds(Path file, Path database) throws InterruptedException {
        try {
            long began = System.nanoTime();
            var process = new ProcessBuilder("sqlite3", "-bail", database.toString())
                    .redirectErrorStream(true)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(SCRIPT.formatted(file).getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the yardstick failed: " + said);
            }
            return Optional.of((System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
