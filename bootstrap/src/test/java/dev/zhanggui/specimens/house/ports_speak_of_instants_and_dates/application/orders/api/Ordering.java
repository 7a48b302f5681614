package dev.zhanggui.specimens.house.ports_speak_of_instants_and_dates.application.orders.api;

import java.time.OffsetDateTime;

interface Ordering {
    int order(OffsetDateTime when);
}
