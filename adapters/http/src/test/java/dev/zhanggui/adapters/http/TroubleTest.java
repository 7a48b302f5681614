package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.SelfChecks;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Invariant;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller sees when the storage is in trouble, or we have made a mistake. */
class TroubleTest {
    private volatile @Nullable RuntimeException trouble;
    private volatile @Nullable String stopped;
    private final ServedDesk desk =
            ServedDesk.on(troubled(MemoryStorage.create())).stocked(10);

    @AfterEach
    void close() {
        trouble = null;
        desk.close();
    }

    @Test
    void a_full_disk_is_507_and_reads_go_on() {
        trouble = new Trouble.DiskFull(new IllegalStateException());
        desk.reserve("R", 1).isProblem(507, "disk-full");
        desk.get("/api/v1/skus/T-1").is(200);
        var batch = desk.post(
                        "/api/v1/reservations/batch",
                        "{\"id\":\"R\",\"store\":\"tmall-1\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":1}]}")
                .is(507);
        assertThat(batch.header("content-type")).isEqualTo("application/problem+json");
        trouble = null;
        desk.reserve("R", 1).is(201);
    }

    @Test
    void what_does_not_work_just_now_says_when_to_try_again() {
        trouble = new Trouble.Unavailable("busy", new IllegalStateException());
        assertThat(desk.reserve("R", 1).isProblem(503, "unavailable").header("retry-after"))
                .isNotEmpty();
        trouble = new Trouble.UnknownOutcome("lost", new IllegalStateException());
        assertThat(desk.reserve("R", 1).isProblem(503, "unknown-outcome").header("retry-after"))
                .isEqualTo("1");
        trouble = new Trouble.WritesStopped("fsync", new IllegalStateException());
        assertThat(desk.reserve("R", 1).isProblem(503, "writes-stopped").header("retry-after"))
                .isNotEmpty();
        trouble = new Trouble.StaleWrite("again and again");
        desk.reserve("R", 1).isProblem(409, "try-again");
    }

    @Test
    void under_a_key_trouble_is_not_kept() {
        var body = "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":1}";
        trouble = new Trouble.DiskFull(new IllegalStateException());
        desk.post("/api/v1/stock/receipts", body, "Idempotency-Key", "K").isProblem(507, "disk-full");
        trouble = null;
        assertThat(desk.post("/api/v1/stock/receipts", body, "Idempotency-Key", "K")
                        .is(201)
                        .header("idempotent-replayed"))
                .isEmpty();
    }

    @Test
    void a_defect_tells_a_trace_id_and_nothing_else() {
        trouble = new Invariant.Broken("a secret of ours at Foo.java:12");
        var got = desk.reserve("R", 1).isProblem(500, "defect");
        assertThat(got.text()).doesNotContain("secret", "Foo", "Broken", "java");
        assertThat(got.at("/traceId")).hasSize(32);
    }

    @Test
    void where_writes_have_stopped_the_desk_is_not_ready() {
        assertThat(desk.get("/readyz").is(200).at("/state")).isEqualTo("green");
        stopped = "fsync failed";
        assertThat(desk.get("/readyz").is(503).at("/state")).isEqualTo("red");
        desk.get("/healthz").is(200);
        stopped = null;
        desk.get("/readyz").is(200);
    }

    private Storage troubled(Storage storage) {
        return proxy(
                Storage.class,
                storage,
                (method, answer) -> switch (method) {
                    case "transactions" ->
                        proxy(
                                Transactions.class,
                                (Transactions) Objects.requireNonNull(answer),
                                (name, same) -> same,
                                true);
                    case "selfChecks" ->
                        proxy(
                                SelfChecks.class,
                                (SelfChecks) Objects.requireNonNull(answer),
                                (name, same) -> name.equals("writesStopped") ? Optional.ofNullable(stopped) : same,
                                false);
                    default -> answer;
                },
                false);
    }

    private interface Change {
        @Nullable
        Object of(String method, @Nullable Object answer);
    }

    private <T> T proxy(Class<T> type, T real, Change change, boolean troubled) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            var now = trouble;
            if (troubled && now != null && List.of("run", "begin", "runEach").contains(method.getName())) {
                throw now;
            }
            try {
                return change.of(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        }));
    }
}
