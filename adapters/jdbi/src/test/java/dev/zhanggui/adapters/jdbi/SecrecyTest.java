package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.PlainTables;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.backups.api.MakingBackups.Make;
import dev.zhanggui.application.imports.api.ImportingFiles.Send;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.trade.api.KeepingBuyers.Reveal;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that says who a buyer is lies readable on the disk, wherever a file passed through the desk. */
class SecrecyTest {
    private static final List<String> PERSONAL = List.of("tb_9527", "赵小川", "13700002222", "13700003333", "学院路 77 号");

    /** One order that is taken, one whose lines lie apart, one that is refused for its phone, one for its quantity. */
    private static final String FILE = """
            order_no,line_no,placed_at,sku,quantity,unit_price,buyer,buyer_name,buyer_phone,buyer_address
            A,1,2026-11-01,T,1,2,tb_9527,赵小川,13700002222,学院路 77 号
            B,1,2026-11-01,T,1,2,tb_9527,赵小川,13700002222,学院路 77 号
            C,1,2026-11-01,T,1,2,tb_9527,赵小川,13700002222,学院路 77 号
            C,2,2026-11-01,T,1,2,tb_9527,赵小川,13700003333,学院路 77 号
            D,1,2026-11-01,T,-1,2,tb_9527,赵小川,13700002222,学院路 77 号
            B,2,2026-11-01,T,1,2,tb_9527,赵小川,13700002222,学院路 77 号
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void of_a_file_that_came_in_no_name_phone_or_address_lies_readable_in_the_folder() throws IOException {
        var background = new SteppedBackground();
        var room = new FileRoom(new PlainTables(), folder.resolve("uploads"));
        try (var desk =
                Zhanggui.on(SqliteStorage.open(folder), Clock.system(), background, Randomness.secure(), room)) {
            var known = BackedUp.fill(desk);
            assertThat(known).isNotNull();
            var send = new Send(
                    BackedUp.ME, "orders", Optional.of(BackedUp.ORDER.store()), "auto", false, Optional.empty());
            var files = desk.imports().orElseThrow().files();
            var job = files.start(send, new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)))
                    .orThrow();
            background.stepAll();

            var refused =
                    files.refused(job.id(), Optional.empty(), 10).orThrow().items();
            assertThat(refused).hasSize(3);
            assertThat(refused.get(0).cells()).contains("赵小川", "13700002222");
            assertThat(refused.get(1).faults().get(0).value()).isEqualTo("13700003333");
            assertThat(refused.get(1).faults().get(0).reason().facts()).containsEntry("other", "13700002222");
            for (var no : List.of("A", "B")) {
                var look = Reveal.recipient(BackedUp.ME, new OrderKey(BackedUp.ORDER.store(), new OrderNo(no)), "why");
                assertThat(desk.buyers().reveal(look).orThrow().personal().phone())
                        .contains("13700002222");
            }
            var backup = desk.backups().make(new Make(BackedUp.ME, "")).orThrow();
            assertThat(backup.rows()).isPositive();
            assertNothingReadable();
        }
        assertNothingReadable();
    }

    private void assertNothingReadable() throws IOException {
        try (var walked = Files.walk(folder)) {
            var all = walked.filter(Files::isRegularFile).toList();
            assertThat(all.stream().map(file -> file.getFileName().toString())).contains("desk.db");
            for (var file : all) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                for (var one : PERSONAL) {
                    assertThat(text.contains(one)).as("%s in %s", one, file).isFalse();
                }
            }
        }
    }
}
