package dev.zhanggui.bootstrap.bench;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The yardstick of HTTP: the same server with one handler that reads the body and answers given bytes and our headers. */
@Command(name = "bare-server", hidden = true)
final class BareServer implements Callable<Integer> {
    @Option(names = "--answer")
    private String answer = "{}";

    @Override
    public Integer call() throws InterruptedException {
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        var server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.put("/api/v1/reservations/{id}", ctx -> {
                var body = ctx.bodyAsBytes();
                ctx.status(body.length > 0 ? 201 : 400)
                        .contentType("application/json")
                        .header("ETag", "\"1-0198f3a2b1c0d\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "no-referrer")
                        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                        .header("Cache-Control", "no-store")
                        .result(bytes);
            });
            config.routes.get("/healthz", ctx -> ctx.result("ok"));
        });
        var started = server.start("127.0.0.1", 0);
        System.out.println("listening on http://127.0.0.1:" + started.port());
        System.out.flush();
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }
}
