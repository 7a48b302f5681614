package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts that are told while a page stands open, and the doors that the palette opens. */
class LiveTest {
    private final ServedPages pages = ServedPages.open().signedIn(Authority.ALL);

    @AfterEach
    void close() {
        pages.close();
    }

    private Iterator<String> listening(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(pages.at(path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .iterator();
    }

    private static String next(Iterator<String> lines) {
        var line = lines.next();
        while (!line.startsWith("data: ")) {
            line = lines.next();
        }
        return line;
    }

    @Test
    void counts_are_told_at_once_and_again_when_they_change() throws IOException, InterruptedException {
        Trading.begin(pages);
        var told = listening("/live?of=orders.paid&of=orders.risk");

        assertThat(next(told)).isEqualTo("data: {\"orders.paid\":\"0\",\"orders.risk\":\"0\"}");
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        pages.background.stepAll();
        assertThat(next(told)).isEqualTo("data: {\"orders.paid\":\"1\",\"orders.risk\":\"1\"}");
    }

    @Test
    void the_palette_knows_each_page_by_name_and_by_pinyin_initials() {
        assertThat(pages.get("/palette").body())
                .contains("{\"text\":\"订单\",\"to\":\"/orders\",\"keys\":[\"dd\",\"orders\"]}");

        pages.signedIn(Authority.NONE);
        assertThat(pages.get("/palette").body()).doesNotContain("/orders");
    }
}
