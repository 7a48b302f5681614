package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listings seen to before they are listed, changed many at once, and what was changed. */
class ListingEditsTest {
    private static final String STORE = "/api/v1/stores/tmall-1";
    private static final String LISTING = STORE + "/listings/I-1";

    private final ServedDesk desk = ServedDesk.open().stocked(1);

    @AfterEach
    void close() {
        desk.close();
    }

    private static String listing(String title, String state) {
        return """
            {"parts": [{"sku": "T-1", "quantity": 1}], "title": "%s", "state": "%s"}\
            """.formatted(title, state);
    }

    @Test
    void a_required_check_that_is_open_keeps_a_draft_from_being_listed() {
        desk.put(STORE + "/listing-checks", """
            {"checks": [{"code": "pictures", "zhHans": "主图", "zhHant": "主圖", "en": "pictures",
                         "required": true}]}\
            """).is(200);
        desk.put(LISTING, listing("A", "draft")).is(201);
        var open = desk.put(LISTING, listing("A", "listed"), "If-Match", "*").isProblem(409, "checks-open");
        assertThat(open.at("/open/0")).isEqualTo("pictures");
        desk.put(LISTING + "/checks/video", "{\"done\": true}").isProblem(404, "unknown-listing-check");
        desk.put(LISTING + "/checks/pictures", "{\"done\": true}").is(200);
        assertThat(desk.get(LISTING + "/checks").is(200).at("/items/0/done")).isEqualTo("true");
        desk.put(LISTING, listing("A", "listed"), "If-Match", "*").is(200);
    }

    @Test
    void an_edit_is_looked_at_then_made_then_taken_back_and_all_of_it_is_told() {
        desk.put(LISTING, listing("summer shirt", "listed")).is(201);
        var body = """
            {"listings": [{"item": "I-1"}, {"item": "I-2"}], "title": {"find": "summer", "by": "autumn"},
             "addTags": ["new"], "why": "season"}\
            """;
        var edit = STORE + "/listing-edits/e-1";
        var preview = desk.put(edit + "?dryRun=true", body).is(200);
        assertThat(preview.at("/changed")).isEqualTo("1");
        assertThat(preview.at("/rows/0/before/title")).isEqualTo("summer shirt");
        assertThat(preview.at("/rows/0/after/title")).isEqualTo("autumn shirt");
        assertThat(preview.at("/rows/1/reason/code")).isEqualTo("unknown-listing");
        assertThat(desk.get(LISTING).is(200).at("/title")).isEqualTo("summer shirt");

        desk.put(edit, body).is(200);
        assertThat(desk.get(LISTING).is(200).at("/title")).isEqualTo("autumn shirt");
        assertThat(desk.delete(edit).is(200).at("/changed")).isEqualTo("1");
        assertThat(desk.get(LISTING).is(200).at("/title")).isEqualTo("summer shirt");
        desk.delete(edit).isProblem(409, "listing-edit-undone");
        var changes = desk.get(LISTING + "/changes").is(200);
        assertThat(changes.at("/items/1/why")).isEqualTo("season");
        assertThat(changes.at("/items/1/edit")).isEqualTo("e-1");
        assertThat(changes.json().at("/items")).hasSize(3);
    }
}
