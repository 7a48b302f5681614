package dev.zhanggui.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zhanggui.adapters.jdbi.PostgresStorage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.bootstrap.bench.Cluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three desks on one PostgreSQL, one of them killed: nothing is lost and nothing is done twice. */
class InstancesTest {
    private static final int ANSWERS = 300;

    @Test
    void one_of_three_instances_is_killed_and_nothing_is_lost_or_doubled() throws Exception {
        var started = Cluster.start(Path.of(System.getProperty("java.io.tmpdir")));
        assumeTrue(started.isPresent(), "PostgreSQL is not installed");
        try (var cluster = started.get()) {
            var url = cluster.database("desk");
            try (var desk = Zhanggui.on(PostgresStorage.on(url))) {
                Victim.stock(desk, 1_000_000);
            }
            var instances = new ArrayList<Witness>();
            for (var name : List.of("a", "b", "c")) {
                instances.add(Witness.start(List.of("postgres", url, name), Map.of(), List.of()));
            }
            instances.get(0).awaitAnswers(ANSWERS).kill();
            for (var survivor : instances.subList(1, 3)) {
                survivor.awaitAnswers(survivor.heard() + ANSWERS).kill();
                assertThat(survivor.troubles()).isEmpty();
            }
            try (var desk = Zhanggui.on(PostgresStorage.on(url))) {
                while (desk.auditing().sealLag().toMillis() > 0) {
                    Thread.onSpinWait();
                }
                for (var instance : instances) {
                    assertThat(instance.contradictions(desk)).isEmpty();
                }
            }
            System.out.printf(
                    "instances: 3, answers heard: %,d, lost: 0%n",
                    instances.stream().mapToInt(Witness::heard).sum());
        }
    }
}
