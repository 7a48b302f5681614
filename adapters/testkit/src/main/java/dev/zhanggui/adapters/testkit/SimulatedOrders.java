package dev.zhanggui.adapters.testkit;

import static dev.zhanggui.adapters.testkit.SimulatedDesk.accepted;
import static dev.zhanggui.adapters.testkit.SimulatedDesk.location;
import static dev.zhanggui.adapters.testkit.SimulatedDesk.placeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.StockModel.Line;
import dev.zhanggui.adapters.testkit.StockModel.Place;
import dev.zhanggui.adapters.testkit.StockModel.Promise;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Orders reserve, pay, give back and are shipped, as chance has it. */
final class SimulatedOrders {
    private final SimulatedDesk desk;
    private final StockModel model;
    private int reservations;

    SimulatedOrders(SimulatedDesk desk) {
        this.desk = desk;
        this.model = desk.model;
    }

    void reserve() {
        var store = desk.store();
        var asked = new TreeMap<String, Integer>();
        var lines = new ArrayList<AskedLine>();
        asked.put(desk.sku(), 1 + desk.random.nextInt(SimulatedDesk.UNITS_MAX));
        if (desk.random.nextInt(4) == 0) {
            asked.put(desk.sku(), 1 + desk.random.nextInt(SimulatedDesk.UNITS_MAX));
        }
        int where = asked.size() == 1 && desk.random.nextInt(4) == 0 ? 1 << desk.place() : StockModel.EVERYWHERE;
        for (var line : asked.entrySet()) {
            lines.addAll(linesOf(line.getKey(), line.getValue(), where));
        }
        var mode = desk.random.nextInt(4) == 0 ? Asked.Mode.BEST_EFFORT : Asked.Mode.ALL;
        var id = "r" + ++reservations;
        var expires = desk.now().plusSeconds(1 + desk.random.nextInt(600));
        var command = new Reserve(
                SimulatedDesk.ACTOR,
                new ReservationId(id),
                new Asked(new StoreId(store), Optional.empty(), mode, lines),
                Optional.of(expires));
        var held = desk.give(
                "reserve " + id + " " + store + " " + asked + " at " + where + " " + mode,
                () -> desk.inventory().reserving().reserve(command));
        var granted = granted(store, asked, where, mode);
        assertThat(accepted(held)).as("%s", held).isEqualTo(!granted.isEmpty());
        held.whenAccepted(done -> {
            assertThat(done.repeated()).isFalse();
            held(id, store, granted, where, done.reservation());
            var again = desk.inventory().reserving().reserve(command).orThrow();
            assertThat(again.repeated()).isTrue();
            assertThat(again.reservation()).isEqualTo(done.reservation());
        });
    }

    /** One line, or two of the same SKU, which are added up. */
    private List<AskedLine> linesOf(String sku, int units, int where) {
        Optional<LocationId> location = where == StockModel.EVERYWHERE
                ? Optional.empty()
                : Optional.of(location(Integer.numberOfTrailingZeros(where)));
        int first = units > 1 && desk.random.nextInt(5) == 0 ? 1 : units;
        var lines = new ArrayList<AskedLine>();
        lines.add(new AskedLine(new Sku(sku), Quantity.of(first), location));
        if (first < units) {
            lines.add(new AskedLine(new Sku(sku), Quantity.of(units - first), location));
        }
        return lines;
    }

    /**
     * What must be granted of each SKU; nothing where it must be refused. It is what would be granted were everything
     * due swept; what is due is really ended only where it stands in the way or may give back to a claim.
     */
    private Map<String, Integer> granted(String store, Map<String, Integer> asked, int where, Asked.Mode mode) {
        var swept = model.copy();
        for (var sku : asked.keySet()) {
            var unused = swept.endDue(sku, desk.millis());
        }
        var granted = grantedBy(swept, store, asked, where);
        boolean isKept = granted.equals(asked) || mode == Asked.Mode.BEST_EFFORT && !granted.isEmpty();
        boolean setAside = asked.keySet().stream()
                .anyMatch(sku ->
                        !model.claims(sku, desk.millis(), desk.millis() + 1).isEmpty());
        boolean inTheWay = setAside || !grantedBy(model, store, asked, where).equals(asked);
        for (var sku : isKept && inTheWay ? asked.keySet() : Set.<String>of()) {
            var unused = model.endDue(sku, desk.millis());
        }
        return granted.equals(asked) || mode == Asked.Mode.BEST_EFFORT ? granted : Map.of();
    }

