package dev.zhanggui.adapters.testkit;

import static dev.zhanggui.adapters.testkit.SimulatedDesk.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** The desk's figures and the model's are the same, and no more is shown than there is. */
final class StockComparison {
    private final SimulatedDesk desk;

    StockComparison(SimulatedDesk desk) {
        this.desk = desk;
    }

    void compare(String sku) {
        var ledger =
                desk.storage().stockLedgers().read(new Sku(sku), desk.now()).orElseThrow();
        for (int place = 0; place < StockModel.LOCATIONS.size(); place++) {
            compareShelf(sku, place, ledger);
        }
        var model = desk.model;
        long now = desk.millis();
        assertThat(ledger.claims().stream().map(claim -> sku + "/" + claim.id() + claim.used()))
                .containsExactlyElementsOf(model.claims(sku, now, now + 1).stream()
                        .map(claim -> sku + "/" + claim.id() + model.used.get(sku + "/" + claim.id()))
                        .toList());
        long published = 0;
        for (var store : StockModel.STORES.keySet()) {
            var told = desk.inventory()
                    .asking()
                    .availability(new Sku(sku), Optional.of(new StoreId(store)))
                    .orThrow();
            assertThat(told.available()).as("%s for %s", sku, store).isEqualTo(model.availableSwept(sku, store, now));
            assertThat(told.toPublish()).isBetween(0L, told.available());
            published += told.toPublish();
        }
        assertThat(published).isLessThanOrEqualTo(model.freeSwept(sku, now));
    }

    private void compareShelf(String sku, int place, StockLedger ledger) {
        var found = ledger.shelf(location(place))
                .map(shelf -> List.of(shelf.onHand(), shelf.held(), shelf.committed()))
                .orElse(List.of(0L, 0L, 0L));
        var model = desk.model;
        assertThat(found)
                .as("%s at %s", sku, location(place))
                .containsExactly((long) model.onHand(sku, place), (long) model.promised(sku, place, "HELD"), (long)
                        model.promised(sku, place, "COMMITTED"));
    }

    /** Each reservation that was ever granted is where the model has it. */
    void compareReservations() {
        desk.model.promises.forEach((id, promise) -> assertThat(desk.inventory()
                        .reserving()
                        .reservation(new ReservationId(id))
                        .orElseThrow()
                        .state()
                        .name())
                .isEqualTo(promise.state));
    }

    /** The record is whole, and each of its changes was heard once, in order. */
    void compareRecord() {
        var auditing = desk.front().auditing();
        var verdict = auditing.verify(Optional.empty());
        assertThat(verdict).isInstanceOf(Verdict.Whole.class);
        assertThat(auditing.examine()).extracting(Finding::level).doesNotContain(Finding.Level.BAD);
        var heard = desk.heard;
        assertThat(heard).doesNotHaveDuplicates();
        var last = new HashMap<String, Long>();
        heard.forEach(event -> {
            var before = last.put(event.kind() + "/" + event.subject(), event.version());
            assertThat(event.version()).isGreaterThanOrEqualTo(before == null ? 0 : before);
        });
        int catalog = StockModel.LOCATIONS.size() + StockModel.STORES.size() + SimulatedDesk.SKUS.size();
        assertThat(heard).hasSize((int) ((Verdict.Whole) verdict).rows() - catalog);
    }
}
