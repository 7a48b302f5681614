package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Role;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every page and form × every role × own and other store's object, as {@code matrix.tsv} declares it. A role is held in
 * the whole company, in the store of the object, or in another store; whoever is not turned away with 403 may come. A
 * route without a row fails the build. {@code -Dzhanggui.matrix=write} writes the file anew, to be read before it is kept.
 */
class MatrixTest {
    private static final Path FILE = Path.of("src/test/resources/dev/zhanggui/adapters/web/matrix.tsv");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final StoreId OWN = new StoreId("tmall-1");
    private static final StoreId OTHER = new StoreId("other");

    private final ServedPages pages = ServedPages.open();

    @AfterEach
    void close() {
        pages.close();
    }

    /** How far a role reaches a route. */
    private enum Reach {
        /** In whatever store it is held: what is shown belongs to no store, or is only what the role may see. */
        ANYWHERE,
        /** Held in the company or in the store itself, not in another. */
        OWN_STORE,
        /** Held in the whole company only. */
        COMPANY,
        NOBODY
    }

    private Reach reach(Route route, Role role) {
        if (!passes(route, new Authority(role.permissions(), Set.of()))) {
            return Reach.NOBODY;
        }
        boolean own = passes(route, new Authority(role.permissions(), Set.of(OWN)));
        boolean other = passes(route, new Authority(role.permissions(), Set.of(OTHER)));
        assertThat(own || !other)
                .as("%s by %s: another store, but not its own", route.path(), role.code())
                .isTrue();
        return other ? Reach.ANYWHERE : own ? Reach.OWN_STORE : Reach.COMPANY;
    }

    private boolean passes(Route route, Authority authority) {
        pages.signedIn(authority);
        var path = route.path().replace("{store}", OWN.code()).replaceAll("\\{[a-zA-Z]+}", "x");
        var request = route.verb().name().equals("POST")
                ? HttpRequest.newBuilder(pages.at(path))
                        .headers("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "form_key=" + ServedPages.FORM_KEY + "&store=" + OWN.code()))
                : HttpRequest.newBuilder(pages.at(path + "?store=" + OWN.code()));
        return status(request.build()) != 403;
    }

    /** Without the rest, since events never end. */
    private static int status(HttpRequest request) {
        try {
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobody_reaches_more_than_the_matrix_declares() throws IOException {
        var catalog = pages.desk.inventory().catalog();
        for (var id : List.of(OWN, OTHER)) {
            var store = Store.of(id, "tmall", Currency.getInstance("CNY"), Say.ZONE);
            catalog.putStore(Put.of(Actor.embedding("setup"), store)).orThrow();
        }
        var found = new TreeMap<String, String>();
        for (var route : pages.pages.routes()) {
            found.put(route.verb() + " " + route.path(), route.open() ? "open" : cells(route));
        }
        if ("write".equals(System.getProperty("zhanggui.matrix"))) {
            write(found);
        }
        var declared = declared();
        found.forEach((route, cells) -> {
            assertThat(declared).as("a row for every route").containsKey(route);
            assertThat(cells).as(route).isEqualTo(declared.get(route));
        });
        assertThat(declared.keySet()).isEqualTo(found.keySet());
    }

    /** {@code anywhere: a,b; own-store: c}; roles that are not named reach nothing. */
    private String cells(Route route) {
        var byReach = new LinkedHashMap<Reach, List<String>>();
        for (var reach : Reach.values()) {
            byReach.put(reach, new ArrayList<>());
        }
        for (var role : pages.desk.access().members().roles().roles()) {
            Objects.requireNonNull(byReach.get(reach(route, role)))
                    .add(role.code().code());
        }
        var cells = new ArrayList<String>();
        byReach.forEach((reach, roles) -> {
            if (reach != Reach.NOBODY && !roles.isEmpty()) {
                cells.add(reach.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + String.join(",", roles));
            }
        });
        return String.join("; ", cells);
    }

    private static Map<String, String> declared() throws IOException {
        var declared = new TreeMap<String, String>();
        for (var line : Files.readAllLines(FILE)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                var cells = line.split("\t", 2);
                declared.put(cells[0], cells[1]);
            }
        }
        return declared;
    }

    private static void write(Map<String, String> found) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                "# Which roles reach which page or form: wherever they are held, in the store itself, or only for the company.");
        found.forEach((route, cells) -> lines.add(route + "\t" + cells));
        Files.createDirectories(Objects.requireNonNull(FILE.getParent()));
        Files.write(FILE, lines);
    }
}
