package dev.zhanggui.adapters.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the pages; simplified Chinese where the reader asks for none of them. */
enum Language {
    ZH_HANS("zh-Hans", "简体中文", Locale.SIMPLIFIED_CHINESE),
    ZH_HANT("zh-Hant", "繁體中文", Locale.TRADITIONAL_CHINESE),
    EN("en", "English", Locale.UK);

    private static final int HEADER_LENGTH_MAX = 500;
    private static final List<String> TRADITIONAL_PLACES = List.of("TW", "HK", "MO");

    private final String tag;
    private final String ownName;
    private final Locale locale;

    Language(String tag, String ownName, Locale locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
    }

    String tag() {
        return tag;
    }

    /** As its readers call it. */
    String ownName() {
        return ownName;
    }

    Locale locale() {
        return locale;
    }

    static Optional<Language> byTag(@Nullable String tag) {
        return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    /** The first of ours that an {@code Accept-Language} asks for. */
    static Language of(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > HEADER_LENGTH_MAX) {
            return ZH_HANS;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> near(Locale.forLanguageTag(range.getRange())).stream())
                    .findFirst()
                    .orElse(ZH_HANS);
        } catch (IllegalArgumentException e) {
            return ZH_HANS;
        }
    }

    private static Optional<Language> near(Locale asked) {
        if (asked.getLanguage().equals("en")) {
            return Optional.of(EN);
        }
        if (!asked.getLanguage().equals("zh")) {
            return Optional.empty();
        }
        boolean traditional = asked.getScript().equals("Hant")
                || (asked.getScript().isEmpty() && TRADITIONAL_PLACES.contains(asked.getCountry()));
        return Optional.of(traditional ? ZH_HANT : ZH_HANS);
    }
}
