package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.trade.api.KeepingOrderSettings;
import dev.zhanggui.application.trade.api.KeepingOrderSettings.PutSettings;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AuditCheck;
import dev.zhanggui.domain.trade.OrderSettings;
import dev.zhanggui.domain.trade.OrderSettingsRefused;
import dev.zhanggui.domain.trade.OwnPromise;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How a store handles its orders. */
final class OrderSettingsRoutes {
    private static final Map<String, AuditCheck.Kind> KINDS = Words.of(AuditCheck.Kind.values());

    private final KeepingOrderSettings settings;
    private final Reach reach;

    OrderSettingsRoutes(KeepingOrderSettings settings, KeepingTokens tokens) {
        this.settings = settings;
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.put("putOrderSettings", "/api/v1/stores/{store}/order-settings")
                        .needs(Permission.POLICY)
                        .takes(OrderSettingsRequest.class)
                        .answers(201, OrderSettingsAnswer.class)
                        .answers(200, OrderSettingsAnswer.class)
                        .refuses(OrderSettingsRefused.class)
                        .example("/api/v1/stores/tmall-1/order-settings", """
                                {"promiseHours": 24, "sameDay": true, "auditLeadMinutes": 120,
                                 "checks": [{"kind": "addressIncomplete", "words": ["province", "city", "district"]},
                                            {"kind": "buyerNoteAsks", "words": ["改地址", "发票"]},
                                            {"kind": "quantityUnusual", "most": 10},
                                            {"kind": "combine", "on": false}]}""")
                        .by(this::put),
                Route.get("orderSettings", "/api/v1/stores/{store}/order-settings")
                        .needs(Permission.READ)
                        .answers(200, OrderSettingsAnswer.class)
                        .mayBe(ProblemKind.UNKNOWN_STORE)
                        .example("/api/v1/stores/tmall-1/order-settings")
                        .by(this::get));
    }

    /**
     * What is left out is as usual.
     *
     * @param promiseHours the store's own promise, from payment on; 0: only the platform's rules
     * @param sameDay whether what is paid before the cut-off leaves on the same day
     * @param auditLeadMinutes how long before the cut-off orders must be audited
     * @param checks kinds that are not named are switched off
     */
    record OrderSettingsRequest(
            @FromZero Optional<Integer> promiseHours,
            Optional<Boolean> sameDay,
            @FromZero Optional<Integer> auditLeadMinutes,
            List<CheckRequest> checks) {

        static OrderSettingsRequest read(Fields in) {
            return new OrderSettingsRequest(
                    in.whole("promiseHours", 0, OwnPromise.HOURS_MAX),
                    in.has("sameDay") ? Optional.of(in.flag("sameDay")) : Optional.empty(),
                    in.whole("auditLeadMinutes", 0, OwnPromise.LEAD_MINUTES_MAX),
                    in.has("checks")
                            ? in.list("checks", 0, KINDS.size(), CheckRequest::read)
                            : AuditCheck.USUAL.stream().map(CheckRequest::of).toList());
        }

        OwnPromise promise() {
            var usual = OwnPromise.USUAL;
            return new OwnPromise(
                    promiseHours.or(usual::hours).filter(hours -> hours > 0),
                    sameDay.orElse(usual.sameDay()),
                    auditLeadMinutes.orElse(usual.auditLeadMinutes()));
        }
    }

    /**
     * @param on true when left out
     * @param words what the kind looks for; as usual when left out
     * @param most what the kind bears; as usual when left out
     */
    record CheckRequest(AuditCheck.Kind kind, Optional<Boolean> on, List<String> words, Optional<Integer> most) {

        static CheckRequest read(Fields in) {
            var kind = in.requiredOneOf("kind", KINDS);
            var words = in.has("words")
                    ? in.words("words", AuditCheck.WORDS_MAX).stream().sorted().toList()
                    : usual(kind).words();
            boolean fit = words.stream().allMatch(word -> !word.isBlank() && Fields.isClean(word));
            if (!fit) {
                in.wrong("words", "text-empty");
            }
            if (words.stream().anyMatch(word -> word.length() > AuditCheck.WORD_LENGTH_MAX)) {
                in.wrong("words", "text-too-long", Map.of("most", AuditCheck.WORD_LENGTH_MAX));
            }
            return new CheckRequest(
                    kind, Optional.of(!in.has("on") || in.flag("on")), words, in.whole("most", 0, AuditCheck.MOST_MAX));
        }

        static CheckRequest of(AuditCheck check) {
            return new CheckRequest(check.kind(), Optional.of(check.on()), check.words(), Optional.of(check.most()));
        }

        private static AuditCheck usual(AuditCheck.Kind kind) {
            return AuditCheck.USUAL.get(kind.ordinal());
        }

        AuditCheck check() {
            return new AuditCheck(
                    kind, on.orElse(true), words, most.orElse(usual(kind).most()));
        }
    }

    /** @param version 0 while nothing was set and all is as usual */
    record OrderSettingsAnswer(
            StoreId store,
            int promiseHours,
            boolean sameDay,
            int auditLeadMinutes,
            List<AuditCheck> checks,
            long version) {

        static OrderSettingsAnswer of(Versioned<OrderSettings> settings) {
            var promise = settings.value().promise();
            return new OrderSettingsAnswer(
                    settings.value().store(),
                    promise.hours().orElse(0),
                    promise.sameDay(),
                    promise.auditLeadMinutes(),
                    settings.value().checks(),
                    settings.version());
        }
    }

    private Supplier<Reply> put(Call call) {
        var store = call.id("store", StoreId::new);
        var request = call.body(OrderSettingsRequest::read);
        return () -> {
            var checks = request.checks().stream().map(CheckRequest::check).toList();
            var command = new PutSettings(call.actor(), store, request.promise(), checks);
            return settings.put(command)
                    .fold(
                            set -> Reply.of(
                                            set.changed() && set.now().version() == 1,
                                            OrderSettingsAnswer.of(set.now()))
                                    .tagged(set.now().version()),
                            Reply::refused);
        };
    }

    private Supplier<Reply> get(Call call) {
        var store = call.id("store", StoreId::new);
        reach.check(call, Permission.READ, store);
        return () -> settings.settings(store)
                .<Reply>map(found -> Reply.ok(OrderSettingsAnswer.of(found)).tagged(found.version()))
                .orElseGet(() -> Reply.no(ProblemKind.UNKNOWN_STORE));
    }
}
