package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.audit.api.Seal;
import dev.zhanggui.application.audit.spi.AuditTrail;
import dev.zhanggui.application.audit.spi.AuditTrail.SealedRow;
import dev.zhanggui.application.audit.spi.AuditTrail.Unsealed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The audit's chain: every durable row gets one seal, without gaps, each made of the one before. */
public abstract class AuditTrailContract extends StorageContract {

    private AuditTrail trail() {
        return storage().auditTrail();
    }

    private void write(String id, int rows) {
        unit(() -> {
            for (int i = 1; i <= rows; i++) {
                storage().journal().write(JournalContract.entry(id, i));
            }
        });
    }

    @Test
    void a_new_chain_stands_at_its_beginning() {
        assertThat(trail().head()).isEqualTo(Seal.BEGINNING);
        assertThat(trail().after(0, 10)).isEmpty();
        assertThat(trail().unsealed()).isEqualTo(new Unsealed(0, Optional.empty()));
        assertThat(trail().seal(10)).isZero();
    }

    @Test
    void what_is_not_sealed_yet_is_told_with_its_age() {
        write("a", 3);
        long sealedAlready = trail().head().n();
        var unsealed = trail().unsealed();
        assertThat(unsealed.rows()).isEqualTo(3 - sealedAlready);
        assertThat(unsealed.oldest()).isEqualTo(sealedAlready == 3 ? Optional.empty() : Optional.of(NOW.plusMillis(1)));
        assertThat(trail().seal(2)).isEqualTo((int) Math.min(2, 3 - sealedAlready));
        assertThat(JournalContract.sealed(this)).hasSize(3);
        assertThat(trail().unsealed()).isEqualTo(new Unsealed(0, Optional.empty()));
    }

    @Test
    void the_chain_grows_by_one_link_for_each_row() {
        write("a", 2);
        assertThat(JournalContract.sealed(this)).hasSize(2);
        write("b", 3);
        var all = JournalContract.sealed(this);
        assertThat(all).extracting(link -> link.seal().n()).containsExactly(1L, 2L, 3L, 4L, 5L);
        var last = Seal.BEGINNING;
        for (var link : all) {
            assertThat(link.seal()).isEqualTo(last.next(link.seal().row(), link.contentHash()));
            assertThat(link.contentHash()).isEqualTo(link.row().orElseThrow().hash());
            last = link.seal();
        }
        assertThat(trail().head()).isEqualTo(last);
        assertThat(all).extracting(link -> link.row().orElseThrow().subject()).containsExactly("a", "a", "b", "b", "b");
    }

    @Test
    void the_chain_is_read_piece_by_piece() {
        write("a", 5);
        var all = JournalContract.sealed(this);
        var pieces = new ArrayList<Long>();
        var piece = trail().after(0, 2);
        while (!piece.isEmpty()) {
            assertThat(piece).hasSizeLessThanOrEqualTo(2);
            piece.forEach(link -> pieces.add(link.seal().n()));
            piece = trail().after(pieces.get(pieces.size() - 1), 2);
        }
        assertThat(pieces).isEqualTo(all.stream().map(link -> link.seal().n()).toList());
        assertThat(trail().after(5, 10)).isEmpty();
        assertThat(trail().after(99, 10)).isEmpty();
    }

    @Test
    void many_writers_make_one_chain_without_gaps() {
        race(8, racer -> {
            for (int i = 1; i <= 10; i++) {
                long version = i;
                unitInTheEnd(() -> storage().journal().write(JournalContract.entry("thing" + racer, version)));
                if (racer == 0) {
                    assertThat(trail().seal(3)).isBetween(0, 3);
                }
            }
        });
        var all = JournalContract.sealed(this);
        assertThat(all)
                .extracting(link -> link.seal().n())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
        var rows = new HashSet<Long>();
        var last = Seal.BEGINNING;
        for (SealedRow link : all) {
            assertThat(rows.add(link.seal().row())).isTrue();
            assertThat(link.seal()).isEqualTo(last.next(link.seal().row(), link.contentHash()));
            last = link.seal();
        }
    }
}
