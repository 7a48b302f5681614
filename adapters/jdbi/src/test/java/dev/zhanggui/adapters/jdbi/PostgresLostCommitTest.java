package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.zhanggui.adapters.jdbi.CutCable.Cut;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.Journal.Entry;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection is lost while it carries a COMMIT: whoever called is told what really became of it. */
final class PostgresLostCommitTest {
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    @RegisterExtension
    final PostgresFixture fixture = new PostgresFixture();

    private CutCable cable = new CutCable(0);
    private HikariDataSource pool = new HikariDataSource();

    record Happened(String what) {}

    @BeforeEach
    void a_cable_to_the_server() {
        cable.close();
        pool.close();
        var direct = fixture.pool().getJdbcUrl();
        var server = URI.create(direct.substring("jdbc:".length()));
        cable = new CutCable(server.getPort());
        var config = new HikariConfig();
        // In simple mode the word COMMIT travels each time.
        config.setJdbcUrl(direct.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + cable.port())
                + "&preferQueryMode=simple");
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void the_cable_is_rolled_up() {
        pool.close();
        cable.close();
    }

    private static boolean write(Storage storage) {
        Decision<Boolean, Refusal> done = storage.transactions().run(() -> {
            storage.journal().write(Entry.of(NOW, Actor.DESK, "thing", "a", 1, new Happened("a")));
            return Decision.accepted(true);
        });
        return done.orThrow();
    }

    private long rows() {
        return fixture.storage().auditTrail().unsealed().rows();
    }

    @Test
    void where_the_answer_is_lost_the_server_is_asked_and_what_it_kept_is_done() {
        try (var storage = PostgresStorage.on(pool)) {
            cable.cut(Cut.ON_THE_WAY_BACK);
            assertThat(write(storage)).isTrue();
            assertThat(rows()).isEqualTo(1);
            assertThat(write(storage)).isTrue();
            assertThat(rows()).isEqualTo(2);
        }
    }

    @Test
    void where_the_server_never_heard_of_it_nothing_was_done() {
        try (var storage = PostgresStorage.on(pool)) {
            cable.cut(Cut.ON_THE_WAY_THERE);
            assertThatThrownBy(() -> write(storage)).isInstanceOf(Trouble.Unavailable.class);
            assertThat(rows()).isZero();
            assertThat(write(storage)).isTrue();
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void where_nobody_can_be_asked_the_outcome_is_called_unknown() {
        try (var storage = PostgresStorage.on(pool)) {
            cable.cut(Cut.FOR_GOOD);
            assertThatThrownBy(() -> write(storage)).isInstanceOf(Trouble.UnknownOutcome.class);
            assertThat(rows()).isEqualTo(1);
        }
    }
}
