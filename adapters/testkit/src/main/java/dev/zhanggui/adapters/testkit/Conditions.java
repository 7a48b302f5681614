package dev.zhanggui.adapters.testkit;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

/** What rules are made of. Every class is looked at, so that no rule passes for want of classes. */
public final class Conditions {
    private static final Set<String> CLOCK_CALLS = Set.of("now", "currentTimeMillis", "nanoTime", "systemDefault");
    private static final Set<String> THREAD_CALLS =
            Set.of("start", "sleep", "startVirtualThread", "ofVirtual", "ofPlatform");
    private static final Set<String> FUTURE_CALLS =
            Set.of("supplyAsync", "runAsync", "delayedExecutor", "orTimeout", "completeOnTimeout");

    private static final Set<String> TIMED_WAITS = Set.of("parkNanos", "parkUntil");

    private Conditions() {}

    /** The classes concerned depend on nothing else than what is {@code allowed}. */
    public static ArchCondition<JavaClass> onlyDependOnAllowed(
            String whatNot, Predicate<JavaClass> concerned, Predicate<JavaClass> allowed) {
        return new ArchCondition<>("not depend on " + whatNot) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (concerned.test(item)) {
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(dependency ->
                                    !allowed.test(dependency.getTargetClass().getBaseComponentType()))
                            .map(Dependency::getDescription)
                            .forEach(found -> events.add(SimpleConditionEvent.violated(item, found)));
                }
            }
        };
    }

    /** The classes concerned neither call nor refer to what is {@code forbidden}. */
    public static ArchCondition<JavaClass> notCall(
            String what, Predicate<JavaClass> concerned, Predicate<CodeUnitAccessTarget> forbidden) {
        return new ArchCondition<>("not " + what) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (concerned.test(item)) {
                    item.getCodeUnitAccessesFromSelf().stream()
                            .filter(call -> forbidden.test(call.getTarget()))
                            .forEach(call -> events.add(SimpleConditionEvent.violated(item, call.getDescription())));
                }
            }
        };
    }

    /** A server's own pool is its own affair. */
    private static boolean isPoolOfJava(JavaClass owner) {
        return owner.isAssignableTo(Executor.class) && owner.getPackageName().startsWith("java.");
    }

    /** Whether a call starts a thread, makes a timer or a pool, or waits for time to pass. */
    public static boolean startsOrWaits(CodeUnitAccessTarget call) {
        var owner = call.getOwner();
        var name = call.getName();
        boolean made = name.equals("<init>");
        return owner.isAssignableTo(Thread.class) && THREAD_CALLS.contains(name)
                || owner.isAssignableTo(Timer.class) && made
                || isPoolOfJava(owner) && (made || name.equals("commonPool"))
                || owner.isEquivalentTo(Executors.class)
                || owner.isEquivalentTo(CompletableFuture.class) && FUTURE_CALLS.contains(name)
                || owner.isEquivalentTo(TimeUnit.class) && name.equals("sleep")
                || owner.isEquivalentTo(LockSupport.class) && TIMED_WAITS.contains(name)
                || owner.isAssignableTo(BaseStream.class) && name.equals("parallel")
                || name.equals("parallelStream");
    }

    /** Whether a call's answer is the machine's time or zone. */
    public static boolean asksForTheTime(CodeUnitAccessTarget call) {
        var owner = call.getOwner();
        boolean ofTime = owner.getPackageName().startsWith("java.time") || owner.isEquivalentTo(System.class);
        return ofTime && CLOCK_CALLS.contains(call.getName())
                || owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system")
                || owner.isEquivalentTo(Date.class)
                        && call.getName().equals("<init>")
                        && call.getRawParameterTypes().isEmpty()
                || owner.isEquivalentTo(Calendar.class) && call.getName().equals("getInstance");
    }

    /** Whether a call draws lots. */
    public static boolean drawsLots(CodeUnitAccessTarget call) {
        var owner = call.getOwner();
        return owner.isAssignableTo(RandomGenerator.class)
                || owner.isEquivalentTo(Math.class) && call.getName().equals("random")
                || owner.isEquivalentTo(UUID.class) && call.getName().equals("randomUUID")
                || owner.isEquivalentTo(Collections.class)
                        && call.getName().equals("shuffle")
                        && call.getRawParameterTypes().size() == 1;
    }
}
