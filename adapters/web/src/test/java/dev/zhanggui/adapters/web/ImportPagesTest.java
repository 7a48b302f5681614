package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file on its way in: sent by a form, told row by row, given back, taken back. */
class ImportPagesTest {
    private final ServedPages pages = ServedPages.open().signedIn(Authority.ALL);

    @BeforeEach
    void trade() {
        Trading.begin(pages);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    private HttpResponse<String> send(String kind, boolean dry, String file) {
        var body = part("form_key", ServedPages.FORM_KEY)
                + part("kind", kind)
                + (dry ? part("dry", "yes") : "")
                + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--edge--\r\n";
        return pages.send(HttpRequest.newBuilder(pages.at("/imports"))
                .headers("Content-Type", "multipart/form-data; boundary=edge", "Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String part(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private String sent(String kind, boolean dry, String file) {
        var answer = send(kind, dry, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var address = answer.headers().firstValue("Location").orElseThrow();
        pages.background.stepAll();
        return address;
    }

    @Test
    void refused_rows_are_told_with_reasons_and_given_back() {
        var job = sent(
                "inbound",
                false,
                "location,sku,quantity,due_on,reference\nhangzhou,T-1,5,2026-12-01,P-1\nnowhere,T-1,x,2026-12-01,P-2\n");

        var page = pages.get(job).body();
        assertThat(page).contains("<strong>quantity</strong>").contains("reason.not-a-number");

        var back = pages.get(job + "/refused?format=csv");
        assertThat(back.body().lines()).hasSize(2);
        assertThat(back.body()).contains("nowhere|T-1|x|2026-12-01|P-2|3|");
    }

    @Test
    void a_dry_run_writes_nothing_and_an_import_can_be_taken_back() {
        var file = "location,sku,quantity,due_on,reference\nhangzhou,T-1,5,2026-12-01,P-1\n";
        var dry = sent("inbound", true, file);
        assertThat(pages.get("/stock/inbound").body()).doesNotContain("P-1");
        assertThat(pages.get(dry).body()).doesNotContain("/undo");

        var job = sent("inbound", false, file);
        assertThat(pages.get("/stock/inbound").body()).contains("P-1");
        assertThat(pages.get(job).body()).contains(job + "/undo");

        assertThat(pages.post(job + "/undo", Map.of()).statusCode()).isEqualTo(303);
        assertThat(pages.get("/stock/inbound").body()).doesNotContain("P-1");
        assertThat(pages.post(job + "/undo", Map.of()).body()).contains("problem.not-undoable.detail");
    }

    @Test
    void what_a_file_holds_is_found_by_its_header() {
        var job = sent("", true, "location,sku,on_hand\nhangzhou,T-1,5\n");
        assertThat(pages.get(job).body()).contains("库存盘点");

        var unknown = send("", true, "colour,shape\nred,round\n");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("id=\"error-kind\"");
    }

    @Test
    void a_form_without_a_file_keeps_what_was_chosen() {
        var answer = send("stock", false, "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"").contains("value=\"stock\" selected");
        assertThat(answer.body()).doesNotContain("value=\"yes\" checked");
    }

    @Test
    void a_file_without_the_key_of_the_session_is_turned_away() {
        var answer = pages.send(HttpRequest.newBuilder(pages.at("/imports"))
                .headers("Content-Type", "multipart/form-data; boundary=edge", "Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(part("kind", "stores") + "--edge--\r\n")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void whoever_may_not_import_sees_no_form() {
        pages.signedIn(Authority.of(Permission.READ));

        assertThat(pages.get("/imports").body()).doesNotContain("multipart/form-data");
        assertThat(send("stores", false, "store\nx\n").statusCode()).isEqualTo(403);
    }
}
