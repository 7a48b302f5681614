package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the OpenAPI document says is what is sent and answered. */
class DocumentTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ServedDesk desk = ServedDesk.open();
    private final JsonNode document = desk.get("/openapi.json").is(200).json();

    @AfterEach
    void close() {
        desk.close();
    }

    /** In an order in which each example of the rows can succeed. */
    private static final List<String> STORY = List.of(
            "putLocation",
            "location",
            "putStore",
            "store",
            "putSku",
            "sku",
            "putLanes",
            "lanes",
            "putInbound",
            "inbound",
            "receiveStock",
            "availability",
            "putPageStock",
            "pageStock",
            "pageDifferences",
            "putScans",
            "scans",
            "orderSettings",
            "putOrderSettings",
            "reserve",
            "reservation",
            "commit",
            "ship",
            "reserveMany",
            "putListing",
            "listing",
            "putListingChecks",
            "listingChecks",
            "markListingCheck",
            "listingMarks",
            "editListings",
            "undoListingEdit",
            "listingChanges",
            "listListings",
            "putOrder",
            "order",
            "putBuyerTags",
            "orderStep",
            "putOrders",
            "listOrders",
            "orderCounts",
            "atRisk",
            "putPolicy",
            "policy",
            "putLock",
            "lock",
            "count",
            "writeOff",
            "returnStock",
            "transfer",
            "movements",
            "putRule",
            "ownRule",
            "listRules",
            "rule",
            "ruleDifferences",
            "workday",
            "split",
            "fitCurve",
            "importFile",
            "jobs",
            "job",
            "jobEvents",
            "cancelJob",
            "refusedRows",
            "undoImport",
            "mappings",
            "mapping",
            "putMapping",
            "guessMapping",
            "removeMapping",
            "desk",
            "enterDemo",
            "leaveDemo",
            "roles",
            "putMember",
            "members",
            "member",
            "giveRole",
            "makeLink",
            "sessions",
            "endSession",
            "endRole",
            "createToken",
            "tokens",
            "revokeToken",
            "audit",
            "revealBuyer",
            "revealRecipient",
            "eraseBuyer",
            "exportKeys",
            "makeBackup",
            "backups",
            "auditHead",
            "auditVerification",
            "doctor",
            "release",
            "removeLock",
            "removeRule",
            "healthz",
            "readyz",
            "metrics",
            "openapi",
            "docs",
            "docsAsset",
            "problems",
            "problem");

    /** Operations in an order in which what each one needs is there. */
    static List<Route> inOrder(List<Route> rows) {
        return STORY.stream()
                .flatMap(id -> rows.stream().filter(row -> row.operationId().equals(id)))
                .toList();
    }

    @Test
    void every_operation_answers_as_the_document_says() {
        desk.put("/api/v1/locations/shop-1", "{\"kind\":\"shop\"}").is(201);
        var rows = Rows.of(desk.desk, new Meters());
        assertThat(rows.stream().map(Route::operationId)).containsExactlyInAnyOrderElementsOf(STORY);
        var seen = new HashSet<String>();
        for (var id : STORY) {
            var row = rows.stream()
                    .filter(one -> one.operationId().equals(id))
                    .findFirst()
                    .orElseThrow();
            var body = row.intake() == Route.Intake.NONE
                    ? null
                    : row.example().body().getBytes(StandardCharsets.UTF_8);
            var got = desk.send(
                    row.verb().name(), row.example().path(), body, "If-Match", id.startsWith("remove") ? "*" : "");
            checked(row, got);
            seen.add(id + " " + got.status());
            checked(row, desk.send(row.verb().name(), row.example().path(), "[".getBytes(StandardCharsets.UTF_8)));
            if (row.permission().isPresent()) {
                checked(row, desk.send(row.verb().name(), row.example().path(), body, "Authorization", ""));
            }
        }
        assertThat(seen).contains("reserve 201", "removeLock 200", "transfer 201", "release 409", "revokeToken 404");
        assertThat(seen)
                .contains(
                        "importFile 202", "putMapping 201", "guessMapping 200", "removeMapping 200", "removeRule 200");
        assertThat(seen.stream().filter(one -> one.endsWith("404")))
                .containsExactlyInAnyOrder(
                        "endSession 404",
                        "revokeToken 404",
                        "job 404",
                        "jobEvents 404",
                        "cancelJob 404",
                        "refusedRows 404",
                        "undoImport 404",
                        "revealBuyer 404",
                        "revealRecipient 404",
                        "eraseBuyer 404");
    }

    private void checked(Route row, ServedDesk.Got got) {
        var responses = document.path("paths")
                .path(row.path())
                .path(row.verb().name().toLowerCase(Locale.ROOT))
                .path("responses");
        var said = responses.path(Integer.toString(got.status()));
        assertThat(said.isObject())
                .as("%s answers %d", row.operationId(), got.status())
                .isTrue();
        var type = got.header("content-type").replace("; charset=utf-8", "");
        var schema = said.path("content").properties().stream()
                .filter(content ->
                        content.getKey().replace("; charset=utf-8", "").equals(type) || type.startsWith("text/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(row.operationId() + " answers " + type))
                .getValue()
                .path("schema");
        if (schema.isMissingNode()) {
            return;
        }
        for (var line : type.equals(Reply.NDJSON) ? got.text().strip().split("\n") : new String[] {got.text()}) {
            assertThat(errors(schema, line))
                    .as("%s %d %s", row.operationId(), got.status(), line)
                    .isEmpty();
        }
    }

    private Set<String> errors(JsonNode schema, String json) {
        var whole = Json.MAPPER.createObjectNode();
        whole.set("allOf", Json.MAPPER.createArrayNode().add(schema));
        whole.set("components", document.path("components"));
        var errors = new LinkedHashSet<String>();
        REGISTRY.getSchema(whole.toString(), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .forEach(error -> errors.add(error.toString()));
        return errors;
    }

    @Test
    void every_example_is_what_the_document_asks_for() {
        for (var row : Rows.of(desk.desk, new Meters())) {
            if (row.intake() == Route.Intake.JSON) {
                assertThat(errors(requestSchema(row), row.example().body()))
                        .as(row.operationId())
                        .isEmpty();
            }
        }
    }

    private JsonNode requestSchema(Route row) {
        return document.path("paths")
                .path(row.path())
                .path(row.verb().name().toLowerCase(Locale.ROOT))
                .at("/requestBody/content/application~1json/schema");
    }

    /** The records of requests only describe; what is read is told apart here. */
    @Test
    void what_is_read_is_what_the_document_lists_and_nothing_else_is_required() {
        desk.stocked(1);
        for (var row : Rows.of(desk.desk, new Meters())) {
            if (row.intake() != Route.Intake.JSON) {
                continue;
            }
            var name = requestSchema(row).path("$ref").asText();
            var schema = document.at(name.substring(1));
            var required = new TreeSet<String>();
            schema.path("required").forEach(one -> required.add("/" + one.asText()));
            assertThat(pointers(row, "{}")).as(row.operationId()).isEqualTo(required);
            schema.path("properties").properties().forEach(property -> {
                var at = "/" + property.getKey();
                if (!at.equals("/destination")) {
                    assertThat(pointers(row, "{\"" + property.getKey() + "\":{\"?\":1}}"))
                            .as("%s reads %s", row.operationId(), at)
                            .anyMatch(pointer -> pointer.equals(at) || pointer.startsWith(at + "/"));
                }
            });
        }
    }

    private Set<String> pointers(Route row, String body) {
        var pointers = new TreeSet<String>();
        var got = desk.send(
                row.verb().name(),
                row.example().path() + (row.path().endsWith("}") && !row.path().endsWith("{from}") ? "-new" : ""),
                body.getBytes(StandardCharsets.UTF_8));
        if (got.status() == 422) {
            got.json()
                    .path("errors")
                    .forEach(error -> pointers.add(error.path("pointer").asText()));
        }
        return pointers;
    }

    @Test
    void the_document_is_whole() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        var references = new TreeSet<String>();
        document.findValuesAsText("$ref").forEach(references::add);
        assertThat(references)
                .allMatch(reference -> document.at(reference.substring(1)).isObject());
        var ids = document.findValuesAsText("operationId");
        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSize(Rows.of(desk.desk, new Meters()).size());
    }
}
