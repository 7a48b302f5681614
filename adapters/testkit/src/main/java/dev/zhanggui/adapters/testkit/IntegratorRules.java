package dev.zhanggui.adapters.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.Clock;
import java.util.function.Predicate;

/**
 * The rules for code that builds on the desk: {@code @ArchTest static final ArchTests house =
 * ArchTests.in(IntegratorRules.class);} in a class that analyses your adapters.
 */
public final class IntegratorRules {
    private static final String SPI = "dev.zhanggui.application..spi..";

    private IntegratorRules() {}

    @ArchTest
    public static final ArchRule code_reaches_the_application_only_through_ports = noClasses()
            .that()
            .resideOutsideOfPackage("dev.zhanggui.application..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.zhanggui.application..internal..")
            .because("what lies behind the ports changes without notice; api, views and spi do not");

    @ArchTest
    public static final ArchRule what_serves_the_desk_does_not_command_it = classes()
            .should(Conditions.onlyDependOnAllowed(
                    "conversations of the desk, where it serves one of its ports",
                    IntegratorRules::servesTheDesk,
                    target -> !(target.isInterface()
                            && resideInAPackage("dev.zhanggui.application..api..")
                                    .test(target)
                            && !isWordOfAPort(target))))
            .because("a port that calls back into the desk runs a command inside of another one's transaction");

    @ArchTest
    public static final ArchRule adapters_do_not_know_each_other = classes()
            .should(Conditions.onlyDependOnAllowed(
                    "other adapters, where it serves one of the desk's ports",
                    IntegratorRules::servesTheDesk,
                    target -> !resideInAPackage("dev.zhanggui.adapters..").test(target)
                            || resideInAPackage("dev.zhanggui.adapters.testkit..")
                                    .test(target)))
            .because("each can be replaced alone; what two of them need belongs into a port");

    @ArchTest
    public static final ArchRule only_background_starts_threads = classes()
            .should(Conditions.notCall(
                    "start threads, timers or sleeps, except in a Background",
                    caller -> !isOrLiesIn(caller, Background.class),
                    Conditions::startsOrWaits))
            .because("a simulation drives everything that happens by itself through Background");

    @ArchTest
    public static final ArchRule what_serves_the_desk_is_told_the_time = classes()
            .should(Conditions.notCall(
                    "ask the machine for the time, where it serves one of the desk's ports",
                    caller -> servesTheDesk(caller) && !isOrLiesIn(caller, Clock.class),
                    Conditions::asksForTheTime))
            .because("the desk has one clock, which never runs backwards and which a test can move");

    @ArchTest
    public static final ArchRule nothing_prints_to_the_console = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
            "nobody reads it there: log what an operator must know, answer what a caller must know");

    @ArchTest
    public static final ArchRule exceptions_have_a_meaning = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because(
            "no is a Decision, trouble is a Trouble, and a defect has a name; nobody can tell a RuntimeException apart");

    @ArchTest
    public static final ArchRule nothing_is_injected_into_fields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
            "what a class needs stands in its constructor, and one can step through the wiring");

    /** Whether the class serves a port of the desk, or is part of one that does. */
    private static boolean servesTheDesk(JavaClass candidate) {
        return withEnclosing(
                candidate,
                one -> !one.isInterface()
                        && one.getAllRawInterfaces().stream()
                                .anyMatch(resideInAPackage(SPI)
                                        .or(resideInAPackage("dev.zhanggui.application..views.."))));
    }

    private static boolean isWordOfAPort(JavaClass target) {
        return target.isAnnotatedWith("org.jmolecules.architecture.hexagonal.Port");
    }

    private static boolean isOrLiesIn(JavaClass candidate, Class<?> port) {
        return withEnclosing(candidate, one -> one.isAssignableTo(port));
    }

    private static boolean withEnclosing(JavaClass candidate, Predicate<JavaClass> is) {
        return is.test(candidate)
                || candidate
                        .getEnclosingClass()
                        .map(outer -> withEnclosing(outer, is))
                        .orElse(false);
    }
}
