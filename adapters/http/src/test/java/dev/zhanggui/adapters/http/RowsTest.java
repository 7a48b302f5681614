package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.application.Zhanggui;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows, and what is made from them. */
class RowsTest {
    private static final Set<String> VERBS = Set.of("GET", "PUT", "POST", "DELETE");

    private final Zhanggui desk = Zhanggui.on(MemoryStorage.create());
    private final List<Route> rows = Rows.of(desk, new Meters());

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_the_server_has_registered_is_what_the_rows_say_both_ways() {
        var registered =
                HttpDesk.server(desk, HttpDesk.Settings.local(0), List.of())
                        .unsafe
                        .internalRouter
                        .allHttpHandlers()
                        .stream()
                        .map(parsed -> parsed.endpoint)
                        .toList();
        var said =
                rows.stream().map(row -> row.verb() + " " + row.path()).collect(Collectors.toCollection(TreeSet::new));
        var there = registered.stream()
                .filter(endpoint -> VERBS.contains(endpoint.method.name()))
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).isEqualTo(said).hasSize(rows.size());

        var heads = registered.stream()
                .filter(endpoint -> endpoint.method == HandlerType.HEAD)
                .map(endpoint -> "GET " + endpoint.path);
        assertThat(heads)
                .containsExactlyInAnyOrderElementsOf(
                        said.stream().filter(row -> row.startsWith("GET")).toList());
        var options = registered.stream()
                .filter(endpoint -> endpoint.method == HandlerType.OPTIONS)
                .map(endpoint -> endpoint.path)
                .toList();
        assertThat(options)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(Route::path).distinct().toList());
        assertThat(registered)
                .allMatch(endpoint -> VERBS.contains(endpoint.method.name())
                        || endpoint.method == HandlerType.HEAD
                        || endpoint.method == HandlerType.OPTIONS);
    }

    @Test
    void operations_have_a_name_of_their_own_and_a_text_in_every_language() {
        assertThat(rows.stream().map(Route::operationId)).doesNotHaveDuplicates();
        for (var language : Language.values()) {
            assertThat(rows).allMatch(row -> Texts.in(language).has("operation." + row.operationId()));
        }
    }

    @Test
    void records_that_are_sent_or_answered_have_names_of_their_own() {
        var records = rows.stream()
                .flatMap(row -> Stream.concat(
                        row.request().stream(), row.answers().stream().flatMap(answer -> answer.body().stream())))
                .distinct()
                .toList();
        assertThat(records.stream().map(Class::getSimpleName)).doesNotHaveDuplicates();
    }

    @Test
    void only_what_explains_or_watches_is_open_to_everybody() {
        assertThat(rows.stream().filter(row -> row.permission().isEmpty()).map(Route::operationId))
                .containsExactlyInAnyOrder(
                        "healthz", "readyz", "metrics", "openapi", "docs", "docsAsset", "problems", "problem");
    }

    /** Decisions change nothing: they know what they are sent. */
    @Test
    void every_post_that_changes_something_takes_a_key_but_batches_files_and_what_must_not_be_kept() {
        assertThat(rows.stream()
                        .filter(row -> !row.path().startsWith("/api/v1/decisions/"))
                        .filter(row -> row.verb() == Route.Verb.POST && !row.once())
                        .map(Route::operationId))
                .containsExactlyInAnyOrder(
                        "reserveMany",
                        "putOrders",
                        "importFile",
                        "guessMapping",
                        "makeBackup",
                        "revealBuyer",
                        "revealRecipient",
                        "exportKeys");
    }

    /** The contract that clients are written against. */
    @Test
    void the_paths_of_the_contract_are_all_there() {
        assertThat(rows.stream().map(row -> row.operationId() + " " + row.verb() + " " + row.path()))
                .contains(
                        "putStore PUT /api/v1/stores/{store}",
                        "putLocation PUT /api/v1/locations/{location}",
                        "putSku PUT /api/v1/skus/{sku}",
                        "receiveStock POST /api/v1/stock/receipts",
                        "availability GET /api/v1/stock/{sku}/availability",
                        "movements GET /api/v1/stock/{sku}/movements",
                        "putPolicy PUT /api/v1/stock/{sku}/policy",
                        "reserve PUT /api/v1/reservations/{id}",
                        "commit POST /api/v1/reservations/{id}/commit",
                        "release POST /api/v1/reservations/{id}/release",
                        "ship POST /api/v1/reservations/{id}/ship",
                        "reserveMany POST /api/v1/reservations/batch",
                        "putLock PUT /api/v1/stock/{sku}/locks/{id}",
                        "count POST /api/v1/stock/counts",
                        "transfer POST /api/v1/stock/transfers",
                        "writeOff POST /api/v1/stock/write-offs",
                        "returnStock POST /api/v1/stock/returns",
                        "importFile POST /api/v1/imports",
                        "job GET /api/v1/jobs/{job}",
                        "refusedRows GET /api/v1/imports/{job}/refused",
                        "putListing PUT /api/v1/stores/{store}/listings/{item}",
                        "putOrder PUT /api/v1/orders/{store}/{orderNo}",
                        "orderStep POST /api/v1/orders/{store}/{orderNo}/steps/{step}",
                        "listOrders GET /api/v1/orders",
                        "order GET /api/v1/orders/{store}/{orderNo}",
                        "listRules GET /api/v1/rules",
                        "rule GET /api/v1/rules/{platform}/{rule}",
                        "putRule PUT /api/v1/rules/{platform}/{rule}/{from}",
                        "removeRule DELETE /api/v1/rules/{platform}/{rule}/{from}",
                        "ruleDifferences GET /api/v1/rules/differences",
                        "workday GET /api/v1/calendar/{date}",
                        "revealBuyer POST /api/v1/buyers/{buyer}/reveal",
                        "revealRecipient POST /api/v1/orders/{store}/{orderNo}/reveal");
    }
}
