package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages say everything in three languages. */
class TextsTest {
    private static final Pattern FACT = Pattern.compile("\\{[a-zA-Z-]+}");
    private static final Pattern USED = Pattern.compile("(?<![a-zA-Z])t\\(\"([a-z][a-zA-Z0-9.-]*[a-zA-Z0-9])\"");
    private static final Pattern SIMPLIFIED_ONLY = Pattern.compile("[这个们为发单货库导时来对没应务产门问间计数据认证软设网络]");

    @Test
    void all_languages_have_the_same_keys() {
        for (var language : Language.values()) {
            assertThat(Texts.in(language).keys())
                    .as(language.tag())
                    .isEqualTo(Texts.in(Language.ZH_HANS).keys());
        }
    }

    @Test
    void all_languages_name_the_same_facts() {
        for (var key : Texts.in(Language.ZH_HANS).keys()) {
            for (var language : Language.values()) {
                assertThat(facts(Texts.in(language).of(key)))
                        .as(language.tag() + " " + key)
                        .isEqualTo(facts(Texts.in(Language.ZH_HANS).of(key)));
            }
        }
    }

    private static TreeSet<String> facts(String text) {
        var facts = new TreeSet<String>();
        var matcher = FACT.matcher(text);
        while (matcher.find()) {
            facts.add(matcher.group());
        }
        return facts;
    }

    @Test
    void every_text_that_a_page_asks_for_is_there() throws IOException {
        var asked = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main"))) {
            for (var file : files.filter(one -> one.toString().matches(".*\\.(jte|java)"))
                    .toList()) {
                var matcher = USED.matcher(Files.readString(file));
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(50);
        assertThat(Texts.in(Language.ZH_HANS).keys()).containsAll(asked);
    }

    @Test
    void traditional_chinese_has_words_and_characters_of_its_own() {
        var texts = Texts.in(Language.ZH_HANT);
        for (var key : texts.keys()) {
            assertThat(texts.of(key)).as(key).doesNotContainPattern(SIMPLIFIED_ONLY);
        }
        assertThat(texts.of("nav.imports")).isEqualTo("匯入");
        assertThat(texts.of("form.save")).isEqualTo("儲存");
    }
}
