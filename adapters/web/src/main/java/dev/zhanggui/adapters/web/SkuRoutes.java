package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.AskingStock.Availability;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.MovingStock.Booked;
import dev.zhanggui.application.inventory.api.MovingStock.Transfer;
import dev.zhanggui.application.inventory.views.StockViews.MovementRow;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One SKU: each of its numbers with what makes it, and the forms that book what really moved. */
final class SkuRoutes {
    private static final int MOVEMENTS = 50;

    private final Zhanggui desk;

    SkuRoutes(Zhanggui desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.page("/stock/sku/{sku}", Permission.READ, visit -> page(visit, Form.EMPTY, "", 200)),
                Route.form("/stock/sku/{sku}/receive", Permission.STOCK, visit -> book(visit, "receive")),
                Route.form("/stock/sku/{sku}/count", Permission.STOCK, visit -> book(visit, "count")),
                Route.form("/stock/sku/{sku}/write-off", Permission.STOCK, visit -> book(visit, "write-off")),
                Route.form("/stock/sku/{sku}/transfer", Permission.STOCK, this::transfer));
    }

    /** What lies at one place, what of it is not free, and why. */
    record PlaceRow(
            String location,
            String onHand,
            String held,
            String committed,
            String safety,
            String available,
            String shortBy) {}

    record StoreLine(String store, String available, String toPublish) {}

    record MovementLine(
            String n,
            String at,
            String kind,
            String location,
            String units,
            boolean leaves,
            String reference,
            String address) {}

    record PromiseLine(
            String reservation,
            String address,
            String store,
            Badge state,
            String location,
            String units,
            String until) {}

    record ComingLine(String location, String due, String reference, String open) {}

    /** @param formOf which form was refused; empty: none */
    record SkuPage(
            String sku,
            String address,
            String title,
            String category,
            Tile onHand,
            Tile promised,
            Tile available,
            Tile missing,
            List<PlaceRow> places,
            List<StoreLine> stores,
            List<PromiseLine> promises,
            List<MovementLine> movements,
            String first,
            String next,
            List<ComingLine> coming,
            List<Choice> locations,
            String asOf,
            Form form,
            String formOf,
            boolean mayBook) {

        Form formFor(String name) {
            return formOf.equals(name) ? form : Form.EMPTY;
        }
    }

    private Versioned<SkuCard> card(Visit visit) {
        var code = visit.part("sku");
        if (!CallerId.isValid(code)) {
            throw Stop.notFound();
        }
        return desk.inventory().catalog().sku(new Sku(code)).orElseThrow(Stop::notFound);
    }

    private View page(Visit visit, Form form, String formOf, int status) {
        return new View.Html(status, "sku", Map.of("page", sheet(visit, form, formOf)));
    }

    private SkuPage sheet(Visit visit, Form form, String formOf) {
        var say = visit.say();
        var card = card(visit).value();
        var sku = card.sku();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var all = desk.inventory().asking().availability(sku, Optional.empty()).orThrow();
        var address = StockRoutes.address(sku.code());
        var movements = desk.inventory()
                .views()
                .movements(sku, visit.asked("cursor"), MOVEMENTS)
                .orElseThrow(Stop::notFound);
        return new SkuPage(
                sku.code(),
                address,
                card.title(),
                card.category().orElse(""),
                tile(say, "stock.on-hand", sum(all, "onHand"), Tone.PLAIN, "#ledger"),
                tile(say, "stock.promised", sum(all, "promised"), Tone.PLAIN, "#promises"),
                tile(say, "stock.available", all.available(), all.available() > 0 ? Tone.GOOD : Tone.WARN, "#places"),
                tile(say, "stock.short", sum(all, "short"), sum(all, "short") > 0 ? Tone.BAD : Tone.PLAIN, "#places"),
                places(all, catalog, say),
                stores(sku, catalog, say),
                promises(visit, sku, catalog),
                movements.items().stream()
                        .map(row -> movement(row, catalog, say))
                        .toList(),
                visit.asked("cursor").isPresent() ? address + "#ledger" : "",
                movements
                        .cursor()
                        .map(cursor -> Address.of(address).with("cursor", cursor) + "#ledger")
                        .orElse(""),
                coming(sku, catalog, say),
                catalog.locationChoices(),
                say.time(all.asOf()),
                form,
                formOf,
                visit.may(Permission.STOCK));
    }

    private static Tile tile(Say say, String key, long number, Tone tone, String address) {
        return new Tile(say.t(key), say.number(number), tone, address, say.t(key + ".ask"), "");
    }

    private static long sum(Availability all, String what) {
        return all.locations().stream()
                .mapToLong(place -> switch (what) {
                    case "onHand" -> place.onHand();
                    case "promised" -> place.held() + place.committed();
                    default -> place.shortBy();
                })
                .sum();
    }

    private static List<PlaceRow> places(Availability all, Catalog catalog, Say say) {
        return all.locations().stream()
                .map(place -> new PlaceRow(
                        catalog.location(place.location().code()),
                        say.number(place.onHand()),
                        say.number(place.held()),
                        say.number(place.committed()),
                        say.number(place.safety()),
                        say.number(place.available()),
                        say.number(place.shortBy())))
                .toList();
    }

    private List<StoreLine> stores(Sku sku, Catalog catalog, Say say) {
        return catalog.stores().stream()
                .map(store -> desk.inventory()
                        .asking()
                        .availability(sku, Optional.of(new StoreId(store.store())))
                        .fold(
                                found -> new StoreLine(
                                        store.name(), say.number(found.available()), say.number(found.toPublish())),
                                refused -> new StoreLine(store.name(), "–", "–")))
                .toList();
    }

    private List<PromiseLine> promises(Visit visit, Sku sku, Catalog catalog) {
        var say = visit.say();
        return desk.inventory().shelves().promises(sku).stream()
                .filter(row -> visit.reaches(new StoreId(row.store())))
                .map(row -> new PromiseLine(
                        row.reservation(),
                        row.order()
                                .map(no -> OrderRoutes.address(row.store(), no))
                                .orElse(""),
                        catalog.store(row.store()),
                        new Badge(row.state().equals("held") ? Tone.PLAIN : Tone.BUSY, say.word(row.state())),
                        catalog.location(row.location()),
                        say.number(row.units()),
                        row.state().equals("held") ? say.near(row.expiresAt()) : ""))
                .toList();
    }

    private static MovementLine movement(MovementRow row, Catalog catalog, Say say) {
        return new MovementLine(
                say.number(row.n()),
                say.near(row.at()),
                say.t("movement." + row.kind()),
                catalog.location(row.location()),
                say.signed(row.quantity()),
                row.quantity() < 0,
                order(row.reference()).map(key -> key.no().code()).orElse(row.reference()),
                order(row.reference())
                        .map(key ->
                                OrderRoutes.address(key.store().code(), key.no().code()))
                        .orElse(""));
    }

    /** The order whose reservation moved the units, where one did. */
    private static Optional<OrderKey> order(String reference) {
        if (!reference.startsWith(ReservationId.ORDERS)) {
            return Optional.empty();
        }
        var parts = reference.substring(ReservationId.ORDERS.length()).split(":", -1);
        return parts.length < 2 ? Optional.empty() : OrderKey.of(parts[0], parts[1]);
    }

    private List<ComingLine> coming(Sku sku, Catalog catalog, Say say) {
        return desk.inventory().supply().arrivals(Optional.of(sku), Optional.empty(), MOVEMENTS).items().stream()
                .filter(one -> one.open() > 0)
                .map(one -> new ComingLine(
                        catalog.location(one.arrival().location().code()),
                        say.day(one.arrival().dueOn()),
                        one.arrival().reference(),
                        say.number(one.open())))
                .toList();
    }

    // Booking.

    private View book(Visit visit, String what) {
        var form = visit.form();
        var sku = card(visit).value().sku();
        var location = location(form, "location", visit.say());
        var quantity = quantity(form, what.equals("count") ? 0 : 1, visit.say());
        if (form.isFaulty()) {
            return page(visit, form, what, 422);
        }
        var command = new Book(
                visit.actor(),
                sku,
                location.orElseThrow(),
                quantity,
                form.text("reference").orElse(""),
                form.text("why").orElse(""));
        var moving = desk.inventory().moving();
        return booked(
                visit,
                what,
                switch (what) {
                    case "receive" -> moving.receive(command);
                    case "count" -> moving.count(command);
                    default -> moving.writeOff(command);
                });
    }

    private View transfer(Visit visit) {
        var form = visit.form();
        var sku = card(visit).value().sku();
        var from = location(form, "from", visit.say());
        var to = location(form, "to", visit.say());
        var quantity = quantity(form, 1, visit.say());
        if (form.isFaulty()) {
            return page(visit, form, "transfer", 422);
        }
        return booked(
                visit,
                "transfer",
                desk.inventory()
                        .moving()
                        .transfer(new Transfer(
                                visit.actor(),
                                sku,
                                from.orElseThrow(),
                                to.orElseThrow(),
                                quantity,
                                form.text("reference").orElse(""),
                                form.text("why").orElse(""))));
    }

    private View booked(Visit visit, String what, Decision<Booked, StockRefused> decision) {
        var say = visit.say();
        return decision.fold(
                booked -> View.to(
                        StockRoutes.address(visit.part("sku")),
                        booked.shortBy() > 0
                                ? say.t("booked." + what) + " "
                                        + say.t("booked.short", "units", say.number(booked.shortBy()))
                                : say.t("booked." + what)),
                refused -> {
                    visit.form().complain("refused", say.refusal(refused));
                    return page(visit, visit.form(), what, 422);
                });
    }

    private static Optional<LocationId> location(Form form, String name, Say say) {
        var found = form.text(name).filter(CallerId::isValid).map(LocationId::new);
        if (found.isEmpty()) {
            form.complain(name, say.t("form.choose"));
        }
        return found;
    }

    private static Quantity quantity(Form form, int least, Say say) {
        var units = Numbers.whole(form.value("quantity"));
        if (units.isEmpty() || units.getAsLong() < least || units.getAsLong() > Quantity.UNITS_MAX) {
            form.complain("quantity", say.t("form.whole", "least", least, "most", say.number(Quantity.UNITS_MAX)));
            return Quantity.NONE;
        }
        return Quantity.of((int) units.getAsLong());
    }
}
