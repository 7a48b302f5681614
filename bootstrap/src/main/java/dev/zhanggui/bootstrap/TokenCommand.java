package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys to the desk for programs. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.zhanggui.bootstrap.cli",
        subcommands = {TokenCommand.Create.class, TokenCommand.Show.class, TokenCommand.Revoke.class})
final class TokenCommand {

    /** Makes one and shows its secret, once. */
    @Command(name = "create", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Create extends DeskCommand {
        @Option(names = "--name", required = true, descriptionKey = "option.token.name")
        private String name = "";

        @Option(names = "--scopes", split = ",", required = true, descriptionKey = "option.token.scopes")
        private List<String> scopes = List.of();

        @Option(names = "--stores", split = ",", descriptionKey = "option.token.stores")
        private List<String> stores = List.of();

        @Option(names = "--expires", paramLabel = "TIME", descriptionKey = "option.token.expires")
        private @Nullable String expires;

        @Override
        boolean begins() {
            return true;
        }

        @Override
        JsonNode ask(DeskClient desk) {
            var wish = DeskPlace.JSON.createObjectNode().put("name", name);
            scopes.forEach(wish.putArray("scopes")::add);
            stores.forEach(wish.putArray("stores")::add);
            if (expires != null) {
                wish.put("expiresAt", expires);
            }
            return desk.post("/api/v1/tokens", wish);
        }

        @Override
        void show(JsonNode answer) {
            out().println(answer.path("token").asText());
        }
    }

    /** All tokens, never their secrets. */
    @Command(name = "list", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Show extends DeskCommand {
        @Override
        JsonNode ask(DeskClient desk) {
            return desk.get("/api/v1/tokens");
        }

        @Override
        void show(JsonNode answer) {
            for (var token : answer.path("items")) {
                out().println(token.path("id").asText() + "  "
                        + token.path("name").asText() + "  "
                        + token.path("scopes") + "  " + token.path("lastUsedAt").asText("-") + "  "
                        + token.path("revokedAt").asText(""));
            }
        }
    }

    /** Ends one at once. */
    @Command(name = "revoke", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Revoke extends DeskCommand {
        @Parameters(paramLabel = "ID", descriptionKey = "option.token.id")
        private String id = "";

        @Override
        JsonNode ask(DeskClient desk) {
            return desk.delete("/api/v1/tokens/" + id);
        }

        @Override
        void show(JsonNode answer) {
            out().println(Words.of("token.revoked", id));
        }
    }
}
