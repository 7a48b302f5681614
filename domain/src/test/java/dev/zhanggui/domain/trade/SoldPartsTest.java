package dev.zhanggui.domain.trade;

import static dev.zhanggui.domain.trade.Sold.NOW;
import static dev.zhanggui.domain.trade.Sold.item;
import static dev.zhanggui.domain.trade.Sold.line;
import static dev.zhanggui.domain.trade.Sold.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing.Part;
import dev.zhanggui.domain.trade.SoldParts.SoldPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoldPartsTest {
    private static final Set<String> SKUS = Set.of("cup", "pot", "tea");

    private static Listing listing(String item, String itemSku, String merchantCode, Instant from, Part... parts) {
        var key = new ListingKey(new StoreId("tmall"), item, itemSku);
        return new Listing(key, merchantCode, Listing.Page.UNKNOWN, List.of(parts), from, Optional.empty(), 1);
    }

    private static Part part(String sku, int units) {
        return new Part(new Sku(sku), Quantity.of(units));
    }

    private static SoldParts parts(List<Listing> listings, SoldLine... lines) {
        return SoldParts.of(List.of(lines), NOW, listings, SKUS::contains);
    }

    private static SoldPart sold(String sku, long units) {
        return new SoldPart(new Sku(sku), units);
    }

    @Test
    void a_line_is_what_the_listing_of_its_variant_is_made_of() {
        var set = listing("I", "I-red", "", Instant.EPOCH, part("cup", 6), part("pot", 1));
        var other = listing("I", "", "", Instant.EPOCH, part("tea", 1));
        assertThat(parts(List.of(other, set), item(1, "I", "I-red", "", 2)).byLine())
                .containsOnly(entry(1, List.of(sold("cup", 12), sold("pot", 2))));
        assertThat(parts(List.of(other, set), item(1, "", "I-red", "", 1)).byLine())
                .containsOnly(entry(1, List.of(sold("cup", 6), sold("pot", 1))));
        assertThat(parts(List.of(other, set), item(1, "I", "", "", 1)).byLine())
                .containsOnly(entry(1, List.of(sold("tea", 1))));
    }

    @Test
    void a_merchant_code_names_a_listing_else_the_sku_of_that_id() {
        var coded = listing("I", "", "C-1", Instant.EPOCH, part("cup", 2));
        assertThat(parts(List.of(coded), item(1, "", "", "C-1", 1)).units()).containsOnly(entry(new Sku("cup"), 2L));
        assertThat(parts(List.of(coded), item(1, "other", "", "pot", 3)).units())
                .containsOnly(entry(new Sku("pot"), 3L));
    }

    @Test
    void a_line_may_name_the_sku_itself() {
        assertThat(parts(List.of(), sku(1, "tea", 4)).units()).containsOnly(entry(new Sku("tea"), 4L));
    }

    @Test
    void what_nobody_has_linked_is_unknown_and_named_once() {
        var found = parts(List.of(), item(1, "I", "I-1", "X", 1), item(2, "I", "I-1", "X", 1), sku(3, "gone", 1));
        assertThat(found.unknown()).containsExactly("I-1", "gone");
        assertThat(found.units()).isEmpty();
    }

    @Test
    void lines_that_share_a_component_are_added_up() {
        var set = listing("I", "", "", Instant.EPOCH, part("cup", 6), part("pot", 1));
        assertThat(parts(List.of(set), item(1, "I", "", "", 2), sku(2, "cup", 1))
                        .units())
                .containsOnly(entry(new Sku("cup"), 13L), entry(new Sku("pot"), 2L));
    }

    @Test
    void the_listing_is_read_as_it_held_when_the_order_was_placed() {
        var first = listing("I", "", "", Instant.EPOCH, part("cup", 1));
        var sinceNow = listing("I", "", "", NOW, part("cup", 2)).at(2);
        var later = listing("I", "", "", NOW.plusMillis(1), part("cup", 3)).at(3);
        var corrected = listing("I", "", "", NOW, part("cup", 4)).at(4);
        var line = item(1, "I", "", "", 1);
        assertThat(parts(List.of(first, later), line).units()).containsValue(1L);
        assertThat(parts(List.of(sinceNow, first, later), line).units()).containsValue(2L);
        assertThat(parts(List.of(corrected, sinceNow, first), line).units()).containsValue(4L);
        var ended = new Listing(first.key(), "", first.page(), first.parts(), first.from(), Optional.of(NOW), 1);
        assertThat(parts(List.of(ended), line).unknown()).containsExactly("I");
    }

    @Test
    void only_goods_that_are_sold_move_stock() {
        var credit = line(1, SoldLine.Kind.CREDIT, "cup", "", "", "", 1);
        assertThat(parts(List.of(), credit, sku(2, "cup", 0)).byLine()).isEmpty();
        assertThat(parts(List.of(), credit).unknown()).isEmpty();
    }

    @Test
    void a_listing_is_made_of_something_and_ends_after_it_begins() {
        var whole = listing("I", "", "", NOW, part("cup", 1));
        assertThat(whole.checked().orThrow()).isEqualTo(whole);
        assertThat(whole.sameAs(whole.at(7))).isTrue();
        var empty = listing("I", "", "", NOW);
        var nothing = listing("I", "", "", NOW, part("cup", 0));
        var twice = listing("I", "", "", NOW, part("cup", 1), part("cup", 2));
        assertThat(List.of(empty, nothing, twice))
                .allSatisfy(bad -> assertThat(bad.checked().<Object>fold(one -> one, refused -> refused))
                        .isEqualTo(new ListingRefused.MadeOfNothing(bad.key())));
        var backwards = new Listing(whole.key(), "", whole.page(), whole.parts(), NOW, Optional.of(NOW), 1);
        assertThat(backwards.checked().<Object>fold(one -> one, refused -> refused))
                .isEqualTo(new ListingRefused.EndsBeforeItBegins(NOW, NOW));
    }
}
