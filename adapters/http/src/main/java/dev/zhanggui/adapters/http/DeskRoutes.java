package dev.zhanggui.adapters.http;

import dev.zhanggui.application.demo.api.DemoRefused;
import dev.zhanggui.application.demo.api.VisitingDemo;
import dev.zhanggui.domain.roles.Permission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Which desk answers, and the way in and out of the demo company. */
final class DeskRoutes {
    private static final String DEMO = "/api/v1/demo";

    private final VisitingDemo demo;
    private final InstantSource clock;

    DeskRoutes(VisitingDemo demo, InstantSource clock) {
        this.demo = demo;
        this.clock = clock;
    }

    List<Route> rows() {
        return List.of(
                Route.get("desk", "/api/v1/desk")
                        .needs(Permission.READ)
                        .answers(200, DeskAnswer.class)
                        .by(call -> this::desk),
                Route.put("enterDemo", DEMO)
                        .needs(Permission.TOKENS)
                        .answers(202, ChangingAnswer.class)
                        .refuses(DemoRefused.class)
                        .by(this::enter),
                Route.delete("leaveDemo", DEMO)
                        .needs(Permission.TOKENS)
                        .answers(202, ChangingAnswer.class)
                        .refuses(DemoRefused.class)
                        .by(this::leave));
    }

    /**
     * @param demo whether this is the demo company, in which everything is invented
     * @param canChange whether it can be entered or left from here
     * @param now what the desk's clock shows
     */
    record DeskAnswer(boolean demo, boolean canChange, Instant now) {}

    /** @param demo whether the desk that opens now is the demo company's */
    record ChangingAnswer(boolean demo) {}

    private Reply desk() {
        return Reply.ok(new DeskAnswer(demo.isDemo(), demo.canChange(), clock.instant()));
    }

    private Supplier<Reply> enter(Call call) {
        return () -> demo.enter(call.actor()).fold(DeskRoutes::changing, Reply::refused);
    }

    private Supplier<Reply> leave(Call call) {
        return () -> demo.leave(call.actor()).fold(DeskRoutes::changing, Reply::refused);
    }

    private static Reply changing(VisitingDemo.Changing changing) {
        return Reply.accepted(new ChangingAnswer(changing.demo()), "/api/v1/desk");
    }
}
