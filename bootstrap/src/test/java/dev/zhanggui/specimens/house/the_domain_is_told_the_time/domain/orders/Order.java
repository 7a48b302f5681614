package dev.zhanggui.specimens.house.the_domain_is_told_the_time.domain.orders;

import java.time.Instant;

record Order(Instant at) {
    static Order now() {
        return new Order(Instant.now());
    }
}
