package dev.zhanggui.specimens.house.use_cases_ask_the_clock_port.application.orders.internal;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

final class Posting {
    UUID id() {
        return UUID.randomUUID();
    }

    Supplier<Instant> time() {
        return Instant::now;
    }
}
