package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.spi.Backups;
import dev.zhanggui.application.spi.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What lives in memory has nowhere to put a backup. */
final class NoBackups implements Backups {

    @Override
    public Optional<String> place() {
        return Optional.empty();
    }

    @Override
    public Backup make(Instant at) {
        throw new Trouble.Unavailable("there is no place for a backup", new IllegalStateException("in memory"));
    }

    @Override
    public List<Backup> all() {
        return List.of();
    }

    @Override
    public int keepNewest(int most) {
        return 0;
    }
}
