package dev.zhanggui.application.imports.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mappings: those that ship, which nobody changes, and the team's own. */
public interface KeepingMappings {

    /** All of them, the team's own first, each group by name. */
    List<Kept> mappings();

    Optional<Kept> mapping(String name);

    /** Keeps one, or replaces it. */
    Decision<Put, ImportRefused> put(Actor actor, Mapping mapping);

    Decision<Mapping, ImportRefused> remove(Actor actor, String name);

    /**
     * Guesses how a file is to be read: a mapping that fits, or one made from its header, with its first rows as they
     * would be read. Nothing is kept.
     */
    Decision<Guess, Refusal> guess(FileKind kind, InputStream file) throws IOException;

    /** @param ships whether it comes with the desk */
    record Kept(Mapping mapping, boolean ships) {}

    /** @param isNew whether there was none of this name */
    record Put(Versioned<Mapping> now, boolean isNew) {}

    /**
     * @param fits whether it is a mapping that is kept already
     * @param unknownColumns that it does not read
     * @param preview the first rows by field, as text
     */
    record Guess(
            Mapping mapping,
            boolean fits,
            String format,
            String encoding,
            List<String> header,
            List<String> unknownColumns,
            List<Map<String, String>> preview) {}
}
