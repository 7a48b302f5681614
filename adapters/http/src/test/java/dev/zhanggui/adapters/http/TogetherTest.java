package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many callers at once. */
class TogetherTest {
    private final ServedDesk desk = ServedDesk.open().stocked(10);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void sixty_four_callers_for_ten_units_get_exactly_ten() throws Exception {
        var answers = together(64, i -> desk.reserve("R-" + i, 1));
        assertThat(answers.stream().filter(got -> got.status() == 201)).hasSize(10);
        answers.stream().filter(got -> got.status() != 201).forEach(got -> got.isProblem(409, "not-enough-stock"));
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("0");
    }

    @Test
    void one_key_sent_twenty_times_has_one_effect_and_one_answer() throws Exception {
        var body = "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":5}";
        var answers = together(20, i -> {
            var got = desk.post("/api/v1/stock/receipts", body, "Idempotency-Key", "K-1");
            while (got.status() == 409) {
                got.isProblem(409, "request-in-flight");
                got = desk.post("/api/v1/stock/receipts", body, "Idempotency-Key", "K-1");
            }
            return got;
        });
        answers.forEach(
                got -> assertThat(got.is(201).bytes()).isEqualTo(answers.get(0).bytes()));
        assertThat(answers.stream()
                        .filter(got -> got.header("idempotent-replayed").isEmpty()))
                .hasSize(1);
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("15");
    }

    private interface Work {
        ServedDesk.Got send(int i);
    }

    private static List<ServedDesk.Got> together(int callers, Work work) throws Exception {
        var threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<ServedDesk.Got>> calls = IntStream.range(0, callers)
                    .mapToObj(i -> (Callable<ServedDesk.Got>) () -> work.send(i))
                    .toList();
            var answers = new ArrayList<ServedDesk.Got>();
            for (Future<ServedDesk.Got> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
