package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as a library: closed without a trace, one on a folder, several in a program, telling what happened. */
class EmbeddedDeskTest {
    private static final Actor ME = Actor.embedding("me");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void no_thread_is_left_after_close() {
        var before = desksThreads();
        try (var one = Zhanggui.on(SqliteStorage.open(folder.resolve("one")));
                var other = Zhanggui.on(SqliteStorage.open(folder.resolve("other")))) {
            know(one, "a");
            know(other, "b");
            assertThat(one.inventory().catalog().sku(new Sku("b"))).isEmpty();
            assertThat(desksThreads()).hasSizeGreaterThan(before.size());
        }
        assertThat(desksThreads()).isEqualTo(before);
    }

    @Test
    void a_second_opener_of_one_folder_is_told_who_has_it() {
        try (var storage = SqliteStorage.open(folder)) {
            storage.announce("{\"pid\":4711,\"port\":7788,\"secret\":\"hush\"}");
            assertThatThrownBy(() -> SqliteStorage.open(folder))
                    .isInstanceOf(Trouble.AlreadyOpen.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("4711")
                    .hasMessageNotContaining("hush");
        }
        try (var again = Zhanggui.on(SqliteStorage.open(folder))) {
            know(again, "a");
        }
    }

    @Test
    void a_closed_desk_says_so() {
        var desk = Zhanggui.on(SqliteStorage.open(folder));
        desk.close();
        desk.close();
        assertThatThrownBy(() -> know(desk, "late")).isInstanceOf(Trouble.Unavailable.class);
    }

    @Test
    void what_happens_is_told_to_who_listens_again_until_it_is_heard() throws InterruptedException {
        try (var desk = Zhanggui.on(MemoryStorage.create())) {
            var heard = new LinkedBlockingQueue<PublishedEvent>();
            var failures = new LinkedBlockingQueue<>(Set.of(1, 2));
            desk.events().subscribe("listener", event -> {
                if (event.subject().equals("b") && failures.poll() != null) {
                    throw new IllegalStateException("not yet");
                }
                heard.add(event);
            });
            know(desk, "a");
            know(desk, "b");
            know(desk, "c");
            var subjects = Set.of(
                    next(heard).subject(), next(heard).subject(), next(heard).subject());
            assertThat(subjects).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(failures).isEmpty();
        }
    }

    private static PublishedEvent next(LinkedBlockingQueue<PublishedEvent> heard) throws InterruptedException {
        var event = heard.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private static void know(Zhanggui desk, String sku) {
        desk.inventory()
                .catalog()
                .putSku(Put.of(ME, SkuCard.of(new Sku(sku), sku)))
                .orThrow();
    }

    private static Set<String> desksThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("zhanggui"))
                .map(thread -> thread.getName() + thread.getId())
                .collect(Collectors.toSet());
    }
}
