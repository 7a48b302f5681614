package dev.zhanggui.adapters.web;

import dev.zhanggui.application.KeyCursor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.application.rules.views.RuleViews;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.domain.roles.Permission;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of every visit: who comes, whether they may, what they posted; then the route; then what is sent back. */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final String TOLD = "zg_told";
    private static final int TOLD_LENGTH_MAX = 1_000;
    private static final int STREAMS_MAX = 64;

    private final Zhanggui desk;
    private final Visitors visitors;
    private final Sentences sentences;
    private final Hall hall;
    private final Semaphore streams = new Semaphore(STREAMS_MAX);
    private final TemplateEngine pages = TemplateEngine.createPrecompiled(
            Path.of("."), ContentType.Html, Entrance.class.getClassLoader(), Entrance.class.getPackageName());

    Entrance(Zhanggui desk, Visitors visitors, Sentences sentences, Hall hall) {
        this.desk = desk;
        this.visitors = visitors;
        this.sentences = sentences;
        this.hall = hall;
        pages.setBinaryStaticContent(true);
    }

    void admit(Route route, Context context) throws IOException {
        var say = new Say(Looks.language(context.req()), sentences, desk.now());
        PageGuards.put(context.res());
        var visitor = visitors.recognise(context.req());
        Visit visit = null;
        View view;
        try {
            visit = visit(route, context, visitor, say);
            view = route.work().at(visit);
        } catch (EofException e) {
            throw e;
        } catch (Stop stop) {
            view = told(stop, say);
        } catch (StockViews.BadCursor
                | AuditViews.BadCursor
                | OrderViews.BadCursor
                | RuleViews.BadCursor
                | KeyCursor.BadCursor unreadable) {
            view = new View.Elsewhere(context.path(), Optional.of(say.t("error.cursor")));
        } catch (Trouble trouble) {
            LOG.warn("{}", trouble.toString(), trouble.getCause());
            view = error(503, say.t("error.trouble.title"), say.t("error.trouble"));
        } catch (RuntimeException defect) {
            var trace = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
            LOG.error("defect, trace id {}", trace, defect);
            view = error(500, say.t("error.defect.title"), say.t("error.defect", "trace", trace));
        }
        send(view, visit == null ? new Visit(context, visitor, say, Form.EMPTY) : visit);
    }

    private static Visit visit(Route route, Context context, Optional<Visitor> visitor, Say say) throws IOException {
        if (!route.open() && visitor.isEmpty()) {
            throw new Stop(401, "sign-in", Map.of());
        }
        boolean posted = route.verb() == HandlerType.POST;
        if (posted && !Origins.isOurOwn(context.req())) {
            throw new Stop(403, "foreign-form", Map.of());
        }
        var type = Optional.ofNullable(context.contentType()).orElse("");
        boolean plain = posted && type.startsWith("application/x-www-form-urlencoded");
        var form = plain ? Form.read(context.req().getInputStream()) : Form.EMPTY;
        if (posted && !route.open()) {
            checkKey(visitor.orElseThrow(), context, form);
        }
        var visit = new Visit(context, visitor, say, form);
        route.permission().filter(needed -> !visit.may(needed)).ifPresent(needed -> {
            throw notAllowed(needed);
        });
        return visit;
    }

    /** What is posted comes with the key of one of this session's pages. */
    private static void checkKey(Visitor visitor, Context context, Form form) {
        var header = Optional.ofNullable(context.header("X-Form-Key"));
        var key = header.or(() -> form.text(Origins.KEY)).or(() -> Optional.ofNullable(context.formParam(Origins.KEY)));
        if (!Origins.isSame(visitor.formKey(), key.orElse(""))) {
            throw new Stop(403, "foreign-form", Map.of());
        }
    }

    private static Stop notAllowed(Permission needed) {
        return new Stop(
                403, "not-allowed", Map.of("permission", needed.code(), "condition", "granted", "who", List.of()));
    }

    private static View told(Stop stop, Say say) {
        var own = "error." + stop.code();
        return say.has(own)
                ? error(stop.status(), say.t(own + ".title"), say.t(own))
                : error(stop.status(), say.problemTitle(stop.code()), say.problem(stop.code(), stop.facts()));
    }

    private static View error(int status, String title, String text) {
        return new View.Html(status, "error", Map.of("title", title, "text", text, "status", status));
    }

    // What is sent back.

    private void send(View view, Visit visit) throws IOException {
        var context = visit.context();
        if (view instanceof View.Html html && html.status() == 401 && context.method() == HandlerType.GET) {
            redirect(
                    context,
                    Address.of("/sign-in")
                            .with("to", visit.address().toString())
                            .toString());
        } else if (view instanceof View.Html html) {
            write(html, visit);
        } else if (view instanceof View.Elsewhere elsewhere) {
            elsewhere.told().ifPresent(text -> context.res().addHeader("Set-Cookie", told(text)));
            redirect(context, elsewhere.path());
        } else if (view instanceof View.Download download) {
            context.res().setContentType(download.type());
            context.res()
                    .setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + Address.part(download.name()));
            download.writing().to(context.res().getOutputStream());
        } else if (view instanceof View.Plain plain) {
            context.res().setStatus(plain.status());
            context.res().setContentType(plain.type());
            context.res().getOutputStream().write(plain.text().getBytes(StandardCharsets.UTF_8));
        } else if (view instanceof View.Stream stream) {
            stream(stream, context);
        }
    }

    private static void redirect(Context context, String path) {
        context.res().setStatus(303);
        context.res().setHeader("Location", path);
    }

    private void write(View.Html html, Visit visit) throws IOException {
        var context = visit.context();
        var model = new HashMap<>(html.model());
        model.put("shell", hall.shell(visit, notice(context)));
        var out = new Utf8ByteOutput();
        pages.render(html.template() + ".jte", model, out);
        context.res().setStatus(html.status());
        context.res().setContentType("text/html; charset=utf-8");
        context.res().setContentLength(out.getContentLength());
        out.writeTo(context.res().getOutputStream()::write);
    }

    private void stream(View.Stream stream, Context context) throws IOException {
        if (context.method() == HandlerType.HEAD) {
            return;
        }
        if (!streams.tryAcquire()) {
            context.res().setStatus(503);
            return;
        }
        try {
            context.res().setContentType("text/event-stream; charset=utf-8");
            context.res().setHeader("X-Accel-Buffering", "no");
            stream.telling().to(new EventStream(context.res().getOutputStream()));
        } finally {
            streams.release();
        }
    }

    private static String told(String text) {
        var kept = text.length() > TOLD_LENGTH_MAX ? text.substring(0, TOLD_LENGTH_MAX) : text;
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(kept.getBytes(StandardCharsets.UTF_8));
        return TOLD + "=" + value + "; Path=/; Max-Age=60; HttpOnly; SameSite=Strict";
    }

    /** What was to be told, which is thereby told. */
    private static Optional<Notice> notice(Context context) {
        return Looks.cookie(context.req(), TOLD).flatMap(value -> {
            context.res().addHeader("Set-Cookie", TOLD + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
            try {
                var text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
                return Optional.of(new Notice(Tone.GOOD, text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
