package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Refusal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything a page says, in one reader's language and by the desk's clock. */
final class Say {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int FACTS_DEEP = 4;

    private final Language language;
    private final Texts texts;
    private final Sentences sentences;
    private final Instant now;

    Say(Language language, Sentences sentences, Instant now) {
        this.language = language;
        this.texts = Texts.in(language);
        this.sentences = sentences;
        this.now = now;
    }

    Language language() {
        return language;
    }

    Instant now() {
        return now;
    }

    /** A text of the pages. */
    String t(String key) {
        return texts.of(key);
    }

    /** @param facts names and what they are filled with, in turn */
    String t(String key, Object... facts) {
        return texts.of(key, facts);
    }

    boolean has(String key) {
        return texts.has(key);
    }

    /** A word of the trade: a state, a step, a kind. */
    String word(String code) {
        var own = "word." + code;
        return texts.has(own) ? texts.of(own) : sentence(own, Map.of(), code);
    }

    String word(Enum<?> constant) {
        return word(Facts.camel(constant.name()));
    }

    /** A sentence that all surfaces share. */
    String sentence(String key, Map<String, Object> facts, String otherwise) {
        return sentences.find(language.tag(), key, readable(facts)).orElse(otherwise);
    }

    String reason(Reason reason) {
        return sentence("reason." + reason.code(), reason.facts(), reason.code());
    }

    String refusalTitle(Refusal refusal) {
        return problemTitle(refusal.code());
    }

    String refusal(Refusal refusal) {
        return problem(refusal.code(), facts(refusal));
    }

    String problemTitle(String code) {
        return sentence("problem." + code + ".title", Map.of(), code);
    }

    String problem(String code, Map<String, Object> facts) {
        return sentence("problem." + code + ".detail", facts, code);
    }

    private static Map<String, Object> facts(Refusal refusal) {
        return refusal instanceof Record record ? Facts.of(record) : Map.of();
    }

    /** Facts as a reader knows them: moments by the desk's clock. */
    private Map<String, Object> readable(Map<String, Object> facts) {
        var readable = new LinkedHashMap<String, Object>();
        facts.forEach((name, value) -> readable.put(name, readable(value, FACTS_DEEP)));
        return readable;
    }

    private Object readable(Object value, int deep) {
        if (deep > 0 && value instanceof Map<?, ?> map) {
            var readable = new LinkedHashMap<String, Object>();
            map.forEach((name, one) -> readable.put(String.valueOf(name), readable(one, deep - 1)));
            return readable;
        }
        if (deep > 0 && value instanceof List<?> list) {
            return list.stream().map(one -> readable(one, deep - 1)).toList();
        }
        return value instanceof String text && text.endsWith("Z") ? readable(text) : value;
    }

    private String readable(String text) {
        try {
            return time(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    // Numbers and times.

    String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    String signed(long number) {
        return (number > 0 ? "+" : number < 0 ? "−" : "") + number(Math.abs(number));
    }

    String money(Money money) {
        var format = NumberFormat.getInstance(language.locale());
        int places = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        var code = money.currency().getCurrencyCode();
        var symbol = code.equals("CNY") ? "¥" : money.currency().getSymbol(language.locale());
        return symbol + " " + format.format(money.amount());
    }

    /** To the minute. */
    String time(Instant at) {
        return MINUTE.format(at.atZone(ZONE));
    }

    /** To the minute, without the year where it is this one, and without the day where it is today. */
    String near(Instant at) {
        var then = at.atZone(ZONE);
        var today = now.atZone(ZONE);
        if (then.toLocalDate().equals(today.toLocalDate())) {
            return t("time.today", "time", CLOCK.format(then));
        }
        return then.getYear() == today.getYear() ? SHORT.format(then) : MINUTE.format(then);
    }

    String day(LocalDate day) {
        return day.toString();
    }

    /** How long still, or how long since. */
    String span(Duration span) {
        long minutes = span.abs().toMinutes();
        if (minutes < 1) {
            return t("time.moment");
        }
        long hours = minutes / 60;
        if (hours < 1) {
            return t("time.minutes", "minutes", minutes);
        }
        return hours < 48
                ? t("time.hours", "hours", hours, "minutes", minutes % 60)
                : t("time.days", "days", hours / 24, "hours", hours % 24);
    }

    String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        var units = List.of("B", "KiB", "MiB", "GiB");
        while (size >= 1_024 && unit < units.size() - 1) {
            size /= 1_024;
            unit++;
        }
        return String.format(language.locale(), unit == 0 ? "%.0f %s" : "%.1f %s", size, units.get(unit));
    }

    /** A deadline with how near it is. */
    Clock clock(Instant until) {
        return Clock.of(until, this);
    }
}
