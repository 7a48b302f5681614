package dev.zhanggui.adapters.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What explains all the others; made from the rows when first asked for. */
final class DocRoutes {
    private static final String HTML = "text/html";
    private static final String MARKDOWN = "text/markdown";
    private static final Map<String, String> ASSETS = Map.of("docs.js", "text/javascript", "docs.css", "text/css");

    private final Supplier<List<Route>> rows;
    private final Map<String, Reply> made = new ConcurrentHashMap<>();

    DocRoutes(Supplier<List<Route>> rows) {
        this.rows = rows;
    }

    List<Route> rows() {
        return List.of(
                Route.get("openapi", "/openapi.json")
                        .answersText(Reply.JSON)
                        .by(call -> () -> once("openapi", call, this::openApi)),
                Route.get("docs", "/docs")
                        .answersText(HTML)
                        .by(call -> () -> once(
                                "docs", call, language -> Reply.text(HTML, DocPages.operations(rows.get(), language)))),
                Route.get("docsAsset", "/docs/{asset}")
                        .answersText("text/javascript")
                        .mayBe(ProblemKind.NOT_FOUND)
                        .example("/docs/docs.js")
                        .by(call -> () -> asset(call.name("asset"))),
                Route.get("problems", "/problems")
                        .answersText(HTML)
                        .by(call -> () ->
                                once("problems", call, language -> Reply.text(HTML, DocPages.problems(language)))),
                Route.get("problem", "/problems/{name}")
                        .answersText(HTML)
                        .mayBe(ProblemKind.NOT_FOUND)
                        .example("/problems/not-enough-stock")
                        .by(call -> () -> problem(call)));
    }

    private Reply once(String page, Call call, Function<Language, Reply> make) {
        return Objects.requireNonNull(
                made.computeIfAbsent(page + " " + call.language(), same -> make.apply(call.language())));
    }

    private Reply openApi(Language language) {
        return Reply.ok(OpenApi.of(rows.get(), language));
    }

    private static Reply asset(String name) {
        var type = ASSETS.get(name);
        if (type == null) {
            return Reply.no(ProblemKind.NOT_FOUND);
        }
        try (var in = Objects.requireNonNull(DocRoutes.class.getResourceAsStream(name), name)) {
            return new Reply.Ready(200, type + "; charset=utf-8", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply problem(Call call) {
        var entry = Catalogue.entries().get(call.name("name"));
        if (entry == null) {
            return Reply.no(ProblemKind.NOT_FOUND);
        }
        return prefersMarkdown(call.accept())
                ? Reply.text(MARKDOWN, DocPages.problemAsMarkdown(entry, rows.get(), call.language()))
                : Reply.text(HTML, DocPages.problem(entry, rows.get(), call.language()));
    }

    private static boolean prefersMarkdown(@Nullable String accept) {
        return accept != null && accept.contains(MARKDOWN);
    }
}
