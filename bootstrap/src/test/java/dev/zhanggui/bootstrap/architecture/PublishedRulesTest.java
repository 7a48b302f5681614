package dev.zhanggui.bootstrap.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.zhanggui.adapters.testkit.IntegratorRules;

/** Our own adapters keep the rules that we publish, in the way in which an integrator asks for them. */
@AnalyzeClasses(packages = "dev.zhanggui.adapters.http", importOptions = ImportOption.DoNotIncludeTests.class)
class PublishedRulesTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(IntegratorRules.class);
}
