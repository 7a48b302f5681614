package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The keys to personal data. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.zhanggui.bootstrap.cli",
        subcommands = KeyCommand.Export.class)
final class KeyCommand {

    /** Shows them, once, to be kept elsewhere. */
    @Command(name = "export", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Export extends DeskCommand {
        @Option(names = "--yes", descriptionKey = "option.key.yes")
        private boolean yes;

        @Option(names = "--again", descriptionKey = "option.key.again")
        private boolean again;

        @Override
        void check() {
            if (!yes) {
                throw new Say(Main.EXIT_REFUSED, Words.of("key.confirm"));
            }
        }

        @Override
        JsonNode ask(DeskClient desk) {
            return desk.post(
                    "/api/v1/keys/export", DeskPlace.JSON.createObjectNode().put("again", again));
        }

        @Override
        void show(JsonNode answer) {
            error().println(Words.of("key.shown", answer.path("place").asText()));
            out().println(answer.path("keys").asText());
        }
    }
}
