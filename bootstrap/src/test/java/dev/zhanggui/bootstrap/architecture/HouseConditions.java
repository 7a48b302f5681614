package dev.zhanggui.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What the house's own rules are made of. */
final class HouseConditions {
    private static final String LABELS = "org.jmolecules.architecture.hexagonal";

    private HouseConditions() {}

    static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> is) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!is.test(item)) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " is not " + what));
                }
            }
        };
    }

    static ArchCondition<JavaClass> haveALabel() {
        return be(
                "labelled",
                one -> one.getAnnotations().stream().anyMatch(label -> isLabel(label.getRawType()))
                        || one.getPackage().getAnnotations().stream().anyMatch(label -> isLabel(label.getRawType())));
    }

    private static boolean isLabel(JavaClass annotation) {
        return annotation.getPackageName().equals(LABELS);
    }

    /** @param allowed of a class and what it depends on */
    static ArchCondition<JavaClass> dependWithin(String onWhat, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("depend at most on " + onWhat) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(found ->
                                !allowed.test(item, found.getTargetClass().getBaseComponentType()))
                        .forEach(found -> events.add(SimpleConditionEvent.violated(item, found.getDescription())));
            }
        };
    }

    /** Nowhere in the field's type, also not as one of many. */
    static ArchCondition<JavaField> holdNo(String what, Class<?> type) {
        return new ArchCondition<>("hold no " + what) {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                field.getType().getAllInvolvedRawTypes().stream()
                        .filter(held -> held.isAssignableTo(type))
                        .forEach(held -> events.add(SimpleConditionEvent.violated(
                                field, field.getFullName() + " holds " + what + " " + held.getName())));
            }
        };
    }
}
