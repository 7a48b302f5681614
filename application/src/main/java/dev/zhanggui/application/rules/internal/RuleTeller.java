package dev.zhanggui.application.rules.internal;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.rules.api.AskingRules;
import dev.zhanggui.application.rules.views.RuleViews;
import dev.zhanggui.domain.rules.PlatformRule.Key;
import dev.zhanggui.domain.rules.RuleAnswer;
import dev.zhanggui.domain.rules.RuleBook;
import dev.zhanggui.domain.rules.RuleBook.Entry;
import dev.zhanggui.domain.rules.RuleDifference;
import dev.zhanggui.domain.shared.Invariant;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Tells rules from the book in memory. */
public final class RuleTeller implements AskingRules, RuleViews {
    private static final int KEY_PARTS = 4;

    private final RuleShelf shelf;

    public RuleTeller(RuleShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public RuleAnswer rule(String platform, String rule, LocalDate on) {
        return shelf.now().book().lookup(platform, rule, on);
    }

    @Override
    public Page<RuleRow> rules(Filter filter, Optional<String> cursor, int limit) {
        Invariant.holds(limit > 0 && limit <= Page.LIMIT_MAX, "1 to %d rows: %d", Page.LIMIT_MAX, limit);
        var after = cursor.map(RuleTeller::place);
        var now = shelf.now();
        var shown = new ArrayList<RuleRow>();
        for (var entry : now.book().entries()) {
            boolean isNext = after.map(last -> last.isBefore(Place.of(entry))).orElse(true);
            if (!isNext || !passes(entry, filter, now.book())) {
                continue;
            }
            if (shown.size() == limit) {
                return new Page<>(List.copyOf(shown), Optional.of(cursor(shown.get(limit - 1))));
            }
            shown.add(row(entry, now));
        }
        return new Page<>(List.copyOf(shown), Optional.empty());
    }

    private static boolean passes(Entry entry, Filter filter, RuleBook book) {
        var row = entry.rule();
        return filter.platform().map(row.platform()::equals).orElse(true)
                && row.rule().startsWith(filter.prefix())
                && filter.on().map(day -> answers(entry, day, book)).orElse(true);
    }

    private static boolean answers(Entry entry, LocalDate on, RuleBook book) {
        var row = entry.rule();
        return book.lookup(row.platform(), row.rule(), on) instanceof RuleAnswer.Known known
                && known.own() == entry.own()
                && known.rule().equals(row);
    }

    private RuleRow row(Entry entry, RuleShelf.Standing now) {
        var version = entry.own()
                ? Optional.ofNullable(now.versions().get(entry.rule().key()))
                : Optional.<Long>empty();
        return new RuleRow(
                entry.rule(),
                entry.pack(),
                entry.replaced(),
                version,
                meaning(entry.rule().rule()));
    }

    @Override
    public List<RuleDifference> differences() {
        return shelf.now().book().differences();
    }

    @Override
    public Optional<Meaning> meaning(String rule) {
        var title = Optional.ofNullable(shelf.shipped().titles().get(rule));
        return title.flatMap(found -> shelf.shipped().book().form(rule).map(form -> new Meaning(found, form)));
    }

    /** Where a list goes on: what its rows are sorted by. */
    private record Place(Key key, boolean own) {

        static Place of(Entry entry) {
            return new Place(entry.rule().key(), entry.own());
        }

        boolean isBefore(Place other) {
            int order = key.compareTo(other.key);
            return order < 0 || order == 0 && !own && other.own;
        }
    }

    private static String cursor(RuleRow last) {
        var row = last.rule();
        var text = String.join(
                "\n",
                row.platform(),
                row.rule(),
                row.from().toString(),
                Boolean.toString(last.pack().isEmpty()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split("\n", -1);
            if (parts.length == KEY_PARTS) {
                return new Place(new Key(parts[0], parts[1], LocalDate.parse(parts[2])), parts[3].equals("true"));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadCursor(cursor);
        }
        throw new BadCursor(cursor);
    }
}
