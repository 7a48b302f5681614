package dev.zhanggui.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of 60 to 300 MB, well-formed and hostile, are read and written by a process that has 48 MiB.
 */
class BoundedMemoryTest {

    @TempDir
    Path folder;

    @Test
    void a_file_may_be_many_times_larger_than_the_memory() throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endurance.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();
        var said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(exit).as(said).isZero();
        assertThat(said.lines().map(line -> line.replaceAll(" max \\d+ MiB", "")))
                .containsExactly(
                        "csv 2600000 2600001 []",
                        "cell 2 41943043 [cell-too-long]",
                        "quote 1 2 [unclosed-quote]",
                        "row 2 3 [too-many-columns]",
                        "written 199999 200000 []",
                        "tag 1 1 [cut-off]",
                        "text 1 1 [cell-too-long]",
                        "comment 1 1 []",
                        "cells 1 1 [too-many-columns]",
                        "nested 1 1 []");
    }
}
