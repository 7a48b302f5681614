package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units of work: all or nothing, each in its turn, and reads that see one moment. */
public abstract class TransactionsContract extends StorageContract {
    private static final Sku TROUSERS = new Sku("trousers");

    @BeforeEach
    void someStock() {
        givenCatalog();
        givenSku(TROUSERS);
        givenStock(SHIRT, HUB, 100);
        givenStock(TROUSERS, HUB, 100);
    }

    private void take(Sku sku, int units) {
        storage().stockLedgers().change(sku, Shelf.Change.onHand(HUB, -units));
    }

    private Decision<String, No> run(Supplier<Decision<String, No>> unit) {
        return storage().transactions().run(unit);
    }

    private void assertNothingTaken() {
        assertThat(onHand(SHIRT, HUB)).isEqualTo(100);
        assertThat(onHand(TROUSERS, HUB)).isEqualTo(100);
    }

    @Test
    void an_accepted_unit_is_kept_and_answers_its_decision() {
        var decision = run(() -> {
            take(SHIRT, 1);
            take(TROUSERS, 2);
            return Decision.accepted("done");
        });
        assertThat(decision).isEqualTo(Decision.accepted("done"));
        assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
        assertThat(onHand(TROUSERS, HUB)).isEqualTo(98);
    }

    @Test
    void a_unit_sees_what_it_wrote() {
        unit(() -> {
            take(SHIRT, 1);
            assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
            assertThat(storage().transactions().read(() -> onHand(SHIRT, HUB))).isEqualTo(99);
        });
    }

    @Test
    void a_refused_unit_leaves_nothing_behind() {
        var rows = storage().auditTrail().unsealed().rows()
                + storage().auditTrail().head().n();
        var decision = run(() -> {
            take(SHIRT, 1);
            take(TROUSERS, 2);
            storage().skuCards().save(card(new Sku("socks")), 0);
            storage().reservations().add(hold("r", 1, LATER));
            storage().journal().write(JournalContract.entry("r", 1));
            return Decision.refused(new No(7));
        });
        assertThat(decision).isEqualTo(Decision.refused(new No(7)));
        assertNothingTaken();
        assertThat(storage().skuCards().find(new Sku("socks"))).isEmpty();
        assertThat(storage().reservations().find(hold("r", 1, LATER).id())).isEmpty();
        var trail = storage().auditTrail();
        assertThat(trail.unsealed().rows() + trail.head().n()).isEqualTo(rows);
    }

    @Test
    void an_exception_reaches_the_caller_and_leaves_nothing_behind() {
        assertThatThrownBy(() -> run(() -> {
                    take(SHIRT, 1);
                    take(TROUSERS, 2);
                    throw new Slip();
                }))
                .isInstanceOf(Slip.class)
                .hasMessage("slipped");
        assertNothingTaken();
        unit(() -> take(SHIRT, 1));
        assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
    }

    @Test
    void a_part_can_be_refused_alone() {
        unit(() -> {
            take(SHIRT, 1);
            var part = run(() -> {
                take(SHIRT, 10);
                take(TROUSERS, 10);
                return Decision.refused(new No(1));
            });
            assertThat(part).isEqualTo(Decision.refused(new No(1)));
            assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
            take(TROUSERS, 2);
        });
        assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
        assertThat(onHand(TROUSERS, HUB)).isEqualTo(98);
    }

    @Test
    void a_part_that_fails_can_be_survived() {
        unit(() -> {
            take(SHIRT, 1);
            assertThatThrownBy(() -> run(() -> {
                        take(TROUSERS, 10);
                        throw new Slip();
                    }))
                    .isInstanceOf(Slip.class);
            take(SHIRT, 1);
        });
        assertThat(onHand(SHIRT, HUB)).isEqualTo(98);
        assertThat(onHand(TROUSERS, HUB)).isEqualTo(100);
    }

    @Test
    void a_part_that_the_storage_itself_rejects_can_be_survived() {
        unit(() -> {
            take(SHIRT, 1);
            assertThatThrownBy(() -> run(() -> {
                        take(TROUSERS, 101);
                        return Decision.accepted("more than there is");
                    }))
                    .isInstanceOf(RuntimeException.class);
            take(TROUSERS, 1);
        });
        assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
        assertThat(onHand(TROUSERS, HUB)).isEqualTo(99);
    }

    @Test
    void a_refused_part_takes_its_accepted_parts_with_it() {
        unit(() -> {
            var part = run(() -> {
                var inner = run(() -> {
                    take(SHIRT, 10);
                    return Decision.accepted("inner");
                });
                assertThat(inner).isEqualTo(Decision.accepted("inner"));
                assertThat(onHand(SHIRT, HUB)).isEqualTo(90);
                return Decision.refused(new No(2));
            });
            assertThat(part).isEqualTo(Decision.refused(new No(2)));
            take(TROUSERS, 1);
        });
        assertThat(onHand(SHIRT, HUB)).isEqualTo(100);
        assertThat(onHand(TROUSERS, HUB)).isEqualTo(99);
    }

