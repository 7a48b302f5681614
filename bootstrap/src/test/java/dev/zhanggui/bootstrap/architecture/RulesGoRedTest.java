package dev.zhanggui.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.zhanggui.adapters.testkit.IntegratorRules;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A guard that never went red is decoration: each rule finds the specimen that breaks it, in a package of its name. */
class RulesGoRedTest {
    private static final String SPECIMENS = "dev.zhanggui.specimens.";
    private static final int RULES = 27 + 8;
    private static final AtomicInteger RED = new AtomicInteger();
    private static final JavaClasses ALL =
            new ClassFileImporter().importPackages(SPECIMENS + "house", SPECIMENS + "integrators");

    @TestFactory
    Stream<DynamicTest> each_rule_of_the_house_finds_its_specimen() {
        return proofs("house", Rules.of(HouseRules.class));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_for_integrators_finds_its_specimen() {
        return proofs("integrators", Rules.of(IntegratorRules.class));
    }

    private static Stream<DynamicTest> proofs(String shelf, Map<String, ArchRule> rules) {
        assertThat(new TreeSet<>(rules.keySet())).isEqualTo(specimensOn(shelf));
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> assertRed(rule.getValue(), SPECIMENS + shelf + "." + rule.getKey())));
    }

    /** What the rule reports is the specimen, and not something else that happens to be wrong. */
    private static void assertRed(ArchRule rule, String specimen) {
        var found =
                rule.evaluate(new ClassFileImporter().importPackages(specimen)).getFailureReport();
        assertThat(found.getDetails())
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains(specimen));
        RED.incrementAndGet();
    }

    private static TreeSet<String> specimensOn(String shelf) {
        var prefix = SPECIMENS + shelf + ".";
        return ALL.stream()
                .map(one -> one.getPackageName() + ".")
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length(), name.indexOf('.', prefix.length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @AfterAll
    static void every_rule_went_red() {
        assertThat(RED.get()).isEqualTo(RULES);
    }
}
