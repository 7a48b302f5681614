package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.BackupRefused;
import dev.zhanggui.application.backups.api.MakingBackups;
import dev.zhanggui.application.backups.api.MakingBackups.Make;
import dev.zhanggui.application.backups.spi.Backups;
import dev.zhanggui.application.backups.views.BackupViews.Failed;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backups of a storage that has a place for them: made, listed, made every night, and not kept for ever. */
public abstract class BackupsContract extends StorageContract {
    private final MovableClock clock = MovableClock.at(NOW);
    private SteppedBackground background = new SteppedBackground();
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());

    @BeforeEach
    void a_desk_with_some_stock() {
        desk.close();
        givenCatalog();
        givenStock(SHIRT, HUB, 5);
        desk = Zhanggui.on(storage(), clock, background, new CountedRandomness());
    }

    private Backup made() {
        return desk.backups().make(new Make(ACTOR, "to be sure")).orThrow();
    }

    @Test
    void a_backup_says_what_it_holds_and_is_found_again() {
        assertThat(storage().backups().all()).isEmpty();
        var one = made();
        assertThat(one.createdAt()).isEqualTo(NOW);
        assertThat(one.name()).isEqualTo("zhanggui-20261111-080000.zip");
        assertThat(one.rows()).isGreaterThan(4);
        assertThat(one.bytes()).isPositive();
        assertThat(storage().backups().all()).containsExactly(one);
        var again = made();
        assertThat(again.name()).isEqualTo("zhanggui-20261111-080000-2.zip");
        clock.advance(Duration.ofSeconds(1));
        // Where the writer does not seal what it wrote, somebody else does.
        var unused = storage().auditTrail().seal(1_000);
        var later = made();
        assertThat(storage().backups().all()).containsExactly(later, again, one);
        assertThat(later.auditHead()).isNotEqualTo(one.auditHead());
        assertThat(later.sha256()).isNotEqualTo(one.sha256());
    }

    @Test
    void only_who_may_makes_or_sees_backups() {
        var clerk = new Actor("clerk", "http", Authority.of(Permission.ORDERS));
        assertThat(desk.backups().make(new Make(clerk, "")).<Object>fold(made -> made, refused -> refused))
                .isInstanceOf(BackupRefused.NotAllowed.class);
        assertThat(desk.backups().backups(clerk).<Object>fold(all -> all, refused -> refused))
                .isInstanceOf(BackupRefused.NotAllowed.class);
        assertThat(storage().backups().all()).isEmpty();
    }

    @Test
    void the_oldest_go_and_the_newest_stay() {
        for (int i = 0; i < MakingBackups.KEPT + 3; i++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(made().createdAt()).isEqualTo(clock.wall());
        }
        var all = storage().backups().all();
        assertThat(all).hasSize(MakingBackups.KEPT);
        assertThat(all.get(0).createdAt()).isEqualTo(clock.wall());
        assertThat(all.get(MakingBackups.KEPT - 1).createdAt())
                .isEqualTo(clock.wall().minus(Duration.ofMinutes(MakingBackups.KEPT - 1)));
    }

    @Test
    void one_is_made_every_night_by_itself() {
        night();
        assertThat(storage().backups().all()).as("too early").isEmpty();
        clock.advance(Duration.ofHours(1));
        night();
        assertThat(storage().backups().all())
                .as("never one, and up for an hour")
                .hasSize(1);
        night();
        assertThat(storage().backups().all()).hasSize(1);
        assertThat(finding().level()).isEqualTo(Finding.Level.OK);
        clock.advance(Duration.ofHours(17));
        night();
        assertThat(storage().backups().all()).as("two in the morning").hasSize(1);
        clock.advance(Duration.ofHours(1));
        night();
        night();
        assertThat(storage().backups().all()).as("three in the morning").hasSize(2);
        clock.advance(Duration.ofDays(3));
        assertThat(finding().level()).isEqualTo(Finding.Level.WARN);
        assertThat(finding().facts()).containsEntry("why", "old");
        night();
        assertThat(finding().level()).isEqualTo(Finding.Level.OK);
    }

    @Test
    void one_that_fails_is_told_until_another_succeeds() {
        var broken = new AtomicBoolean(true);
        Backups shaky = Calls.through(
                (method, call) -> {
                    if (broken.get() && method.getName().equals("make")) {
                        throw new Trouble.Unavailable("the disk is full", new IOException());
                    }
                    return call.get();
                },
                Backups.class,
                storage().backups());
        Storage withShaky = Calls.through(
                (method, call) -> method.getReturnType() == Backups.class ? shaky : call.get(),
                Storage.class,
                storage());
        background.close();
        background = new SteppedBackground();
        desk = Zhanggui.on(withShaky, clock, background, new CountedRandomness());
        clock.advance(Duration.ofHours(1));
        night();
        night();
        var shown = desk.backupViews().shown();
        assertThat(shown.failures()).isEqualTo(2);
        assertThat(shown.failed()).contains(new Failed(clock.wall(), "the disk is full"));
        assertThat(shown.age()).isEmpty();
        assertThat(finding().level()).isEqualTo(Finding.Level.WARN);
        assertThat(finding().facts()).containsEntry("why", "backup-failed").containsEntry("failed", "the disk is full");

        broken.set(false);
        night();
        clock.advance(Duration.ofHours(2));
        shown = desk.backupViews().shown();
        assertThat(shown.failed()).isEmpty();
        assertThat(shown.failures()).isEqualTo(2);
        assertThat(shown.items()).isEqualTo(storage().backups().all()).hasSize(1);
        assertThat(shown.age()).contains(Duration.ofHours(2));
        assertThat(finding().level()).isEqualTo(Finding.Level.OK);
    }

    private void night() {
        background.step("looking for the nightly backup");
        background.stepAll();
    }

    private Finding finding() {
        return desk.auditing().examine().stream()
                .filter(one -> one.check().equals("backups"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_backup_is_in_the_journal_and_names_the_head_that_it_holds() {
        var head = desk.auditing().head();
        var one = made();
        assertThat(one.auditHead()).isEqualTo(head);
        var unused = storage().auditTrail().seal(1_000);
        var row = storage().auditTrail().after(0, 1_000).stream()
                .reduce((first, second) -> second)
                .flatMap(last -> last.row())
                .orElseThrow();
        assertThat(row.action()).isEqualTo("backupMade");
        assertThat(row.after()).contains(head, one.name());
        assertThat(row.why()).isEqualTo("to be sure");
        assertThat(desk.auditing().verify(Optional.of(head)).toString()).contains("Whole");
    }
}