    @Test
    void an_accepted_part_goes_with_its_unit() {
        var decision = run(() -> {
            var part = run(() -> {
                take(SHIRT, 10);
                return Decision.accepted("part");
            });
            assertThat(part).isEqualTo(Decision.accepted("part"));
            return Decision.refused(new No(3));
        });
        assertThat(decision).isEqualTo(Decision.refused(new No(3)));
        assertNothingTaken();
    }

    @Test
    void a_stale_write_runs_the_unit_again_from_its_beginning() {
        var runs = new AtomicInteger();
        var decision = run(() -> {
            assertThat(onHand(SHIRT, HUB)).isEqualTo(100);
            take(SHIRT, 1);
            if (runs.incrementAndGet() == 1) {
                throw new StaleWrite("somebody was faster");
            }
            return Decision.accepted("second run");
        });
        assertThat(decision).isEqualTo(Decision.accepted("second run"));
        assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
    }

    @Test
    void a_unit_that_stays_stale_fails_and_leaves_nothing_behind() {
        assertThatThrownBy(() -> run(() -> {
                    take(SHIRT, 1);
                    throw new StaleWrite("again and again");
                }))
                .isInstanceOf(StaleWrite.class);
        assertNothingTaken();
    }

    @Test
    void a_unit_that_was_begun_is_kept_when_it_is_answered() {
        var begun = storage().transactions().<String, No>begin(() -> {
            take(SHIRT, 1);
            return Decision.accepted("done");
        });
        assertThat(begun.join()).isEqualTo(Decision.accepted("done"));
        assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
    }

    @Test
    void a_unit_that_was_begun_and_refused_or_failed_leaves_nothing_behind() {
        var refused = storage().transactions().<String, No>begin(() -> {
            take(SHIRT, 1);
            return Decision.refused(new No(5));
        });
        var failed = storage().transactions().<String, No>begin(() -> {
            take(TROUSERS, 1);
            throw new Slip();
        });
        assertThat(refused.join()).isEqualTo(Decision.refused(new No(5)));
        assertThatThrownBy(failed::get).hasCauseInstanceOf(Slip.class);
        assertNothingTaken();
    }

