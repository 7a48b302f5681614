package dev.zhanggui.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.zhanggui.adapters.testkit.Conditions;
import dev.zhanggui.adapters.testkit.IntegratorRules;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.shared.CheckReturnValue;
import dev.zhanggui.domain.shared.Refusal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jmolecules.archunit.JMoleculesArchitectureRules;
import org.jmolecules.archunit.JMoleculesArchitectureRules.VerificationDepth;
import org.jmolecules.archunit.JMoleculesDddRules;
import org.jmolecules.ddd.types.AggregateRoot;
import org.jmolecules.ddd.types.Identifiable;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.NullMarked;

/**
 * What the pages of the style guide promise about this house, over the whole product. A name says the rule and
 * {@code because} its reason. Packages are matched by their rooms ({@code ..domain..}, {@code ..adapters..}), so that
 * specimens can stand in rooms of their own.
 */
final class HouseRules {
    static final String DOMAIN = "dev.zhanggui..domain..";
    static final String APPLICATION = "dev.zhanggui..application..";
    static final String ADAPTERS = "dev.zhanggui..adapters..";
    static final String BENCH = "dev.zhanggui.bootstrap.bench..";
    static final String FILES = "dev.zhanggui..adapters.files..";
    static final String JDBI = "dev.zhanggui..adapters.jdbi..";

    private static final Pattern CONTEXT = Pattern.compile(".*\\.(?:domain|application)\\.([a-z]+)(?:\\..*)?");
    private static final Pattern BEHIND_THE_PORTS = Pattern.compile(".*\\.application\\.[a-z]+\\.(internal|spi)");

