package dev.zhanggui.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.CountedRandomness;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What becomes of events once everybody has heard them. */
class HeardEventsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-11T00:00:00Z"));
    private final SteppedBackground background = new SteppedBackground();
    private final Storage storage = MemoryStorage.create();

    @Test
    void they_are_kept_for_a_day_and_then_forgotten() {
        try (var desk = Zhanggui.on(storage, clock, background, new CountedRandomness())) {
            var heard = new ArrayList<PublishedEvent>();
            desk.events().subscribe("listener", heard::add);
            for (var sku : new String[] {"a", "b", "c"}) {
                var put = Put.of(Actor.embedding("shop"), SkuCard.of(new Sku(sku), sku));
                assertThat(desk.inventory()
                                .catalog()
                                .putSku(put)
                                .orThrow()
                                .now()
                                .version())
                        .isEqualTo(1);
            }
            background.step("events for listener");
            assertThat(heard).hasSize(3);
            clock.advance(DAY);
            background.step("forgetting events");
            assertThat(forgettable()).isTrue();
            clock.advance(Duration.ofMillis(1));
            background.step("forgetting events");
            assertThat(forgettable()).isFalse();
        }
    }

    /** Whether something was left to forget; the newest event always stays. */
    private boolean forgettable() {
        return storage.outbox().forget(clock.wall().plus(DAY), 1) > 0;
    }
}
