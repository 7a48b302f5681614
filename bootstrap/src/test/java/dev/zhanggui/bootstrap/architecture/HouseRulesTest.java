package dev.zhanggui.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole product keeps every rule of the house, and every rule is looked at. */
class HouseRulesTest {
    private static final int RULES = 27;
    private static final AtomicInteger RAN = new AtomicInteger();

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.zhanggui");

    @TestFactory
    Stream<DynamicTest> the_product_keeps_the_rule() {
        return Rules.of(HouseRules.class).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check(rule.getValue())));
    }

    private static void check(ArchRule rule) {
        RAN.incrementAndGet();
        rule.check(PRODUCT);
    }

    @AfterAll
    static void every_rule_ran() {
        assertThat(RAN.get()).isEqualTo(RULES);
    }

    @Test
    void no_room_is_empty() {
        for (var room : List.of(
                "domain.shared",
                "domain.roles",
                "domain.inventory",
                "application",
                "application.spi",
                "application.internal",
                "application.inventory.api",
                "application.inventory.internal",
                "application.inventory.spi",
                "application.inventory.views",
                "domain.campaigns",
                "application.campaigns.api",
                "application.campaigns.internal",
                "domain.rules",
                "application.rules.api",
                "application.rules.internal",
                "application.rules.spi",
                "application.rules.views",
                "application.access.internal",
                "application.audit.internal",
                "adapters.jdbi",
                "adapters.http",
                "adapters.web",
                "adapters.files",
                "adapters.passwords",
                "adapters.testkit",
                "bootstrap")) {
            assertThat(PRODUCT.stream().filter(one -> one.getPackageName().equals("dev.zhanggui." + room)))
                    .as(room)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void no_specimen_is_part_of_the_product() {
        assertThat(PRODUCT.stream().filter(one -> one.getPackageName().contains("specimens")))
                .isEmpty();
    }
}
