package dev.zhanggui.application.rules.internal;

import dev.zhanggui.domain.rules.RuleBook;
import dev.zhanggui.domain.rules.RulePack;
import dev.zhanggui.domain.rules.RuleTitle;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.WorkCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What ships in this program: rule packs, what their rules are called, and the calendar of mainland China. */
public record ShippedRules(RuleBook book, Map<String, RuleTitle> titles, WorkCalendar calendar) {
    private static final List<String> PACKS =
            List.of("taobao-tmall", "jd", "douyin", "pdd", "kuaishou", "cross-border", "law");
    /** The day on which the sources of the packs were last looked at. */
    private static final LocalDate COMPILED = LocalDate.of(2026, 11, 22);

    /** Reads the files of this program; one that cannot be read is a defect. */
    public static ShippedRules read() {
        var packs = PACKS.stream()
                .map(name -> RulePack.read(name, COMPILED, lines("packs/" + name + ".tsv")))
                .toList();
        var titles = RuleTitle.read(lines("titles.tsv")).stream()
                .collect(Collectors.toUnmodifiableMap(RuleTitle::rule, Function.identity()));
        return new ShippedRules(RuleBook.of(packs), titles, WorkCalendar.read(lines("holidays-cn.tsv")));
    }

    private static List<String> lines(String file) {
        try (var in = ShippedRules.class.getResourceAsStream(file)) {
            Invariant.holds(in != null, "this program lacks its own %s", file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
