package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.trade.Listing.Page;
import dev.zhanggui.domain.trade.Listing.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One change for many listings; what it does not name stays.
 *
 * @param title what in titles is replaced by what
 * @param keywords instead of those that stand
 */
public record ListingPatch(
        Optional<Shown> shown,
        Optional<Replaced> title,
        Optional<String> keywords,
        List<String> addedTags,
        List<String> removedTags)
        implements ValueObject {

    /** @param find exactly as it stands */
    public record Replaced(String find, String by) implements ValueObject {}

    public ListingPatch {
        addedTags = List.copyOf(addedTags);
        removedTags = List.copyOf(removedTags);
    }

    /** The page of a listing afterwards, if it can stand. */
    public Decision<Page, ListingRefused> of(Listing listing, Instant at, String why) {
        var page = listing.page();
        var newTitle =
                title.map(one -> page.title().replace(one.find(), one.by())).orElse(page.title());
        if (newTitle.length() > Page.TEXT_LENGTH_MAX) {
            return Decision.refused(new ListingRefused.PageTooLarge(listing.key(), "title", Page.TEXT_LENGTH_MAX));
        }
        var tags = new TreeSet<>(page.tags());
        tags.addAll(addedTags);
        removedTags.forEach(tags::remove);
        if (tags.size() > Page.TAGS_MAX) {
            return Decision.refused(new ListingRefused.PageTooLarge(listing.key(), "tags", Page.TAGS_MAX));
        }
        boolean turns = shown.filter(wanted -> wanted != page.shown()).isPresent();
        boolean sameTags = tags.equals(new TreeSet<>(page.tags()));
        return Decision.accepted(new Page(
                page.articleNo(),
                newTitle,
                keywords.orElse(page.keywords()),
                sameTags ? page.tags() : new ArrayList<>(tags),
                shown.orElse(page.shown()),
                turns ? Optional.of(at) : page.since(),
                turns ? why : page.why()));
    }
}
