package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.spi.TableFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a sheet that is being read: every cell as the text that a person would have typed. */
final class SheetCells {
    private static final int NO_COLUMN = 0;

    private final Workbook workbook;
    private final String[] texts = new String[TableFiles.COLUMNS_MAX];
    private final Damages damages = new Damages();
    private int count;
    private long bytes;

    private int column;
    private String type = "n";
    private int style;
    private final Text value = new Text();
    private boolean hasValue;
    /** Whether a cell was begun: what stands outside of every cell is nobody's. */
    private boolean open;

    SheetCells(Workbook workbook) {
        this.workbook = workbook;
    }

    void clear() {
        count = 0;
        bytes = 0;
        column = 0;
        open = false;
        hasValue = false;
        damages.clear();
    }

    void start(@Nullable String reference, @Nullable String type, @Nullable String style) {
        int named = reference == null ? NO_COLUMN : column(reference);
        column = named == NO_COLUMN ? Math.min(column, TableFiles.COLUMNS_MAX) + 1 : named;
        this.type = type == null ? "n" : type;
        this.style = style == null ? 0 : NumberFormats.number(style);
        value.clear();
        open = true;
        hasValue = false;
    }

    /** The column that {@code BC12} names, from 1 on, at most one too many; {@link #NO_COLUMN} where it names none. */
    static int column(String reference) {
        int column = 0;
        for (int at = 0; at < reference.length(); at++) {
            char one = reference.charAt(at);
            if (one < 'A' || one > 'Z') {
                break;
            }
            column = Math.min(TableFiles.COLUMNS_MAX + 1, column * 26 + one - 'A' + 1);
        }
        return column;
    }

    void value(Text text) {
        if (open && !type.equals("inlineStr")) {
            value.clear();
            value.add(text);
            hasValue = true;
        }
    }

    void inline(Text text) {
        if (open && type.equals("inlineStr")) {
            value.add(text);
            hasValue = true;
        }
    }

    void end() {
        open = false;
        if (!hasValue) {
            return;
        }
        hasValue = false;
        if (column > TableFiles.COLUMNS_MAX) {
            damages.add(column, Damages.TOO_MANY_COLUMNS, value.toString());
            return;
        }
        var text = text();
        bytes += text.length();
        if (bytes > TableFiles.ROW_BYTES_MAX) {
            damages.add(column, Damages.ROW_TOO_LONG, text);
            return;
        }
        while (count < column) {
            texts[count++] = "";
        }
        texts[column - 1] = text;
    }

    private String text() {
        var stored = value.toString();
        boolean tooLong = value.isTooLong();
        String text;
        if (type.equals("s")) {
            int number = NumberFormats.number(stored.strip());
            var shared = workbook.strings().at(number);
            if (shared == null) {
                damages.add(column, Damages.UNDECODABLE, stored);
                return "";
            }
            tooLong = workbook.strings().isTooLong(number);
            text = XmlTexts.take(shared);
        } else {
            text = switch (type) {
                case "n" -> number(stored);
                case "b" -> stored.strip().equals("1") ? "TRUE" : stored.strip().equals("0") ? "FALSE" : stored;
                case "d" -> stored.replace('T', ' ');
                default -> XmlTexts.take(stored);
            };
        }
        if (tooLong || text.length() > TableFiles.CELL_LENGTH_MAX) {
            damages.add(column, Damages.CELL_TOO_LONG, text);
            return Damages.cut(text);
        }
        if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0) {
            text = text.replace('\0', '\uFFFD');
            damages.add(column, Damages.UNDECODABLE, text);
        }
        return text;
    }

    private String number(String stored) {
        var number = Numbers.of(stored);
        if (number == null) {
            return stored;
        }
        if (Numbers.losesDigits(number)) {
            damages.add(column, Damages.NUMBER_IN_EXPONENT, stored);
            return number.toPlainString();
        }
        var moment = workbook.formats().moment(style, number, workbook.isSince1904());
        return moment != null ? moment : number.toPlainString();
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    String last() {
        return count == 0 ? "" : texts[count - 1];
    }

    Damages damages() {
        return damages;
    }

    /** At least one. */
    List<String> texts() {
        if (count == 0) {
            texts[count++] = "";
        }
        return SheetTable.view(texts, count);
    }
}
