package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The members of the team, for whoever sits at the machine. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.zhanggui.bootstrap.cli",
        subcommands = {UserCommand.Show.class, UserCommand.Add.class, UserCommand.Reset.class, UserCommand.Disable.class
        })
final class UserCommand {
    private static final String MEMBERS = "/api/v1/members/";

    private static String path(String login) {
        return MEMBERS + URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void showLink(DeskCommand command, JsonNode link) {
        command.out()
                .println(Words.of(
                        "user.link",
                        link.path("path").asText(),
                        link.path("endsAt").asText()));
    }

    /** All members with the roles that they hold. */
    @Command(name = "list", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Show extends DeskCommand {
        @Override
        JsonNode ask(DeskClient desk) {
            return desk.get("/api/v1/members");
        }

        @Override
        void show(JsonNode answer) {
            for (var member : answer.path("items")) {
                var roles = new ArrayList<String>();
                for (var one : member.path("assignments")) {
                    if (one.path("held").asBoolean()) {
                        var store = one.path("store").asText("");
                        roles.add(one.path("role").asText() + (store.isEmpty() ? "" : "@" + store));
                    }
                }
                out().println(member.path("id").asText() + "  "
                        + member.path("name").asText() + "  "
                        + String.join(",", roles)
                        + (member.path("left").asBoolean() ? "  " + Words.of("user.left") : ""));
            }
        }
    }

    /** Takes somebody on and makes the link by which they choose a password. */
    @Command(name = "add", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Add extends DeskCommand {
        @Parameters(paramLabel = "LOGIN", descriptionKey = "option.user.login")
        private String login = "";

        @Option(names = "--name", descriptionKey = "option.user.name")
        private @Nullable String name;

        @Option(names = "--role", required = true, descriptionKey = "option.user.role")
        private String role = "";

        @Option(names = "--store", descriptionKey = "option.user.store")
        private @Nullable String store;

        @Override
        JsonNode ask(DeskClient desk) {
            var member = DeskPlace.JSON.createObjectNode().put("name", name == null ? login : name);
            var made = desk.put(path(login), member);
            var assignment = DeskPlace.JSON.createObjectNode().put("role", role);
            if (store != null) {
                assignment.put("store", store);
            }
            var given = desk.put(path(login) + "/assignments/" + UUID.randomUUID(), assignment);
            var link = desk.post(path(login) + "/links", DeskPlace.JSON.createObjectNode());
            var answer = DeskPlace.JSON
                    .createObjectNode()
                    .put("path", link.path("path").asText())
                    .put("endsAt", link.path("endsAt").asText());
            answer.set("member", made);
            answer.set("assignment", given);
            return answer;
        }

        @Override
        void show(JsonNode answer) {
            showLink(this, answer);
        }
    }

    /** Makes a link for a new password; the old one counts until it is used. */
    @Command(name = "reset", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Reset extends DeskCommand {
        @Parameters(paramLabel = "LOGIN", descriptionKey = "option.user.login")
        private String login = "";

        @Override
        JsonNode ask(DeskClient desk) {
            return desk.post(path(login) + "/links", DeskPlace.JSON.createObjectNode());
        }

        @Override
        void show(JsonNode answer) {
            showLink(this, answer);
        }
    }

    /** Ends all that somebody may do, at once. */
    @Command(name = "disable", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Disable extends DeskCommand {
        @Parameters(paramLabel = "LOGIN", descriptionKey = "option.user.login")
        private String login = "";

        @Override
        JsonNode ask(DeskClient desk) {
            var member = desk.get(path(login));
            var changed = DeskPlace.JSON
                    .createObjectNode()
                    .put("name", member.path("name").asText())
                    .put("startedOn", member.path("startedOn").asText())
                    .put("left", true);
            if (member.hasNonNull("email")) {
                changed.put("email", member.path("email").asText());
            }
            return desk.change(path(login), changed);
        }

        @Override
        void show(JsonNode answer) {
            out().println(Words.of("user.disabled", login));
        }
    }
}
