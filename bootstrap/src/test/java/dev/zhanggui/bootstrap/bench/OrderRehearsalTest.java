package dev.zhanggui.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The rehearsal of the README, small, with the files in each of their forms. */
class OrderRehearsalTest {

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "zip"})
    void every_fact_holds(String as) {
        assertThat(new CommandLine(new OrderRehearsal()).execute("--orders", "60", "--seed", "7", "--as", as))
                .isZero();
    }
}
