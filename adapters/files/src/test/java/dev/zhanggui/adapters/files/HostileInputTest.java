package dev.zhanggui.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zhanggui.application.imports.spi.TableFiles.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer (coverage-guided, on libFuzzer) tries the reader for some seconds, or for as many as {@code -Dzhanggui.fuzz}
 * says, in a process of its own with little memory: an exception, a hang of ten seconds or an OutOfMemoryError is a
 * finding, and Jazzer prints the input. Seen red with a sheet that ends before its first row and was told of line 0.
 */
class HostileInputTest {
    private static final int SECONDS = Integer.getInteger("zhanggui.fuzz", 12);
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in");
    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");

    @TempDir
    Path folder;

    @Test
    void whatever_a_file_holds_it_is_refused_or_read_within_the_limits() throws IOException, InterruptedException {
        assumeTrue(
                System.getProperty("os.arch").matches("amd64|x86_64"), "Jazzer brings no native part for this machine");
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"), "tried on Linux only");
        var seeds = Files.createDirectories(folder.resolve("seeds"));
        for (var seed : seeds()) {
            Files.write(seeds.resolve("seed" + seed.length + "-" + System.identityHashCode(seed)), seed);
        }
        var log = folder.resolve("log");
        var process = new ProcessBuilder(command(seeds))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();
        var said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(exit).as(said).isZero();
        var runs = RUNS.matcher(said);
        assertThat(runs.find()).as(said).isTrue();
        assertThat(Long.parseLong(runs.group(1))).isGreaterThan(20L * SECONDS);
        var coverage = COVERAGE.matcher(said);
        long covered = 0;
        while (coverage.find()) {
            covered = Math.max(covered, Long.parseLong(coverage.group(1)));
        }
        assertThat(covered).as("branches seen, or nothing was instrumented").isGreaterThan(400);
    }

    private List<String> command(Path seeds) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzed.class.getName(),
                "--instrumentation_includes=dev.zhanggui.adapters.files.**",
                "--custom_hook_includes=dev.zhanggui.adapters.files.**",
                "-max_total_time=" + SECONDS,
                "-timeout=10",
                "-rss_limit_mb=0",
                "-max_len=8192",
                "-len_control=0",
                "-print_final_stats=1",
                Files.createDirectories(folder.resolve("corpus")).toString(),
                seeds.toString());
    }

    private static List<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<byte[]>();
        for (var text : List.of("a,b\n\"x\r\n\"\"y\",茶\n'=1;-2\t3\n", "店铺;数量\r天猫;1\r")) {
            seeds.add(of(0, text.getBytes(StandardCharsets.UTF_8)));
            seeds.add(of(0, text.getBytes(Given.GB18030)));
            seeds.add(of(0, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)));
            seeds.add(of(0, Given.zip(Map.of("a.csv", text.getBytes(StandardCharsets.UTF_8)))));
            seeds.add(of(0, Given.gzip(text.getBytes(StandardCharsets.UTF_8))));
            seeds.add(of(1, text.getBytes(StandardCharsets.UTF_8)));
        }
        var written = new ByteArrayOutputStream();
        try (var sheet = new PlatformFiles().write(Kind.XLSX, written, "a")) {
            sheet.row(List.of("订单编号", "-12.50", "x"));
        }
        seeds.add(of(0, written.toByteArray()));
        var sheet =
                "<row r='2'><c r='B2' t='s'><v>0</v></c><c t='inlineStr'><is><r><t>x&amp;&#x4E2D;</t></r><rPh><t>y</t></rPh>"
                        + "</is></c><c s='1'><v>46337.5</v></c><c t='b'><v>1</v></c><c><f>1</f><v>1.5E-3</v></c><c t='d'><v>2026-11-11T08:00"
                        + "</v></c><!-- c --></row><row><c><v>1.2345678901234568E+18</v></c></row>";
        var strings =
                "<si><t xml:space='preserve'> 茶_x000D_</t></si><si><r><t>a</t></r><r><t><![CDATA[<]]></t></r></si>";
        var styles =
                "<numFmts><numFmt numFmtId='200' formatCode='[h]:mm;@'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs>";
        var parts = Given.parts(Given.sheet(sheet), strings, styles);
        int kind = 2;
        for (var name : List.of(
                "worksheets/sheet1.xml",
                "sharedStrings.xml",
                "styles.xml",
                "workbook.xml",
                "_rels/workbook.xml.rels")) {
            seeds.add(of(kind++, Objects.requireNonNull(parts.get("xl/" + name))));
        }
        return seeds;
    }

    private static byte[] of(int kind, byte[] content) {
        return Given.joined(Given.bytes(kind), content);
    }
}
