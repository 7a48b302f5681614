package dev.zhanggui.application.rules.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.rules.PlatformRule;
import java.util.List;
import java.util.Optional;

/** The team's own rules as they are kept. A row that was taken away leaves its version behind, so that versions grow. */
public interface OwnRules {

    /** All rows that stand, by platform, rule and first day. */
    List<Versioned<PlatformRule>> all();

    /** Another number after every change of any row, by whatever instance. Cheap. */
    long revision();

    /** The row; empty under the version with which it was taken away, and under 0 where it never was. */
    Versioned<Optional<PlatformRule>> find(PlatformRule.Key key);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void save(PlatformRule row, long over);

    /**
     * Takes a row away, as one version more.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where no row of version {@code over} stands
     */
    void remove(PlatformRule.Key key, long over);
}