    @Test
    void units_begun_by_one_thread_keep_their_order() {
        var seen = new ArrayList<Long>();
        var begun = IntStream.range(0, 20)
                .mapToObj(i -> storage().transactions().<Long, No>begin(() -> {
                    take(SHIRT, 1);
                    return Decision.accepted(onHand(SHIRT, HUB));
                }))
                .toList();
        begun.forEach(one -> seen.add(one.join().orThrow()));
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> 99L - i).toList());
    }

    @Test
    void a_unit_begun_within_a_unit_is_a_part_of_it() {
        var decision = run(() -> {
            var part = storage().transactions().<String, No>begin(() -> {
                take(SHIRT, 1);
                return Decision.accepted("part");
            });
            assertThat(part.join()).isEqualTo(Decision.accepted("part"));
            return Decision.refused(new No(6));
        });
        assertThat(decision).isEqualTo(Decision.refused(new No(6)));
        assertNothingTaken();
    }

    @Test
    void units_run_together_each_answer_for_themselves_in_order() {
        var units = IntStream.range(0, 30)
                .<Supplier<Decision<String, No>>>mapToObj(i -> () -> {
                    receive(new Sku("shirt"), HUB, 1);
                    storage().skuCards().save(card(new Sku("sku" + i)), 0);
                    if (i % 3 == 1) {
                        return Decision.refused(new No(i));
                    }
                    if (i % 3 == 2) {
                        throw new Slip();
                    }
                    return Decision.accepted("unit " + i);
                })
                .toList();
        var answers = storage().transactions().runEach(units);
        assertThat(answers).hasSize(30);
        for (int i = 0; i < 30; i++) {
            var answer = answers.get(i);
            if (i % 3 == 2) {
                assertThatThrownBy(answer::get).isInstanceOf(Slip.class);
            } else {
                Decision<String, No> expected =
                        i % 3 == 1 ? Decision.refused(new No(i)) : Decision.accepted("unit " + i);
                assertThat(answer.get()).isEqualTo(expected);
            }
            assertThat(storage().skuCards().find(new Sku("sku" + i)).isPresent())
                    .as("unit %d", i)
                    .isEqualTo(i % 3 == 0);
        }
        assertThat(onHand(SHIRT, HUB)).isEqualTo(110);
    }

    @Test
    void one_stale_unit_among_many_runs_again_alone() {
        var runs = new AtomicInteger();
        Supplier<Decision<String, No>> easy = () -> {
            receive(SHIRT, HUB, 1);
            return Decision.accepted("easy");
        };
        Supplier<Decision<String, No>> stale = () -> {
            receive(SHIRT, HUB, 10);
            if (runs.incrementAndGet() == 1) {
                throw new StaleWrite("somebody was faster");
            }
            return Decision.accepted("stale");
        };
        var answers = storage().transactions().runEach(List.of(easy, stale, easy));
        assertThat(answers.stream().map(Supplier::get))
                .containsExactly(Decision.accepted("easy"), Decision.accepted("stale"), Decision.accepted("easy"));
        assertThat(onHand(SHIRT, HUB)).isEqualTo(112);
    }

    @Test
    void of_no_units_there_are_no_answers() {
        assertThat(storage().transactions().<String, No>runEach(List.of())).isEmpty();
    }

    @Test
    void a_write_inside_of_reads_is_a_defect() {
        assertThatThrownBy(() -> storage().transactions().read(() -> {
                    take(SHIRT, 1);
                    return "written";
                }))
                .isInstanceOf(RuntimeException.class);
        assertNothingTaken();
    }

    @Test
    void reads_see_one_moment_though_somebody_writes_meanwhile() {
        var written = new CountDownLatch(1);
        try (var background = new BackgroundThreads("writer")) {
            var seen = storage().transactions().read(() -> {
                var levels = new ArrayList<Long>();
                levels.add(onHand(SHIRT, HUB));
                background.loop("writer", () -> {
                    unit(() -> take(SHIRT, 1));
                    written.countDown();
                });
                waitIfItCanHappenNow(written);
                levels.add(onHand(SHIRT, HUB));
                return levels;
            });
            assertThat(seen).containsExactly(100L, 100L);
            await(written);
        }
        assertThat(onHand(SHIRT, HUB)).isEqualTo(99);
    }

    /** A storage may let writers wait until the reads are over. */
    private static void waitIfItCanHappenNow(CountDownLatch written) {
        try {
            written.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void several_reads_of_one_moment_agree_whatever_is_written() {
        race(4, racer -> {
            for (int i = 0; i < 50; i++) {
                if (racer % 2 == 0) {
                    int units = racer == 0 ? 1 : -1;
                    unitInTheEnd(() -> {
                        assertThat(storage().stockLedgers().lock(skus(SHIRT, TROUSERS), NOW))
                                .hasSize(2);
                        take(SHIRT, units);
                        take(TROUSERS, -units);
                    });
                } else {
                    long sum = storage().transactions().read(() -> onHand(SHIRT, HUB) + onHand(TROUSERS, HUB));
                    assertThat(sum).isEqualTo(200);
                }
            }
        });
        assertNothingTaken();
    }

    @Test
    void no_update_is_lost() {
        race(8, racer -> {
            for (int i = 0; i < 25; i++) {
                unitInTheEnd(() -> receive(SHIRT, HUB, 1));
            }
        });
        assertThat(onHand(SHIRT, HUB)).isEqualTo(300);
    }

    @Test
    void a_value_that_was_read_before_is_not_written_over_another() {
        var changed = new AtomicInteger();
        race(8, racer -> {
            for (int i = 0; i < 10; i++) {
                try {
                    unit(() -> {
                        var seen = storage().skuCards().find(SHIRT).orElseThrow();
                        storage().skuCards().save(seen.value(), seen.version());
                    });
                    changed.incrementAndGet();
                } catch (StaleWrite faster) {
                    assertThat(faster).isNotNull();
                }
            }
        });
        assertThat(storage().skuCards().find(SHIRT).orElseThrow().version()).isEqualTo(1 + changed.get());
        assertThat(changed.get()).isPositive();
    }

    @Test
    void what_was_checked_under_a_lock_still_holds_when_it_is_written() {
        var taken = new AtomicInteger();
        race(8, racer -> {
            for (int i = 0; i < 25; i++) {
                if (takeWhileBothLeaveOne(racer % 2 == 0 ? SHIRT : TROUSERS)) {
                    taken.incrementAndGet();
                }
            }
        });
        assertThat(taken.get()).isEqualTo(190);
        assertThat(onHand(SHIRT, HUB) + onHand(TROUSERS, HUB)).isEqualTo(10);
    }

    /** Each looks at both and takes from one: two who did not see each other would take one too many. */
    private boolean takeWhileBothLeaveOne(Sku sku) {
        Decision<String, No> decision = storage().transactions().run(() -> {
            var ledgers = storage().stockLedgers().lock(skus(SHIRT, TROUSERS), NOW);
            long sum = ledgers.values().stream()
                    .mapToLong(ledger -> ledger.shelf(HUB).orElseThrow().onHand())
                    .sum();
            if (sum <= 10) {
                return Decision.refused(new No(4));
            }
            take(sku, 1);
            return Decision.accepted("taken");
        });
        return decision.fold(value -> true, refusal -> false);
    }
}
