package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks one desk for something and shows the answer. */
abstract class DeskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public final Integer call() {
        check();
        if (!begins() && !data.place().isThere()) {
            throw new Say(Main.EXIT_REFUSED, Words.of("no.desk", data.place().folder()));
        }
        try (var desk = DeskClient.of(data.place())) {
            if (desk.isRemote()) {
                error().println(Words.of("held.forwarded", data.place().folder()));
            }
            var answer = ask(desk);
            if (json) {
                out().println(answer);
            } else {
                show(answer);
            }
            return exitCode(answer);
        }
    }

    /** Whether the command may begin a desk in a folder that has none. */
    boolean begins() {
        return false;
    }

    /** Throws a {@link Say} where something is missing that no desk need be opened for. */
    void check() {}

    abstract JsonNode ask(DeskClient desk);

    abstract void show(JsonNode answer);

    int exitCode(JsonNode answer) {
        return CommandLine.ExitCode.OK;
    }

    /** Whether the answer is for programs. */
    final boolean isJson() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter error() {
        return spec.commandLine().getErr();
    }
}
