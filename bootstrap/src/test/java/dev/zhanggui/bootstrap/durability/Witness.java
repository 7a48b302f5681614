package dev.zhanggui.bootstrap.durability;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a victim, hears what it was answered, kills it, and later compares that with what is there. */
final class Witness {
    private final Process process;
    private final Map<String, ReservationState> answered = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private final Thread listening;
    private volatile boolean ready;

    private Witness(Process process) {
        this.process = process;
        this.listening = new Thread(this::listen);
        listening.start();
    }

    static Witness start(List<String> arguments, Map<String, String> environment, List<String> options)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        return new Witness(builder.start());
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line.split(" ", 2));
            }
        } catch (IOException e) {
            // The process was killed in the middle of a word; what was heard before is what counts.
        }
    }

    private synchronized void hear(String[] words) {
        switch (words[0]) {
            case "ready" -> ready = true;
            case "held" -> answered.put(words[1], ReservationState.HELD);
            case "committed" -> answered.put(words[1], ReservationState.COMMITTED);
            case "shipped" -> answered.put(words[1], ReservationState.SHIPPED);
            case "released" -> answered.put(words[1], ReservationState.RELEASED);
            case "trouble" -> troubles.add(words[1]);
            default -> {}
        }
        notifyAll();
    }

    /** Waits until so many answers were heard, or troubles, or the victim ended. */
    synchronized Witness awaitAnswers(int count) throws InterruptedException {
        while (answered.size() < count && process.isAlive() && troubles.isEmpty()) {
            wait(100);
        }
        return this;
    }

    synchronized Witness awaitTrouble() throws InterruptedException {
        while (troubles.isEmpty() && process.isAlive()) {
            wait(100);
        }
        return this;
    }

    /** SIGKILL, now. */
    Witness kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        listening.join();
        return this;
    }

    boolean wasReady() {
        return ready;
    }

    synchronized int heard() {
        return answered.size();
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** What was answered but is not there, and everything that the desk itself finds wrong. */
    List<String> contradictions(Zhanggui desk) {
        var wrong = new ArrayList<String>();
        answered.forEach((id, state) -> {
            var found = desk.inventory().reserving().reservation(new ReservationId(id));
            if (found.isEmpty()) {
                wrong.add(id + " was answered " + state + " and is gone");
            } else if (isBefore(found.get().state(), state)) {
                wrong.add(
                        id + " was answered " + state + " and is " + found.get().state());
            }
        });
        desk.auditing().examine().stream()
                .filter(finding -> finding.level() == Finding.Level.BAD)
                .forEach(finding -> wrong.add("doctor: " + finding));
        if (desk.auditing().verify(Optional.empty()) instanceof Verdict.Broken broken) {
            wrong.add("audit: " + broken);
        }
        return wrong;
    }

    private static boolean isBefore(ReservationState found, ReservationState answered) {
        return found != answered
                && switch (answered) {
                    case HELD -> false;
                    case COMMITTED -> found != ReservationState.SHIPPED && found != ReservationState.RELEASED;
                    case SHIPPED, RELEASED, EXPIRED -> true;
                };
    }
}
