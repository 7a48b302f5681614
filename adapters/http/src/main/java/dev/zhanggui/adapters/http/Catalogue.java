package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.backups.api.BackupRefused;
import dev.zhanggui.application.demo.api.DemoRefused;
import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.domain.campaigns.SplitRefused;
import dev.zhanggui.domain.inventory.CatalogRefused;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.inventory.RowsRefused;
import dev.zhanggui.domain.inventory.SetAsideRefused;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.rules.RuleRefused;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.MeantForAnotherVersion;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.trade.ListingRefused;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderSettingsRefused;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every problem that a caller can meet: the refusals, read off their sealed families, and those of the way itself. */
final class Catalogue {
    private static final List<Class<? extends Refusal>> FAMILIES = List.of(
            CatalogRefused.class,
            StockRefused.class,
            ReservationRefused.class,
            SetAsideRefused.class,
            OrderRefused.class,
            ListingRefused.class,
            RowsRefused.class,
            OrderSettingsRefused.class,
            RuleRefused.class,
            SplitRefused.class,
            AccessRefused.class,
            ImportRefused.class,
            FileRefused.class,
            BuyerRefused.class,
            BackupRefused.class,
            DemoRefused.class);

    private Catalogue() {}

    /** @param facts names of the members beside the standard ones */
    record Entry(String code, int status, List<String> facts) {}

    /** All problems by code. */
    static Map<String, Entry> entries() {
        var entries = new TreeMap<String, Entry>();
        for (var kind : ProblemKind.values()) {
            entries.put(kind.code(), entry(kind));
        }
        FAMILIES.stream()
                .flatMap(Catalogue::leaves)
                .forEach(leaf -> entriesOf(leaf).forEach(entry -> entries.put(entry.code(), entry)));
        return entries;
    }

    /** What a route may answer beside its answers, by code. */
    static Map<String, Entry> of(Route route) {
        var entries = new TreeMap<String, Entry>();
        Stream.of(
                        kindsOf(route).map(Catalogue::entry),
                        route.refusals().stream().flatMap(Catalogue::leaves).flatMap(leaf -> entriesOf(leaf).stream()))
                .flatMap(some -> some)
                .forEach(entry -> entries.put(entry.code(), entry));
        if (route.permission().isPresent()) {
            entries.put("not-allowed", entries().get("not-allowed"));
        }
        return entries;
    }

    private static Stream<ProblemKind> kindsOf(Route route) {
        var kinds = new ArrayList<>(route.problems());
        kinds.addAll(List.of(ProblemKind.BAD_REQUEST, ProblemKind.DEFECT));
        if (route.permission().isPresent()) {
            kinds.addAll(List.of(ProblemKind.UNAUTHORIZED, ProblemKind.TOO_MANY_REQUESTS, ProblemKind.UNAVAILABLE));
        }
        if (route.path().contains("{")) {
            kinds.add(ProblemKind.BAD_ID);
        }
        if (route.intake() == Route.Intake.JSON || route.intake() == Route.Intake.LINES) {
            kinds.addAll(
                    List.of(ProblemKind.UNREADABLE, ProblemKind.PAYLOAD_TOO_LARGE, ProblemKind.UNSUPPORTED_MEDIA_TYPE));
        }
        if (route.intake() != Route.Intake.NONE || !route.query().isEmpty()) {
            kinds.add(ProblemKind.INVALID_CONTENT);
        }
        if (route.verb() != Route.Verb.GET) {
            kinds.addAll(List.of(
                    ProblemKind.TRY_AGAIN,
                    ProblemKind.UNKNOWN_OUTCOME,
                    ProblemKind.WRITES_STOPPED,
                    ProblemKind.DISK_FULL));
        }
        if (route.once()) {
            kinds.addAll(List.of(
                    ProblemKind.IDEMPOTENCY_KEY_REUSED,
                    ProblemKind.BAD_IDEMPOTENCY_KEY,
                    ProblemKind.REQUEST_IN_FLIGHT));
        }
        return kinds.stream();
    }

    private static Entry entry(ProblemKind kind) {
        return new Entry(kind.code(), kind.status(), List.of());
    }

    /** The entries of one reason: a stale version is two, as HTTP has two statuses for it. */
    private static List<Entry> entriesOf(Class<?> leaf) {
        var facts = Arrays.stream(leaf.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (MeantForAnotherVersion.class.isAssignableFrom(leaf)) {
            return Stream.of(ProblemKind.PRECONDITION_FAILED, ProblemKind.PRECONDITION_REQUIRED)
                    .map(kind -> new Entry(kind.code(), kind.status(), facts))
                    .toList();
        }
        var refusal = (Refusal) specimen(leaf);
        return List.of(new Entry(refusal.code(), Problems.status(refusal.kind()), facts));
    }

    static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Catalogue::leaves)
                : Stream.of(family);
    }

    /** All reasons of all families. */
    static List<Class<?>> refusals() {
        return FAMILIES.stream().<Class<?>>flatMap(Catalogue::leaves).distinct().toList();
    }

    /** Some value of a type, as a reason without a story: only its kind and its shape are of interest. */
    static Object specimen(Class<?> type) {
        var simple = SPECIMENS.get(type);
        if (simple != null) {
            return simple;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(types).map(Catalogue::specimen).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new Invariant.Broken("no specimen of " + type + ": " + e);
        }
    }

    private static final Map<Class<?>, Object> SPECIMENS = specimens();

    private static Map<Class<?>, Object> specimens() {
        var specimens = new LinkedHashMap<Class<?>, Object>();
        specimens.put(String.class, "x");
        specimens.put(int.class, 1);
        specimens.put(double.class, 1.0);
        specimens.put(long.class, 1L);
        specimens.put(boolean.class, true);
        specimens.put(BigDecimal.class, BigDecimal.ONE);
        specimens.put(Instant.class, Instant.EPOCH);
        specimens.put(LocalDate.class, LocalDate.EPOCH);
        specimens.put(Duration.class, Duration.ofDays(1));
        specimens.put(Currency.class, Currency.getInstance("CNY"));
        specimens.put(List.class, List.of());
        specimens.put(Optional.class, Optional.empty());
        return specimens;
    }
}