    private static final Set<String> PURE_PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.lang.runtime",
            "java.math",
            "java.text",
            "java.time",
            "java.time.temporal",
            "java.time.zone",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jmolecules.ddd.types",
            "org.jspecify.annotations");
    private static final Set<String> IMPURE_CLASSES = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.InheritableThreadLocal",
            "java.time.zone.ZoneRulesProvider",
            "java.util.Random",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.TimerTask");
    private static final Set<String> TRANSACTION_CALLS = Set.of(
            "begin",
            "commit",
            "rollback",
            "rollbackToSavepoint",
            "savepoint",
            "setSavepoint",
            "releaseSavepoint",
            "setAutoCommit",
            "inTransaction",
            "useTransaction",
            "setTransactionIsolation",
            "setTransactionIsolationLevel");
    private static final Pattern PATTERN_WORDS = Pattern.compile(
            ".*(Service|Manager|Helper|Util|Utils|DTO|Dto|Entity|Impl|Repository|Factory|Controller|Mapper|Bean)");
    private static final int PORT_METHODS_MAX = 7;

    private HouseRules() {}

    static final ArchRule adapters_reach_the_application_only_through_ports =
            JMoleculesArchitectureRules.ensureHexagonal(VerificationDepth.STRICT)
                    .because("what lies behind the ports can then change without any adapter");

    static final ArchRule every_room_is_labelled = classes()
            .that()
            .resideInAnyPackage(APPLICATION, ADAPTERS, "dev.zhanggui..bootstrap..")
            .and()
            .resideOutsideOfPackage("dev.zhanggui.application")
            .should(HouseConditions.haveALabel())
            .because(
                    "unlabelled code passes every hexagonal rule; only the front door, which knows all rooms, has none");

    static final ArchRule the_domain_carries_no_hexagonal_label = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jmolecules.architecture..")
            .because("everybody may know the domain, and it knows nothing of ports and adapters");

    static final ArchRule the_domain_is_pure = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should(Conditions.onlyDependOnAllowed(
                    "anything but values (a positive list)", any -> true, HouseRules::isPure))
            .because("a decision is made from values alone: no files, no network, no database, no threads");

    static final ArchRule the_domain_is_told_the_time = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should(Conditions.notCall("ask for the time", any -> true, Conditions::asksForTheTime))
            .andShould(Conditions.notCall("draw lots", any -> true, Conditions::drawsLots))
            .because("time, randomness and ids are arguments, so that every decision can be made again");

    static final ArchRule use_cases_ask_the_clock_port = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should(Conditions.notCall(
                    "ask the machine for the time, except in a Clock",
                    caller -> !isOrLiesIn(caller, Clock.class),
                    Conditions::asksForTheTime))
            .andShould(Conditions.notCall(
                    "draw lots, except in a Randomness",
                    caller -> !isOrLiesIn(caller, Randomness.class),
                    Conditions::drawsLots))
            .because("a test moves the one clock of the desk, and a simulation replays from its seed");

    static final ArchRule between_contexts_only_identifiers_travel = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should(HouseConditions.dependWithin(
                    "identifiers of other contexts",
                    (from, to) -> !isInDomain(to)
                            || context(to).equals("shared")
                            || context(to).equals(context(from))
                            || to.isAssignableTo(Identifier.class)))
            .because("each context keeps its own words and changes them alone");

    static final ArchRule contexts_meet_only_at_their_api = classes()
            .that()
            .resideInAPackage("dev.zhanggui..application.*..")
            .should(HouseConditions.dependWithin(
                    "what is behind the api of other contexts",
                    (from, to) -> !BEHIND_THE_PORTS.matcher(to.getPackageName()).matches()
                            || context(to).equals(context(from))))
            .because("another context is a conversation, not a table");

    static final ArchRule aggregates_refer_to_each_other_by_identifier = CompositeArchRule.of(
                    JMoleculesDddRules.aggregateReferencesShouldBeViaIdOrAssociation())
            .and(fields().that()
                    .areDeclaredInClassesThat()
                    .areAssignableTo(Identifiable.class)
                    .and()
                    .areNotStatic()
                    .should(HouseConditions.holdNo("aggregate", AggregateRoot.class)))
            .because("an aggregate is loaded, decided and saved alone");

    static final ArchRule values_hold_no_entities = CompositeArchRule.of(
                    JMoleculesDddRules.valueObjectsMustNotReferToIdentifiables())
            .and(fields().that()
                    .areDeclaredInClassesThat()
                    .areAssignableTo(ValueObject.class)
                    .and()
                    .areNotStatic()
                    .should(HouseConditions.holdNo("entity", Identifiable.class)))
            .because("a value is what it is; an entity inside of it changes behind its back, also as List<Entity>");

    static final ArchRule values_and_refusals_are_records = classes()
            .that()
            .areNotInterfaces()
            .should(HouseConditions.be(
                    "a record, where it is a value, an identifier or a refusal",
                    one -> !isValueOrRefusal(one) || one.isRecord()))
            .because("they are their facts: equal by content, printed by name, taken apart by patterns");

    static final ArchRule every_domain_record_is_marked = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .areRecords()
            .should(HouseConditions.be(
                    "a value, an identifier, an aggregate, an entity, a refusal or a decision", HouseRules::isMarked))
            .because("an unmarked record slips through every rule about values and aggregates");

    static final ArchRule adapters_do_not_know_each_other = slices().matching("dev.zhanggui..adapters.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each can be replaced alone; two technologies at once are two things");

    static final ArchRule the_jdbi_room_has_two_public_types = classes()
            .that()
            .resideInAPackage(JDBI)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleName("SqliteStorage")
            .orShould()
            .haveSimpleName("PostgresStorage")
            .because("tables and statements are nobody else's business");

    static final ArchRule the_files_room_has_one_public_type = classes()
            .that()
            .resideInAPackage(FILES)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleName("PlatformFiles")
            .because("how a file is taken apart is nobody else's business");

    static final ArchRule repositories_never_open_a_transaction = classes()
            .that()
            .resideInAPackage(JDBI)
            .should(Conditions.notCall(
                    "open or end a transaction, where it serves a port other than Transactions",
                    HouseRules::isRepository,
                    call -> TRANSACTION_CALLS.contains(call.getName())
                            && (call.getOwner().getPackageName().startsWith("java.sql")
                                    || call.getOwner().getPackageName().startsWith("org.jdbi"))))
            .because("the unit of work does; nested transactions of their own would tear it apart");

    static final ArchRule only_background_starts_threads = classes()
            .that()
            .resideOutsideOfPackage(BENCH)
            .should(Conditions.notCall(
                    "start threads, timers or sleeps, except in a Background",
                    caller -> !isOrLiesIn(caller, Background.class),
                    Conditions::startsOrWaits))
            .because("a simulation drives everything that happens by itself; a benchmark's callers are not the desk's");

    static final ArchRule nothing_prints_to_the_console = noClasses()
            .that()
            .resideOutsideOfPackage(BENCH)
            .should(ACCESS_STANDARD_STREAMS)
            .because("nobody reads it there; commands print through their command line, and a benchmark is its print");

    static final ArchRule exceptions_have_a_meaning = IntegratorRules.exceptions_have_a_meaning;

    static final ArchRule nothing_is_injected_into_fields = IntegratorRules.nothing_is_injected_into_fields;

    static final ArchRule names_carry_no_pattern_words = classes()
            .should(HouseConditions.be(
                    "named for what it is in the trade",
                    one -> !PATTERN_WORDS.matcher(one.getSimpleName()).matches()))
            .because("StockLedgers says more than StockLedgerRepositoryImpl");

    static final ArchRule every_package_is_null_marked = classes()
            .should(HouseConditions.be(
                    "in a package that is NullMarked", one -> one.getPackage().isAnnotatedWith(NullMarked.class)))
            .because("NullAway looks only there");

    static final ArchRule every_package_checks_return_values = classes()
            .should(HouseConditions.be(
                    "in a package that is CheckReturnValue",
                    one -> one.getPackage().isAnnotatedWith(CheckReturnValue.class)))
            .because("a dropped Decision compiles elsewhere");

    static final ArchRule contexts_are_free_of_cycles = CompositeArchRule.of(
                    slices().matching("dev.zhanggui..domain.(*)..").should().beFreeOfCycles())
            .and(slices().matching("dev.zhanggui..application.(*)..").should().beFreeOfCycles())
            .because("of two contexts that need each other neither can be understood alone");

    static final ArchRule ports_speak_of_instants_and_dates = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(OffsetDateTime|ZonedDateTime|OffsetTime)|java\\.util\\.(Date|Calendar)")
            .because("a moment is an Instant and a day a LocalDate; zones are applied where somebody looks");

    static final ArchRule ports_have_few_methods = classes()
            .that()
            .resideInAnyPackage("dev.zhanggui..application..api..", "dev.zhanggui..application..spi..")
            .should(HouseConditions.be(
                    "a port of at most " + PORT_METHODS_MAX + " methods",
                    one -> !one.isInterface() || abstractMethods(one) <= PORT_METHODS_MAX))
            .because("a port is one conversation with one actor");

    static final ArchRule nothing_is_generated_or_mocked = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "lombok..",
                    "org.mapstruct..",
                    "io.vavr..",
                    "org.mockito..",
                    "org.springframework..",
                    "com.google.inject..",
                    "javax.inject..",
                    "jakarta.inject..")
            .because("'go to implementation' has one answer");

    private static boolean isPure(JavaClass target) {
        return target.isPrimitive()
                || isInDomain(target)
                || PURE_PACKAGES.contains(target.getPackageName()) && !IMPURE_CLASSES.contains(target.getName());
    }

    private static boolean isInDomain(JavaClass target) {
        return JavaClass.Predicates.resideInAPackage(DOMAIN).test(target);
    }

    private static String context(JavaClass one) {
        var matcher = CONTEXT.matcher(one.getPackageName());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static boolean isValueOrRefusal(JavaClass one) {
        return one.isAssignableTo(ValueObject.class)
                || one.isAssignableTo(Identifier.class)
                || one.isAssignableTo(Refusal.class);
    }

    private static boolean isMarked(JavaClass one) {
        return isValueOrRefusal(one)
                || one.isAssignableTo(Identifiable.class)
                || one.getRawInterfaces().stream()
                        .anyMatch(type -> type.getSimpleName().equals("Decision"));
    }

    private static boolean isRepository(JavaClass one) {
        return !one.isAssignableTo(Transactions.class)
                && one.getAllRawInterfaces().stream()
                        .anyMatch(port -> List.of("spi", "views").contains(lastWord(port.getPackageName()))
                                && port.getPackageName().startsWith("dev.zhanggui.application"));
    }

    private static String lastWord(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    private static boolean isOrLiesIn(JavaClass one, Class<?> port) {
        return one.isAssignableTo(port)
                || one.isEquivalentTo(port)
                || one.getEnclosingClass().map(outer -> isOrLiesIn(outer, port)).orElse(false);
    }

    private static long abstractMethods(JavaClass port) {
        return port.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .count();
    }
}
