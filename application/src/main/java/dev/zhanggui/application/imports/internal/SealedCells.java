package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.trade.api.SealingTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cells of a file as one sealed text: they name people, and lie in the desk's tables until they are taken or mended. */
final class SealedCells {
    private final SealingTexts sealing;

    SealedCells(SealingTexts sealing) {
        this.sealing = sealing;
    }

    String sealed(List<String> cells, String... place) {
        var text = new StringBuilder();
        cells.forEach(cell -> text.append(cell.length()).append(':').append(cell));
        return sealing.seal(text.toString(), place);
    }

    /** Empty where they cannot be read now. */
    Optional<List<String>> read(String sealed, String... place) {
        return sealing.open(sealed, place).map(SealedCells::parted);
    }

    private static List<String> parted(String text) {
        var cells = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(text, at, colon, 10);
            cells.add(text.substring(colon + 1, end));
            at = end;
        }
        return cells;
    }
}
