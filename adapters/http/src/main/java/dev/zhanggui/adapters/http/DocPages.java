package dev.zhanggui.adapters.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pages for people who write programs against the desk. They work offline; every text of others is escaped. */
final class DocPages {

    private DocPages() {}

    /** All operations with examples that can be sent from the page. */
    static String operations(List<Route> rows, Language language) {
        var texts = Texts.in(language);
        var page = new StringBuilder();
        page.append("<p>").append(texts.of("page.docs.intro")).append("</p>\n<p><label for=\"token\">");
        page.append(texts.of("page.docs.token"))
                .append("</label> <input id=\"token\" type=\"password\" autocomplete=\"off\">");
        page.append(" <a href=\"/openapi.json\">")
                .append(texts.of("page.docs.document"))
                .append("</a>");
        page.append(" <a href=\"/problems\">")
                .append(texts.of("page.problems.title"))
                .append("</a></p>\n");
        rows.forEach(row -> operation(page, row, texts));
        page.append("<script src=\"/docs/docs.js\"></script>\n");
        return page(texts.of("page.docs.title"), language, page);
    }

    private static void operation(StringBuilder page, Route row, Texts texts) {
        var id = row.operationId();
        page.append("<section class=\"operation\" id=\"")
                .append(id)
                .append("\" data-verb=\"")
                .append(row.verb());
        page.append("\" data-type=\"")
                .append(
                        switch (row.intake()) {
                            case LINES -> Reply.NDJSON;
                            case FILE -> "text/csv";
                            case JSON, NONE -> Reply.JSON;
                        })
                .append("\">\n");
        page.append("<h2><code>")
                .append(row.verb())
                .append(' ')
                .append(escaped(row.path()))
                .append("</code> ");
        page.append(escaped(texts.of("operation." + id))).append("</h2>\n<p>");
        page.append(texts.of("page.docs.needs")).append(": ");
        page.append(row.permission()
                .map(needed -> "<code>" + needed.code() + "</code>")
                .orElse(texts.of("page.docs.open")));
        page.append(" · ").append(texts.of("page.docs.answers")).append(": ");
        page.append(row.answers().stream()
                .map(answer -> "<code>" + answer.status() + "</code>")
                .collect(Collectors.joining(" ")));
        page.append("</p>\n<p class=\"problems\">")
                .append(texts.of("page.docs.problems"))
                .append(": ");
        page.append(Catalogue.of(row).values().stream()
                .map(entry -> "<a href=\"/problems/" + entry.code() + "\">" + entry.code() + "</a>")
                .collect(Collectors.joining(", ")));
        page.append("</p>\n<p><input class=\"path\" aria-label=\"").append(id).append("\" value=\"");
        page.append(escaped(row.example().path())).append("\"> <button type=\"button\">");
        page.append(texts.of("page.docs.send")).append("</button></p>\n");
        if (row.intake() != Route.Intake.NONE) {
            page.append("<textarea rows=\"6\" spellcheck=\"false\" aria-label=\"")
                    .append(id)
                    .append(" JSON\">");
            page.append(escaped(row.example().body())).append("</textarea>\n");
        }
        page.append("<pre class=\"answer\" aria-live=\"polite\"></pre>\n</section>\n");
    }

    static String problems(Language language) {
        var texts = Texts.in(language);
        var page = new StringBuilder("<ul>\n");
        Catalogue.entries()
                .values()
                .forEach(entry -> page.append("<li><a href=\"/problems/")
                        .append(entry.code())
                        .append("\"><code>")
                        .append(entry.code())
                        .append("</code></a> ")
                        .append(entry.status())
                        .append(' ')
                        .append(escaped(texts.of("problem." + entry.code() + ".title")))
                        .append("</li>\n"));
        page.append("</ul>\n");
        return page(texts.of("page.problems.title"), language, page);
    }

    static String problem(Catalogue.Entry entry, List<Route> rows, Language language) {
        var texts = Texts.in(language);
        var page = new StringBuilder();
        page.append("<p><code>").append(entry.code()).append("</code> · ").append(texts.of("page.problems.status"));
        page.append(": ").append(entry.status()).append("</p>\n<p>");
        page.append(escaped(texts.pattern("problem." + entry.code() + ".detail")))
                .append("</p>\n");
        if (!entry.facts().isEmpty()) {
            page.append("<p>").append(texts.of("page.problems.facts")).append(": ");
            page.append(entry.facts().stream()
                    .map(fact -> "<code>" + escaped(fact) + "</code>")
                    .collect(Collectors.joining(", ")));
            page.append("</p>\n");
        }
        page.append("<p>").append(texts.of("page.problems.where")).append(": ");
        var where = where(entry, rows).stream()
                .map(id -> "<a href=\"/docs#" + id + "\">" + id + "</a>")
                .collect(Collectors.joining(", "));
        page.append(where.isEmpty() ? texts.of("page.problems.everywhere") : where);
        page.append("</p>\n<p><a href=\"/problems\">")
                .append(texts.of("page.problems.title"))
                .append("</a></p>\n");
        return page(texts.of("problem." + entry.code() + ".title"), language, page);
    }

    static String problemAsMarkdown(Catalogue.Entry entry, List<Route> rows, Language language) {
        var texts = Texts.in(language);
        var where = String.join(", ", where(entry, rows));
        return """
                # %s

                `%s` · %s: %d

                %s

                %s: %s

                %s: %s
                """.formatted(
                        texts.of("problem." + entry.code() + ".title"),
                        entry.code(),
                        texts.of("page.problems.status"),
                        entry.status(),
                        texts.pattern("problem." + entry.code() + ".detail"),
                        texts.of("page.problems.facts"),
                        entry.facts().isEmpty() ? "–" : String.join(", ", entry.facts()),
                        texts.of("page.problems.where"),
                        where.isEmpty() ? texts.of("page.problems.everywhere") : where);
    }

    private static List<String> where(Catalogue.Entry entry, List<Route> rows) {
        return rows.stream()
                .filter(row -> Catalogue.of(row).containsKey(entry.code()))
                .map(Route::operationId)
                .toList();
    }

    private static String page(String title, Language language, CharSequence body) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/docs/docs.css">
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(language.tag().toLowerCase(Locale.ROOT), escaped(title), escaped(title), body);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
