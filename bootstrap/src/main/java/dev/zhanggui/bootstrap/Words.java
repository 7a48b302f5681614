package dev.zhanggui.bootstrap;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, in Chinese where the system speaks Chinese, else in English. */
public final class Words {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.zhanggui.bootstrap.cli", Locale.getDefault());

    private Words() {}

    /** @param facts fill {@code {0}}, {@code {1}} … */
    public static String of(String key, Object... facts) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(facts);
    }
}
