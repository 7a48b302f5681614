package dev.zhanggui.adapters.web;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.api.KeepingMappings.Guess;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** What a file holds, by its header: the kind whose mapping leaves the fewest of its columns unread. */
final class Detecting {
    /** A larger one is read once only, so somebody says what it holds. */
    static final long BYTES_MAX = 32L << 20;

    private static final Comparator<Found> BEST_FIRST = Comparator.comparing(
                    (Found found) -> found.guess().unknownColumns().size())
            .thenComparing(found -> -found.guess().mapping().needs().size());

    private Detecting() {}

    private record Found(FileKind kind, Guess guess) {}

    /** Empty where no kind fits, or two fit alike. */
    static Optional<FileKind> kind(Imports imports, UploadedFile file) throws IOException {
        if (file.size() > BYTES_MAX) {
            return Optional.empty();
        }
        var fitting = new ArrayList<Found>();
        for (var kind : imports.files().kinds()) {
            try (var in = file.content()) {
                imports.mappings().guess(kind, in).whenAccepted(guess -> {
                    if (guess.fits()) {
                        fitting.add(new Found(kind, guess));
                    }
                });
            }
        }
        fitting.sort(BEST_FIRST);
        boolean alike = fitting.size() > 1 && BEST_FIRST.compare(fitting.get(0), fitting.get(1)) == 0;
        return fitting.isEmpty() || alike
                ? Optional.empty()
                : Optional.of(fitting.get(0).kind());
    }
}
