package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.inventory.api.SettingAside;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.inventory.api.SettingAside.PutPolicy;
import dev.zhanggui.application.inventory.api.SettingAside.RemoveLock;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.SetAsideRefused;
import dev.zhanggui.domain.inventory.SetAsideRefused.UnknownLock;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is kept for whom: policies and campaign locks. */
final class SetAsideRoutes {
    private static final int PRIORITY_MAX = 1_000_000;
    private static final Map<String, AllocationPolicy.ShareKind> KINDS = Words.of(AllocationPolicy.ShareKind.values());

    private final SettingAside settingAside;
    private final KeepingCatalog catalog;
    private final Reach reach;

    SetAsideRoutes(Inventory inventory, KeepingTokens tokens) {
        this.settingAside = inventory.settingAside();
        this.catalog = inventory.catalog();
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.put("putPolicy", "/api/v1/stock/{sku}/policy")
                        .needs(Permission.POLICY)
                        .takes(PolicyRequest.class)
                        .answers(201, PolicyAnswer.class)
                        .answers(200, PolicyAnswer.class)
                        .refuses(SetAsideRefused.class)
                        .example("/api/v1/stock/T-1/policy", """
                                {"shares": [{"store": "tmall-1", "kind": "fixed", "value": 10, "priority": 1},
                                            {"store": "tmall-1", "kind": "ratio", "value": 0.5}],
                                 "safety": [{"location": "hangzhou", "quantity": 5}]}""")
                        .by(this::putPolicy),
                Route.get("policy", "/api/v1/stock/{sku}/policy")
                        .needs(Permission.READ)
                        .answers(200, PolicyAnswer.class)
                        .mayBe(ProblemKind.NO_POLICY)
                        .example("/api/v1/stock/T-1/policy")
                        .by(this::policy),
                Route.put("putLock", "/api/v1/stock/{sku}/locks/{id}")
                        .needs(Permission.POLICY)
                        .takes(LockRequest.class)
                        .answers(201, LockAnswer.class)
                        .answers(200, LockAnswer.class)
                        .refuses(SetAsideRefused.class)
                        .example("/api/v1/stock/T-1/locks/double11", """
                                {"store": "tmall-1", "quantity": 20, "from": "2026-11-10", "to": "2036-11-12"}""")
                        .by(this::putLock),
                Route.get("lock", "/api/v1/stock/{sku}/locks/{id}")
                        .needs(Permission.READ)
                        .answers(200, LockAnswer.class)
                        .refuses(UnknownLock.class)
                        .example("/api/v1/stock/T-1/locks/double11")
                        .by(this::lock),
                Route.delete("removeLock", "/api/v1/stock/{sku}/locks/{id}")
                        .needs(Permission.POLICY)
                        .answers(200, LockAnswer.class)
                        .refuses(SetAsideRefused.class)
                        .example("/api/v1/stock/T-1/locks/double11")
                        .by(this::removeLock));
    }

    /** How a SKU is parted among stores from now, or from {@code from}, on. */
    record PolicyRequest(
            List<ShareRequest> shares,
            List<SafetyRequest> safety,
            Optional<Instant> from,
            Optional<Boolean> overshare) {

        static PolicyRequest read(Fields in) {
            return new PolicyRequest(
                    in.list("shares", 0, AllocationPolicy.SHARES_MAX, ShareRequest::read),
                    in.list("safety", 0, AllocationPolicy.SHARES_MAX, SafetyRequest::read),
                    in.time("from", () -> Times.SHANGHAI),
                    Optional.of(in.flag("overshare")));
        }
    }

    /** A fixed share is a number of units, a ratio a number from 0 to 1. */
    record ShareRequest(StoreId store, AllocationPolicy.ShareKind kind, BigDecimal value, Optional<Integer> priority) {

        static ShareRequest read(Fields in) {
            var store = in.id("store", StoreId::new);
            var kind = in.requiredOneOf("kind", KINDS);
            var value = in.requiredDecimal("value");
            if (!AllocationPolicy.Share.isValid(kind, value)) {
                in.wrong("value", kind == AllocationPolicy.ShareKind.RATIO ? "ratio" : "share");
            }
            return new ShareRequest(store, kind, value, in.whole("priority", 0, PRIORITY_MAX));
        }

        AllocationPolicy.Share share() {
            return new AllocationPolicy.Share(store, kind, value, priority);
        }
    }

    /** Units kept back from every sale. */
    record SafetyRequest(LocationId location, @FromZero Quantity quantity) {

        static SafetyRequest read(Fields in) {
            return new SafetyRequest(in.id("location", LocationId::new), in.quantity("quantity", 0));
        }
    }

    /** @param warnings what is taken, though it may not be what was meant */
    record PolicyAnswer(
            Sku sku,
            List<AllocationPolicy.Share> shares,
            List<AllocationPolicy.Safety> safety,
            Instant from,
            boolean overshare,
            long version,
            List<ReasonAnswer> warnings) {

        static PolicyAnswer of(Versioned<AllocationPolicy> policy, List<Reason> warnings, Language language) {
            return new PolicyAnswer(
                    policy.value().sku(),
                    policy.value().shares(),
                    policy.value().safety(),
                    policy.value().from(),
                    policy.value().overshare(),
                    policy.version(),
                    warnings.stream()
                            .map(warning -> ReasonAnswer.of(warning, language))
                            .toList());
        }
    }

    /** A reason with its facts, and in words. */
    record ReasonAnswer(String code, ObjectNode facts, String text) {

        static ReasonAnswer of(Reason reason, Language language) {
            var facts = Json.members(reason.facts());
            var texts = Texts.in(language);
            var text = texts.find("reason." + reason.code(), facts)
                    .orElseGet(() -> texts.find("problem." + reason.code() + ".detail", facts)
                            .orElse(reason.code()));
            return new ReasonAnswer(reason.code(), facts, text);
        }
    }

    private Supplier<Reply> putPolicy(Call call) {
        var sku = call.id("sku", Sku::new);
        var request = call.body(PolicyRequest::read);
        var shares = request.shares().stream().map(ShareRequest::share).toList();
        var safety = request.safety().stream()
                .map(one -> new AllocationPolicy.Safety(one.location(), one.quantity()))
                .toList();
        var command = new PutPolicy(
                call.actor(),
                sku,
                shares,
                safety,
                request.from(),
                request.overshare().orElse(false));
        return () -> settingAside
                .putPolicy(command)
                .fold(
                        set -> Reply.of(
                                        set.change() == Change.CREATED,
                                        PolicyAnswer.of(set.policy(), set.warnings(), call.language()))
                                .tagged(set.policy().version()),
                        Reply::refused);
    }

    private Supplier<Reply> policy(Call call) {
        var sku = call.id("sku", Sku::new);
        return () -> settingAside
                .policy(sku)
                .<Reply>map(policy -> Reply.ok(PolicyAnswer.of(policy, List.of(), call.language()))
                        .tagged(policy.version()))
                .orElseGet(() -> Reply.no(ProblemKind.NO_POLICY));
    }

    /** Units set aside for a store from {@code from} until before {@code to}. */
    record LockRequest(StoreId store, Quantity quantity, Instant from, Instant to) {

        static LockRequest read(Fields in, Function<StoreId, ZoneId> zoneOf) {
            var store = in.id("store", StoreId::new);
            var quantity = in.quantity("quantity", 1);
            var from = in.requiredTime("from", () -> zoneOf.apply(store));
            var to = in.requiredTime("to", () -> zoneOf.apply(store));
            if (in.has("from") && in.has("to") && !from.isBefore(to)) {
                in.wrong("to", "ends-before-it-begins");
            }
            return new LockRequest(store, quantity, from, to);
        }
    }

    /** @param used what the store's reservations drew on it */
    record LockAnswer(
            LockId id, Sku sku, StoreId store, Quantity quantity, Instant from, Instant to, long used, long version) {

        static LockAnswer of(StockLock lock) {
            return new LockAnswer(
                    lock.id(),
                    lock.sku(),
                    lock.channel().store(),
                    lock.quantity(),
                    lock.window().from(),
                    lock.window().to(),
                    lock.used(),
                    lock.version());
        }
    }

    private Supplier<Reply> putLock(Call call) {
        var sku = call.id("sku", Sku::new);
        var id = call.id("id", LockId::new);
        var request = call.body(in -> LockRequest.read(in, this::zoneOf));
        return () -> {
            var expected = call.expected(() -> settingAside.lock(sku, id).map(StockLock::version));
            var window = new Period(request.from(), request.to());
            var command = new PutLock(call.actor(), sku, id, request.store(), request.quantity(), window, expected);
            return settingAside
                    .putLock(command)
                    .fold(
                            set -> Reply.of(set.change() == Change.CREATED, LockAnswer.of(set.lock()))
                                    .tagged(set.lock().version()),
                            Reply::refused);
        };
    }

    private Supplier<Reply> lock(Call call) {
        var sku = call.id("sku", Sku::new);
        var id = call.id("id", LockId::new);
        return () -> {
            var found = settingAside.lock(sku, id);
            if (found.isEmpty()) {
                return Reply.refused(new UnknownLock(sku, id));
            }
            reach.check(call, Permission.READ, found.get().channel().store());
            return Reply.ok(LockAnswer.of(found.get())).tagged(found.get().version());
        };
    }

    private Supplier<Reply> removeLock(Call call) {
        var sku = call.id("sku", Sku::new);
        var id = call.id("id", LockId::new);
        return () -> {
            var expected = call.expected(() -> settingAside.lock(sku, id).map(StockLock::version));
            return settingAside
                    .removeLock(new RemoveLock(call.actor(), sku, id, expected))
                    .fold(lock -> Reply.ok(LockAnswer.of(lock)), Reply::refused);
        };
    }

    private ZoneId zoneOf(StoreId store) {
        return catalog.store(store).map(found -> found.value().zone()).orElse(Times.SHANGHAI);
    }
}
