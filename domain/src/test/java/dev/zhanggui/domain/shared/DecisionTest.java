package dev.zhanggui.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private record TooLate(int minutes) implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    private static final Decision<Integer, TooLate> YES = Decision.accepted(7);
    private static final Decision<Integer, TooLate> NO = Decision.refused(new TooLate(3));

    @Test
    void an_accepted_decision_folds_to_its_value_and_a_refused_one_to_its_refusal() {
        assertThat(YES.<String>fold(value -> "yes " + value, no -> "no " + no.minutes()))
                .isEqualTo("yes 7");
        assertThat(NO.<String>fold(value -> "yes " + value, no -> "no " + no.minutes()))
                .isEqualTo("no 3");
    }

    @Test
    void map_changes_what_was_accepted_and_leaves_a_refusal_as_it_is() {
        assertThat(YES.map(value -> value * 2)).isEqualTo(Decision.accepted(14));
        assertThat(NO.map(value -> value * 2)).isEqualTo(NO);
    }

    @Test
    void the_first_refusal_ends_a_chain() {
        assertThat(YES.then(value -> Decision.accepted(value + 1))).isEqualTo(Decision.accepted(8));
        assertThat(YES.then(value -> NO)).isEqualTo(NO);
        assertThat(NO.then(value -> {
                    throw new AssertionError("a refused decision went on");
                }))
                .isEqualTo(NO);
    }

    @Test
    void an_effect_happens_only_when_accepted_and_the_decision_comes_back() {
        var seen = new ArrayList<Integer>();
        assertThat(YES.whenAccepted(seen::add)).isSameAs(YES);
        assertThat(NO.whenAccepted(seen::add)).isSameAs(NO);
        assertThat(seen).containsExactly(7);
    }

    @Test
    void what_cannot_be_refused_is_taken_and_a_refusal_there_is_a_defect() {
        assertThat(YES.orThrow()).isEqualTo(7);
        assertThatThrownBy(NO::orThrow).isInstanceOf(Invariant.Broken.class).hasMessageContaining("TooLate[minutes=3]");
    }

    @Test
    void an_invariant_says_with_its_facts_what_should_have_held() {
        Invariant.holds(true, "never said");
        assertThatThrownBy(() -> Invariant.holds(false, "%d is not %s", 1, "two"))
                .hasMessage("1 is not two");
        assertThatThrownBy(() -> Invariant.holds(false, "100 % sure")).hasMessage("100 % sure");
    }

    @Test
    void a_refusal_is_named_in_kebab_case() {
        assertThat(new TooLate(1).code()).isEqualTo("too-late");
        assertThat(Refusal.kebab("NotEnoughStock")).isEqualTo("not-enough-stock");
        assertThat(Refusal.kebab("Score4Days")).isEqualTo("score4-days");
        assertThat(Refusal.kebab("Wrong")).isEqualTo("wrong");
    }
}
