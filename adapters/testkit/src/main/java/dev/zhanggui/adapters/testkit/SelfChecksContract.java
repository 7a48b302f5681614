package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.SelfChecks.Finding.Level;
import dev.zhanggui.domain.inventory.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A storage's look at itself: a sound one finds nothing wrong, and sums that disagree are found. */
public abstract class SelfChecksContract extends StorageContract {

    @BeforeEach
    void someStock() {
        givenCatalog();
        givenStock(SHIRT, HUB, 5);
    }

    @Test
    void a_sound_storage_finds_nothing_wrong() {
        assertThat(storage().selfChecks().examine())
                .isNotEmpty()
                .extracting(Finding::level)
                .doesNotContain(Level.BAD);
        assertThat(storage().selfChecks().writesStopped()).isEmpty();
    }

    @Test
    void stock_that_no_movement_brought_is_found() {
        unit(() -> storage().stockLedgers().change(SHIRT, Shelf.Change.onHand(HUB, 1)));
        assertThat(storage().selfChecks().examine()).extracting(Finding::level).contains(Level.BAD);
    }
}
