package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The OpenAPI 3.1 document, made from the rows. */
final class OpenApi {
    private static final String PROBLEM = "Problem";

    private OpenApi() {}

    static ObjectNode of(List<Route> rows, Language language) {
        var texts = Texts.in(language);
        var schemas = new Schemas();
        var document = Json.MAPPER.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", texts.of("page.docs.title"))
                .put("version", "1")
                .putObject("license")
                .put("name", "Apache 2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        var paths = document.putObject("paths");
        for (var row : rows) {
            var path = paths.withObjectProperty(row.path());
            path.set(row.verb().name().toLowerCase(Locale.ROOT), operation(row, texts, schemas));
        }
        var components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer");
        var named = components.putObject("schemas");
        schemas.named().forEach(named::set);
        named.set(PROBLEM, problem());
        return document;
    }

    private static ObjectNode operation(Route row, Texts texts, Schemas schemas) {
        var operation = Json.MAPPER.createObjectNode();
        operation.put("operationId", row.operationId());
        operation.put("summary", texts.of("operation." + row.operationId()));
        var security = operation.putArray("security");
        row.permission().ifPresent(permission -> {
            security.addObject().putArray("bearer");
            operation.put("x-permission", permission.code());
        });
        parameters(row, operation);
        row.request().ifPresent(record -> {
            var body = operation.putObject("requestBody").put("required", true);
            boolean lines = row.intake() == Route.Intake.LINES;
            var schema = schemas.ofRequest(record);
            var content = body.putObject("content");
            if (lines) {
                var list = Schemas.typed("array");
                list.set("items", schema);
                content.putObject(Reply.JSON).set("schema", list);
                content.putObject(Reply.NDJSON).set("schema", schema);
            } else {
                var json = content.putObject(Reply.JSON);
                json.set("schema", schema);
                json.set("example", example(row));
            }
        });
        if (row.intake() == Route.Intake.FILE) {
            var content =
                    operation.putObject("requestBody").put("required", true).putObject("content");
            content.putObject("text/csv").put("example", row.example().body());
            content.putObject("application/octet-stream");
            content.putObject("multipart/form-data");
        }
        responses(row, operation.putObject("responses"), schemas);
        return operation;
    }

    private static ObjectNode example(Route row) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(row.example().body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the example of " + row.operationId() + " is not JSON", e);
        }
    }

    private static void parameters(Route row, ObjectNode operation) {
        var parameters = operation.putArray("parameters");
        for (var part : row.segments()) {
            if (part.startsWith("{")) {
                parameter(parameters.addObject(), part.substring(1, part.length() - 1), "path", true);
            }
        }
        row.query().forEach(name -> parameter(parameters.addObject(), name, "query", false));
        if (row.once()) {
            parameter(parameters.addObject(), "Idempotency-Key", "header", false);
        }
        boolean versioned = Catalogue.of(row).containsKey(ProblemKind.PRECONDITION_REQUIRED.code());
        if (versioned) {
            parameter(parameters.addObject(), "If-Match", "header", false);
        }
    }

    private static void parameter(ObjectNode parameter, String name, String in, boolean required) {
        parameter.put("name", name).put("in", in).put("required", required);
        parameter.set("schema", Schemas.typed("string"));
    }

    private static void responses(Route row, ObjectNode responses, Schemas schemas) {
        for (var answer : row.answers()) {
            var response = responses
                    .withObjectProperty(Integer.toString(answer.status()))
                    .put("description", "OK");
            var content = response.withObjectProperty("content").putObject(answer.contentType());
            answer.body().ifPresent(record -> content.set("schema", schemas.ofAnswer(record)));
        }
        var byStatus = new TreeMap<Integer, TreeMap<String, Boolean>>();
        Catalogue.of(row)
                .values()
                .forEach(entry -> byStatus.computeIfAbsent(entry.status(), status -> new TreeMap<>())
                        .put(entry.code(), true));
        if (byStatus.containsKey(ProblemKind.BAD_ID.status()) && row.intake() != Route.Intake.NONE) {
            byStatus.computeIfAbsent(422, status -> new TreeMap<>()).put(ProblemKind.BAD_ID.code(), true);
        }
        byStatus.forEach((status, codes) -> {
            if (!responses.has(Integer.toString(status))) {
                var response = responses.putObject(Integer.toString(status));
                response.put("description", String.join(", ", codes.keySet()));
                response.putObject("content")
                        .putObject(Reply.PROBLEM_JSON)
                        .putObject("schema")
                        .put("$ref", "#/components/schemas/" + PROBLEM);
            }
        });
    }

    private static ObjectNode problem() {
        var problem = Schemas.typed("object");
        var properties = problem.putObject("properties");
        for (var name : List.of("type", "title", "detail", "traceId")) {
            properties.set(name, Schemas.typed("string"));
        }
        properties.set("status", Schemas.typed("integer"));
        var errors = Schemas.typed("array");
        var error = errors.putObject("items").put("type", "object");
        var members = error.putObject("properties");
        for (var name : List.of("pointer", "code", "detail")) {
            members.set(name, Schemas.typed("string"));
        }
        error.putArray("required").add("pointer").add("code").add("detail");
        properties.set("errors", errors);
        var required = problem.putArray("required");
        List.of("type", "status", "title", "detail", "traceId", "errors").forEach(required::add);
        return problem;
    }
}
