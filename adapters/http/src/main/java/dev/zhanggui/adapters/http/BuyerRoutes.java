package dev.zhanggui.adapters.http;

import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.application.trade.api.ExportingKeys;
import dev.zhanggui.application.trade.api.ExportingKeys.Export;
import dev.zhanggui.application.trade.api.KeepingBuyers;
import dev.zhanggui.application.trade.api.KeepingBuyers.Erase;
import dev.zhanggui.application.trade.api.KeepingBuyers.Reveal;
import dev.zhanggui.application.trade.api.KeepingBuyers.Revealed;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who buyers are: seen by a command that is written down, and forgotten by another. */
final class BuyerRoutes {
    private static final int WHY_LENGTH_MAX = 500;

    private final KeepingBuyers buyers;
    private final ExportingKeys keys;

    BuyerRoutes(KeepingBuyers buyers, ExportingKeys keys) {
        this.buyers = buyers;
        this.keys = keys;
    }

    List<Route> rows() {
        return List.of(
                // No idempotency key: what is shown must not be kept, and each look is one more in the journal.
                Route.post("revealBuyer", "/api/v1/buyers/{buyer}/reveal")
                        .needs(Permission.PERSONAL)
                        .takes(RevealRequest.class)
                        .answers(200, PersonalAnswer.class)
                        .refuses(BuyerRefused.class)
                        .example("/api/v1/buyers/00112233445566778899aabbccddeeff/reveal", """
                                {"why": "the parcel came back", "store": "tmall-1", "order": "2026110112345"}""")
                        .by(this::reveal),
                Route.post("revealRecipient", "/api/v1/orders/{store}/{orderNo}/reveal")
                        .needs(Permission.PERSONAL)
                        .takes(WhyRequest.class)
                        .answers(200, PersonalAnswer.class)
                        .refuses(BuyerRefused.class)
                        .example("/api/v1/orders/tmall-1/20261111-7/reveal", """
                                {"why": "the parcel came back"}""")
                        .by(this::revealRecipient),
                Route.post("eraseBuyer", "/api/v1/buyers/{buyer}/erase")
                        .needsForEveryStore(Permission.PERSONAL)
                        .takes(WhyRequest.class)
                        .answers(200, ErasedAnswer.class)
                        .refuses(BuyerRefused.class)
                        .onceByKey()
                        .example("/api/v1/buyers/00112233445566778899aabbccddeeff/erase", """
                                {"why": "asked to be forgotten"}""")
                        .by(this::erase),
                Route.post("exportKeys", "/api/v1/keys/export")
                        .needsForEveryStore(Permission.PERSONAL)
                        .takes(ExportRequest.class)
                        .answers(200, KeysAnswer.class)
                        .refuses(BuyerRefused.class)
                        .example("/api/v1/keys/export", "{}")
                        .by(this::export));
    }

    /** @param order with {@code store}: the one whose recipient is asked for; without both, what was kept last */
    record RevealRequest(String why, Optional<StoreId> store, Optional<OrderNo> order) {

        static RevealRequest read(Fields in) {
            var request = new RevealRequest(
                    in.requiredText("why", WHY_LENGTH_MAX),
                    in.optionalId("store", StoreId::new),
                    in.optionalId("order", OrderNo::new));
            if (request.store().isPresent() != request.order().isPresent()) {
                in.wrong(request.store().isPresent() ? "order" : "store", "required");
            }
            return request;
        }

        Optional<OrderKey> key() {
            return store.flatMap(one -> order.map(no -> new OrderKey(one, no)));
        }
    }

    record PersonalAnswer(
            BuyerKey buyer,
            StoreId store,
            OrderNo order,
            Optional<String> nick,
            Optional<String> name,
            Optional<String> phone,
            Optional<String> address) {

        static PersonalAnswer of(Revealed revealed) {
            var personal = revealed.personal();
            return new PersonalAnswer(
                    revealed.buyer(),
                    revealed.order().store(),
                    revealed.order().no(),
                    personal.nick(),
                    personal.name(),
                    personal.phone(),
                    personal.address());
        }
    }

    record WhyRequest(String why) {

        static WhyRequest read(Fields in) {
            return new WhyRequest(in.requiredText("why", WHY_LENGTH_MAX));
        }
    }

    record ErasedAnswer(BuyerKey buyer, Instant erasedAt) {}

    /** @param again shows the keys although they were shown before */
    record ExportRequest(Optional<Boolean> again) {

        static ExportRequest read(Fields in) {
            return new ExportRequest(Optional.of(in.flag("again")));
        }
    }

    /** @param keys the line that belongs into the key file */
    record KeysAnswer(String keys, String place) {}

    private Supplier<Reply> reveal(Call call) {
        var request = call.body(RevealRequest::read);
        var command =
                new Reveal(call.actor(), Optional.of(call.id("buyer", BuyerKey::new)), request.key(), request.why());
        return () -> shown(command);
    }

    private Supplier<Reply> revealRecipient(Call call) {
        var order = new OrderKey(call.id("store", StoreId::new), call.id("orderNo", OrderNo::new));
        var command = Reveal.recipient(
                call.actor(), order, call.body(WhyRequest::read).why());
        return () -> shown(command);
    }

    private Reply shown(Reveal command) {
        return buyers.reveal(command).fold(shown -> Reply.ok(PersonalAnswer.of(shown)), Reply::refused);
    }

    private Supplier<Reply> erase(Call call) {
        var request = call.body(WhyRequest::read);
        var command = new Erase(call.actor(), call.id("buyer", BuyerKey::new), request.why());
        return () -> buyers.erase(command)
                .fold(erased -> Reply.ok(new ErasedAnswer(erased.buyer(), erased.at())), Reply::refused);
    }

    private Supplier<Reply> export(Call call) {
        var command =
                new Export(call.actor(), call.body(ExportRequest::read).again().orElse(false));
        return () -> keys.export(command)
                .fold(shown -> Reply.ok(new KeysAnswer(shown.keys(), shown.place())), Reply::refused);
    }
}
