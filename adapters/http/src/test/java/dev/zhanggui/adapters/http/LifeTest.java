package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Opening and closing. */
class LifeTest {

    @Test
    void two_desks_live_in_one_jvm_and_leave_no_thread_behind() {
        var before = Thread.getAllStackTraces().keySet();
        try (var one = ServedDesk.open().stocked(1);
                var other = ServedDesk.open()) {
            one.get("/api/v1/skus/T-1").is(200);
            other.get("/api/v1/skus/T-1").is(404);
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.isAlive() && !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> !name.startsWith("HttpClient")))
                .isEmpty();
    }
}