    private Map<String, Integer> grantedBy(StockModel by, String store, Map<String, Integer> asked, int where) {
        var granted = new TreeMap<String, Integer>();
        boolean serves = (StockModel.mask(store) & where) != 0;
        asked.forEach((sku, units) -> {
            int most = serves ? (int) Math.min(units, by.available(sku, store, where, desk.millis())) : 0;
            if (most > 0) {
                granted.put(sku, most);
            }
        });
        return granted;
    }

    private void held(String id, String store, Map<String, Integer> granted, int where, Reservation reservation) {
        var lines = new ArrayList<Line>();
        var uses = new TreeMap<String, Integer>();
        for (var line : reservation.lines()) {
            int at = placeOf(line.location());
            assertThat(StockModel.mask(store) & where & 1 << at).isNotZero();
            lines.add(new Line(line.sku().code(), at, line.quantity().units()));
        }
        granted.forEach((sku, units) -> {
            uses.putAll(model.draws(sku, store, units, desk.millis()));
            assertThat(lines.stream()
                            .filter(line -> line.sku().equals(sku))
                            .mapToInt(Line::units)
                            .sum())
                    .isEqualTo(units);
            for (int place = 0; place < StockModel.LOCATIONS.size(); place++) {
                int at = place;
                assertThat(lines.stream()
                                .filter(line -> line.sku().equals(sku) && line.location() == at)
                                .mapToLong(Line::units)
                                .sum())
                        .isLessThanOrEqualTo(model.free(sku, 1 << at));
            }
        });
        var drawn = new TreeMap<String, Integer>();
        reservation
                .uses()
                .forEach(use ->
                        drawn.put(use.sku() + "/" + use.claim(), use.units().units()));
        assertThat(drawn).isEqualTo(uses);
        model.hold(id, new Promise(store, lines, uses, reservation.expiresAt().toEpochMilli()));
    }

    void resolve() {
        if (model.promises.isEmpty()) {
            return;
        }
        var ids = List.copyOf(model.promises.keySet());
        var id = ids.get(Math.max(0, ids.size() - 1 - desk.random.nextInt(12)));
        var promise = Objects.requireNonNull(model.promises.get(id));
        var command = new Resolve(SimulatedDesk.ACTOR, new ReservationId(id));
        var reserving = desk.inventory().reserving();
        var open = promise.isDue(desk.millis()) ? "EXPIRED" : promise.state;
        switch (desk.random.nextInt(3)) {
            case 0 -> {
                boolean can = open.equals("HELD") || open.equals("COMMITTED");
                assertThat(accepted(desk.give("commit " + id, () -> reserving.commit(command))))
                        .isEqualTo(can);
                promise.state = can ? "COMMITTED" : promise.state;
            }
            case 1 -> {
                boolean can = List.of("HELD", "COMMITTED", "RELEASED").contains(open);
                assertThat(accepted(desk.give("release " + id, () -> reserving.release(command))))
                        .isEqualTo(can);
                if (can && !open.equals("RELEASED")) {
                    model.end(promise, "RELEASED");
                }
            }
            default -> {
                boolean can = open.equals("SHIPPED") || open.equals("COMMITTED") && liesThere(promise);
                assertThat(accepted(desk.give("ship " + id, () -> reserving.ship(command))))
                        .isEqualTo(can);
                if (can && !open.equals("SHIPPED")) {
                    promise.state = "SHIPPED";
                    promise.lines.forEach(line ->
                            model.onHand.merge(new Place(line.sku(), line.location()), -line.units(), Integer::sum));
                }
            }
        }
    }

    private boolean liesThere(Promise promise) {
        var leaving = new HashMap<Place, Integer>();
        promise.lines.forEach(
                line -> leaving.merge(new Place(line.sku(), line.location()), line.units(), Integer::sum));
        return leaving.entrySet().stream()
                .allMatch(one -> one.getValue()
                        <= model.onHand(one.getKey().sku(), one.getKey().location()));
    }
}
