package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The record of changes and the proof that it is whole. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.zhanggui.bootstrap.cli",
        subcommands = {AuditCommand.Verify.class, AuditCommand.Head.class})
final class AuditCommand {

    /** Recomputes every row and every link. */
    @Command(name = "verify", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Verify extends DeskCommand {
        @Option(names = "--anchor", paramLabel = "N:HASH", descriptionKey = "option.anchor")
        private @Nullable String anchor;

        @Override
        JsonNode ask(DeskClient desk) {
            var query = anchor == null ? "" : "?anchor=" + URLEncoder.encode(anchor, StandardCharsets.UTF_8);
            return desk.get("/api/v1/audit/verification" + query);
        }

        @Override
        void show(JsonNode answer) {
            out().println(
                            isWhole(answer)
                                    ? Words.of(
                                            "audit.whole",
                                            answer.path("rows").asLong(),
                                            answer.path("head").asText())
                                    : Words.of(
                                            "audit.broken",
                                            answer.path("firstBadRow").asLong(),
                                            answer.path("seal").asLong(),
                                            answer.path("what").asText()));
        }

        @Override
        int exitCode(JsonNode answer) {
            return isWhole(answer) ? super.exitCode(answer) : Main.EXIT_WRONG;
        }

        private static boolean isWhole(JsonNode answer) {
            return answer.path("verdict").asText().equals("whole");
        }
    }

    /** The newest seal, to be kept elsewhere. */
    @Command(name = "head", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Head extends DeskCommand {
        @Override
        JsonNode ask(DeskClient desk) {
            return desk.get("/api/v1/audit/head");
        }

        @Override
        void show(JsonNode answer) {
            out().println(answer.path("head").asText());
        }
    }
}
