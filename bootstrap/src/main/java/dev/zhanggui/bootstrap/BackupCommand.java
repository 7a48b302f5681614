package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Makes a backup, by the desk that has the folder open or by one opened for it. */
@Command(name = "backup", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
final class BackupCommand extends DeskCommand {

    @Override
    JsonNode ask(DeskClient desk) {
        return desk.post("/api/v1/backups", DeskPlace.JSON.createObjectNode().put("why", "backup"));
    }

    @Override
    void show(JsonNode answer) {
        out().println(Words.of(
                "backup.made",
                answer.path("name").asText(),
                answer.path("rows").asLong(),
                answer.path("bytes").asLong(),
                answer.path("auditHead").asText()));
        out().println(Words.of("backup.without.keys"));
    }
}
