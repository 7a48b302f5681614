package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.trade.Listing.Page;
import dev.zhanggui.domain.trade.Listing.Shown;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a file says of how a listing is shown; what it does not say stays as it was. */
record SentPage(
        Optional<String> articleNo,
        Optional<String> title,
        Optional<String> keywords,
        Optional<List<String>> tags,
        Optional<Shown> shown,
        Optional<Instant> since,
        Optional<String> why) {
    private static final Map<String, Shown> SHOWN = Arrays.stream(Shown.values())
            .collect(Collectors.toUnmodifiableMap(one -> Facts.camel(one.name()), Function.identity()));

    static SentPage read(RowReader reader, ZoneId zone) {
        return new SentPage(
                text(reader, "article_no"),
                text(reader, "title"),
                text(reader, "keywords"),
                text(reader, "tags").map(tags -> tags(reader, tags)),
                Optional.ofNullable(reader.word(index("state"), SHOWN)),
                reader.optionalTime(index("since"), zone),
                text(reader, "why"));
    }

    private static int index(String field) {
        return FileKind.LISTINGS.index(field);
    }

    private static Optional<String> text(RowReader reader, String field) {
        return Optional.ofNullable(reader.text(index(field), Page.TEXT_LENGTH_MAX));
    }

    /** Parted by semicolons. */
    private static List<String> tags(RowReader reader, String text) {
        var tags = Arrays.stream(text.split("[;；]", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (tags.size() > Page.TAGS_MAX) {
            reader.wrong(index("tags"), text, "number-too-large", Map.of("most", Page.TAGS_MAX));
        }
        return tags;
    }

    Page over(Page known) {
        return new Page(
                articleNo.orElse(known.articleNo()),
                title.orElse(known.title()),
                keywords.orElse(known.keywords()),
                tags.orElse(known.tags()),
                shown.orElse(known.shown()),
                since.or(known::since),
                why.orElse(known.why()));
    }
}
