package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.ImportingFiles.Send;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.domain.shared.LocalTimes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that somebody sent in today, of which three rows cannot be taken. */
public final class DemoFiles {
    /** Of the file that is sent in. */
    static final int ROWS = 9;

    static final int REFUSED = 3;

    private DemoFiles() {}

    /** Sends it to a desk that reads files; the answer is its job, which goes on by itself. */
    public static Job sendIn(Zhanggui desk) {
        var day = LocalTimes.dayOf(desk.now(), Places.ZONE).minusDays(40);
        var item = Goods.item(Places.TAOBAO, "TEA-01") + "," + Goods.item(Places.TAOBAO, "TEA-01-A");
        var file = new StringBuilder("order_no,placed_at,paid_at,item,item_sku,quantity,unit_price,status\n");
        for (int n = 1; n <= ROWS; n++) {
            var placed = n == 3 ? "四十天前" : day + " 10:0" + n + ":00";
            var quantity = n == 5 ? "1.5" : "1";
            var price = n == 8 ? "三十九元" : "38.90";
            file.append("DEMO-LATE-000%d,%s,%s 10:30:00,%s,%s,%s,closed\n"
                    .formatted(n, placed, day, item, quantity, price));
        }
        var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        var send = Send.of(DemoCompany.ACTOR, FileKind.ORDERS, Places.TAOBAO);
        try {
            return desk.imports()
                    .orElseThrow()
                    .files()
                    .start(send, new ByteArrayInputStream(bytes))
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
