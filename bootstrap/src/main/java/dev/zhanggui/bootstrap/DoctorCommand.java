package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Lets the desk examine itself. */
@Command(name = "doctor", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
final class DoctorCommand extends DeskCommand {

    @Override
    JsonNode ask(DeskClient desk) {
        return desk.get("/api/v1/doctor");
    }

    @Override
    void show(JsonNode answer) {
        for (var finding : answer.path("items")) {
            var mark = switch (finding.path("level").asText()) {
                case "ok" -> "✔";
                case "warn" -> "!";
                default -> "✘";
            };
            out().println(Words.of(
                    "doctor.finding",
                    mark,
                    finding.path("name").asText(),
                    finding.path("text").asText()));
        }
    }

    @Override
    int exitCode(JsonNode answer) {
        for (var finding : answer.path("items")) {
            if (finding.path("level").asText().equals("bad")) {
                return Main.EXIT_WRONG;
            }
        }
        return super.exitCode(answer);
    }
}
