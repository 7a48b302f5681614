package dev.zhanggui.application.imports.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/** In what the text of a file is written; a workbook says so itself. */
@Port
public enum TextEncoding {
    /** Found out from what is in the file. */
    AUTO,
    UTF_8,
    GB18030,
    UTF_16;

    /** As callers write it: {@code utf-8}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TextEncoding> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
