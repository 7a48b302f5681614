package dev.zhanggui.application.imports.spi;

import dev.zhanggui.application.Versioned;
import java.util.List;
import java.util.Optional;

/** The team's own mappings, as text. */
public interface Mappings {

    Optional<Versioned<String>> find(String name);

    /** All, by name. */
    List<String> all();

    /** Writes only over the version that was read, 0 for a new one; anything else is a stale write. */
    void save(String name, String text, long over);

    /** Answers whether there was one. */
    boolean remove(String name);
}
