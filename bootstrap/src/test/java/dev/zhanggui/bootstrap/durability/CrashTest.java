package dev.zhanggui.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Zhanggui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was answered survives. A tenth of the long suite by default; {@code -Dzhanggui.cuts=200} for all of it. The
 * seed of a failing run is in its message.
 */
class CrashTest {
    private static final int CUTS = Integer.getInteger("zhanggui.cuts", 20);
    private static final int PROOFS_MAX = 20;
    private static final long SEED = Long.getLong("zhanggui.seed", 20261111L);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void after_a_power_cut_everything_that_was_answered_is_there() throws Exception {
        var shim = powercut();
        int heard = 0;
        for (int cut = 0; cut < CUTS; cut++) {
            var witness = cut(shim, cut, List.of());
            heard += witness.heard();
            assertThat(contradictions(witness, folder.resolve("image-" + cut)))
                    .as("power cut %d of seed %d, after %d answers", cut, SEED, witness.heard())
                    .isEmpty();
        }
        System.out.printf("power cuts: %d, answers heard: %,d, lost: 0%n", CUTS, heard);
    }

    @Test
    void the_power_cut_suite_sees_a_desk_that_does_not_wait_for_its_disk() throws Exception {
        var shim = powercut();
        for (int cut = 0; cut < PROOFS_MAX; cut++) {
            var witness = cut(shim, 1_000 + cut, List.of("-Dzhanggui.test.synchronous=NORMAL"));
            var wrong = contradictions(witness, folder.resolve("image-" + (1_000 + cut)));
            if (!wrong.isEmpty()) {
                System.out.printf(
                        "with synchronous=NORMAL cut %d lost %d of %d%n", cut + 1, wrong.size(), witness.heard());
                return;
            }
        }
        throw new AssertionError("with synchronous=NORMAL something must be lost in " + PROOFS_MAX + " cuts");
    }

    @Test
    void after_kill_9_the_desk_opens_by_itself_and_nothing_is_lost_or_half_done() throws Exception {
        var desk = Files.createDirectories(folder.resolve("killed"));
        var random = new Random(SEED);
        int heard = 0;
        for (int kill = 0; kill < CUTS; kill++) {
            var witness = Witness.start(List.of("sqlite", desk.toString(), "k" + kill), Map.of(), List.of())
                    .awaitAnswers(1 + random.nextInt(400))
                    .kill();
            heard += witness.heard();
            assertThat(witness.wasReady())
                    .as("kill %d: it opened after the kill before", kill)
                    .isTrue();
            assertThat(contradictions(witness, desk))
                    .as("kill %d of seed %d", kill, SEED)
                    .isEmpty();
        }
        System.out.printf("kills: %d, answers heard: %,d, lost: 0%n", CUTS, heard);
    }

    @Test
    void a_disk_that_fails_to_sync_ends_all_writing_and_nothing_false_was_answered() throws Exception {
        var shim = compiled(Path.of("src/test/c/fsync_fails.c"), "fsync_fails.so");
        var desk = Files.createDirectories(folder.resolve("failing"));
        var flag = folder.resolve("fail-now");
        var environment = Map.of("LD_PRELOAD", shim.toString(), "WATCH", desk.toString(), "FAIL_WHEN", flag.toString());
        var witness = Witness.start(List.of("sqlite", desk.toString(), "f"), environment, List.of())
                .awaitAnswers(100);
        Files.createFile(flag);
        witness.awaitTrouble().kill();
        assertThat(witness.troubles()).isNotEmpty().allMatch("WritesStopped"::equals);
        assertThat(contradictions(witness, desk)).isEmpty();
    }

    private Witness cut(Path shim, int number, List<String> options) throws IOException, InterruptedException {
        var desk = Files.createDirectories(folder.resolve("desk-" + number));
        var image = Files.createDirectories(folder.resolve("image-" + number));
        var environment = Map.of("LD_PRELOAD", shim.toString(), "WATCH", desk.toString(), "SHADOW", image.toString());
        int answers = 1 + new Random(SEED + number).nextInt(300);
        return Witness.start(List.of("sqlite", desk.toString(), "c"), environment, options)
                .awaitAnswers(answers)
                .kill();
    }

    private static List<String> contradictions(Witness witness, Path desk) {
        try (var opened = Zhanggui.on(SqliteStorage.open(desk))) {
            return witness.contradictions(opened);
        }
    }

    private Path powercut() throws IOException, InterruptedException {
        var source = Path.of(System.getProperty("zhanggui.shared", ""), "tools", "powercut", "durable_image.c");
        assumeTrue(Files.isReadable(source), "the power-cut shim is not beside the project");
        return compiled(source, "durable_image.so");
    }

    private Path compiled(Path source, String name) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is not installed");
        var library = folder.resolve(name);
        var command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-O2", "-o", library.toString()));
        command.addAll(List.of(source.toAbsolutePath().toString(), "-ldl"));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return library;
    }
}
