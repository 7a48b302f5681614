package dev.zhanggui.adapters.testkit;

import static dev.zhanggui.adapters.testkit.SimulatedDesk.accepted;
import static dev.zhanggui.adapters.testkit.SimulatedDesk.location;
import static dev.zhanggui.adapters.testkit.SimulatedDesk.placeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.StockModel.Line;
import dev.zhanggui.adapters.testkit.StockModel.Place;
import dev.zhanggui.adapters.testkit.StockModel.Promise;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.MovingStock.Booked;
import dev.zhanggui.application.inventory.api.MovingStock.Transfer;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.util.List;
import java.util.Objects;

/** Goods come, leave, move and are counted, as chance has it. */
final class SimulatedMoves {
    private final SimulatedDesk desk;
    private final StockModel model;

    SimulatedMoves(SimulatedDesk desk) {
        this.desk = desk;
        this.model = desk.model;
    }

    void receive() {
        var sku = desk.sku();
        int at = desk.place();
        int units = desk.random.nextInt(SimulatedDesk.UNITS_MAX);
        var booked = desk.give(
                "receive " + sku + " " + at + " " + units,
                () -> desk.inventory()
                        .moving()
                        .receive(Book.of(SimulatedDesk.ACTOR, new Sku(sku), location(at), units)));
        booked(sku, at, units, booked.orThrow());
    }

    void count() {
        var sku = desk.sku();
        int at = desk.place();
        int found = desk.random.nextInt(SimulatedDesk.UNITS_MAX);
        var booked = desk.give(
                "count " + sku + " " + at + " " + found,
                () -> desk.inventory().moving().count(Book.of(SimulatedDesk.ACTOR, new Sku(sku), location(at), found)));
        booked(sku, at, found - model.onHand(sku, at), booked.orThrow());
    }

    void writeOff() {
        var sku = desk.sku();
        int at = desk.place();
        int units = desk.random.nextInt(SimulatedDesk.UNITS_MAX);
        var booked = desk.give(
                "write off " + sku + " " + at + " " + units,
                () -> desk.inventory()
                        .moving()
                        .writeOff(Book.of(SimulatedDesk.ACTOR, new Sku(sku), location(at), units)));
        assertThat(accepted(booked)).isEqualTo(units <= model.onHand(sku, at));
        booked.whenAccepted(done -> booked(sku, at, -units, done));
    }

    void transfer() {
        var sku = desk.sku();
        int from = desk.place();
        int to = desk.place();
        int units = desk.random.nextInt(SimulatedDesk.UNITS_MAX);
        var command = new Transfer(
                SimulatedDesk.ACTOR, new Sku(sku), location(from), location(to), Quantity.of(units), "", "");
        var moved = desk.give(
                "transfer " + sku + " " + from + " " + to + " " + units,
                () -> desk.inventory().moving().transfer(command));
        assertThat(accepted(moved)).isEqualTo(from != to && units <= model.unpromised(sku, from));
        moved.whenAccepted(done -> {
            model.onHand.merge(new Place(sku, from), -units, Integer::sum);
            booked(sku, to, units, done);
        });
    }

    /** Units came or left; what is short then is solved as the answer says, if that is possible at all. */
    private void booked(String sku, int at, int units, Booked answer) {
        model.onHand.merge(new Place(sku, at), units, Integer::sum);
        boolean isShort = false;
        for (int place = 0; place < StockModel.LOCATIONS.size(); place++) {
            isShort |= model.shortBy(sku, place) > 0;
        }
        if (isShort) {
            var unused = model.endDue(sku, desk.millis());
        }
        for (var move : answer.shortage().moves()) {
            int to = placeOf(move.to());
            int moved = move.units().units();
            var promise =
                    Objects.requireNonNull(model.promises.get(move.reservation().code()));
            assertThat(StockModel.mask(promise.store) >> to & 1).isEqualTo(1);
            assertThat(model.free(sku, 1 << to)).isGreaterThanOrEqualTo(moved);
            takeFrom(promise, sku, placeOf(move.from()), moved);
            promise.lines.add(new Line(sku, to, moved));
        }
    }

    private static void takeFrom(Promise promise, String sku, int from, int units) {
        int open = units;
        for (var line : List.copyOf(promise.lines)) {
            if (line.sku().equals(sku) && line.location() == from && open > 0) {
                int taken = Math.min(open, line.units());
                promise.lines.remove(line);
                promise.lines.add(new Line(sku, from, line.units() - taken));
                open -= taken;
            }
        }
        assertThat(open).isZero();
    }
}
