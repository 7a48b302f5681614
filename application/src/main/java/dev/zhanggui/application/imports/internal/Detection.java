package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.FileRefused.EmptyFile;
import dev.zhanggui.application.imports.api.FileRefused.WrongHeader;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.spi.TableFiles.Table;
import dev.zhanggui.domain.shared.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header of a file and the mapping that reads it: of those whose needs the header has, the one that reads
 * most of its columns, and of those that read as many the one that needs most. Notes may stand before the header.
 */
final class Detection {
    static final int NOTES_MAX = 50;
    private static final int NAMES_TOLD_MAX = 60;

    /**
     * @param rowsBefore notes and blank rows before the header, which the table has passed with the header
     */
    record Found(Layout layout, long rowsBefore) {}

    private final List<Mapping> candidates;
    private @Nullable WrongHeader nearest;
    private double nearness = -1;

    /** @param candidates in the order of preference */
    Detection(List<Mapping> candidates) {
        this.candidates = candidates;
    }

    Decision<Found, FileRefused> in(Table table) {
        boolean empty = true;
        for (int before = 0; before < NOTES_MAX; before++) {
            var row = table.next();
            if (row == null) {
                break;
            }
            var header = Layout.names(row.cells());
            if (header.isEmpty()) {
                continue;
            }
            empty = false;
            var layout = best(header);
            if (layout != null) {
                return Decision.accepted(new Found(layout, before));
            }
        }
        var told = nearest;
        return Decision.refused(empty || told == null ? new EmptyFile() : told);
    }

    private @Nullable Layout best(List<String> header) {
        Layout best = null;
        int most = -1;
        for (var mapping : candidates) {
            var missing = Layout.missing(mapping, header);
            if (!missing.isEmpty()) {
                remember(mapping, header, missing);
                continue;
            }
            var layout = Layout.of(mapping, header);
            int score = layout.columnsRead() * 1_000 + mapping.needs().size();
            if (score > most) {
                most = score;
                best = layout;
            }
        }
        return best;
    }

    /** A header that has more of what a mapping needs is nearer to it; of several as near, the first. */
    private void remember(Mapping mapping, List<String> header, List<String> missing) {
        double share = 1 - (double) missing.size() / mapping.needs().size();
        if (share > nearness) {
            nearness = share;
            nearest = new WrongHeader(
                    header.stream()
                            .filter(name -> !name.isEmpty())
                            .limit(NAMES_TOLD_MAX)
                            .map(name -> Cell.shortened(name, 100))
                            .toList(),
                    missing,
                    mapping.name());
        }
    }
}
