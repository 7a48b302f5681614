package dev.zhanggui.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision that nobody looks at does not compile. */
class DroppedDecisionTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path classes;

    @Test
    void a_dropped_decision_of_the_desk_does_not_compile() throws IOException {
        assertThat(errors("reserving.commit(command);"))
                .singleElement()
                .asString()
                .contains("[CheckReturnValue]")
                .contains("commit");
    }

    @Test
    void a_decision_dropped_in_a_unit_of_work_does_not_compile() throws IOException {
        assertThat(errors("transactions.run(() -> reserving.commit(command));"))
                .singleElement()
                .asString()
                .contains("[CheckReturnValue]")
                .contains("run");
    }

    @Test
    void a_decision_dropped_half_way_does_not_compile() throws IOException {
        assertThat(errors("reserving.commit(command).map(Reservation::id);"))
                .singleElement()
                .asString()
                .contains("[CheckReturnValue]")
                .contains("map");
    }

    @Test
    void a_decision_that_is_used_compiles() throws IOException {
        assertThat(errors("System.err.println(reserving.commit(command));")).isEmpty();
        assertThat(errors("var done = transactions.run(() -> reserving.commit(command)); System.err.println(done);"))
                .isEmpty();
    }

    /** What the compiler says of a method with that body, under the gates of every build. */
    private List<String> errors(String body) throws IOException {
        var source = """
                package integrator;
                import dev.zhanggui.application.inventory.api.ReservingStock;
                import dev.zhanggui.application.spi.Transactions;
                import dev.zhanggui.domain.inventory.Reservation;
                class Specimen {
                    void drop(ReservingStock reserving, Transactions transactions, ReservingStock.Resolve command) {
                        %s
                    }
                }
                """.formatted(body);
        var found = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classPath = System.getProperty("java.class.path");
        try (var files = compiler.getStandardFileManager(found, null, null)) {
            var options = List.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    classPath,
                    "-processorpath",
                    classPath,
                    "-proc:none",
                    "-XDcompilePolicy=simple",
                    "--should-stop=ifError=FLOW",
                    "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:CheckReturnValue:ERROR");
            var task = compiler.getTask(new StringWriter(), files, found, options, null, List.of(inMemory(source)));
            boolean compiled = task.call();
            var errors = found.getDiagnostics().stream()
                    .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .map(one -> one.getMessage(null))
                    .toList();
            assertThat(compiled).isEqualTo(errors.isEmpty());
            return errors;
        }
    }

    private static JavaFileObject inMemory(String source) {
        return new SimpleJavaFileObject(URI.create("string:///integrator/Specimen.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
