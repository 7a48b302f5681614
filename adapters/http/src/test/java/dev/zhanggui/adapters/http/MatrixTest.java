package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Role;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Every operation × every role × own and other store's object, as {@code matrix.tsv} declares it. A role is held in the
 * whole company, in the store of the object, or in another store; whoever is not turned away with 403 may do it, found
 * or not. An operation without a row fails the build. {@code -Dzhanggui.matrix=write} writes the file anew, to be read
 * before it is kept.
 */
class MatrixTest {
    private static final Path FILE = Path.of("src/test/resources/dev/zhanggui/adapters/http/matrix.tsv");
    private static final StoreId OWN = new StoreId("tmall-1");
    private static final StoreId OTHER = new StoreId("other");

    private final ServedDesk desk = ServedDesk.open();
    private final Map<String, Integer> tokens = new LinkedHashMap<>();

    @AfterEach
    void close() {
        desk.close();
    }

    /** How far a role reaches an operation. */
    private enum Reach {
        /** In whatever store it is held: what is asked for belongs to no store, or is only what the role may see. */
        ANYWHERE,
        /** Held in the company or in the store itself, not in another. */
        OWN_STORE,
        /** Held in the whole company only. */
        COMPANY,
        NOBODY
    }

    private Reach reach(Route row, Role role) {
        if (!passes(row, new Authority(role.permissions(), Set.of()))) {
            return Reach.NOBODY;
        }
        boolean own = passes(row, new Authority(role.permissions(), Set.of(OWN)));
        boolean other = passes(row, new Authority(role.permissions(), Set.of(OTHER)));
        assertThat(own || !other).as("%s by %s: another store, but not its own", row.operationId(), role.code()).isTrue();
        return other ? Reach.ANYWHERE : own ? Reach.OWN_STORE : Reach.COMPANY;
    }

    private boolean passes(Route row, Authority authority) {
        var header = "Bearer " + desk.issue("role-" + tokens.merge("n", 1, Integer::sum), authority);
        var body = row.intake() == Route.Intake.NONE
                ? null
                : row.example().body().getBytes(StandardCharsets.UTF_8);
        var got = desk.send(row.verb().name(), row.example().path(), body, "Authorization", header);
        if (got.status() == 401) {
            throw new AssertionError(row.operationId() + " knows nobody: " + got.text());
        }
        boolean refusedInside = row.intake() == Route.Intake.LINES
                && got.status() == 200
                && got.lines().stream().allMatch(line -> line.path("status").asInt() == 403);
        return got.status() != 403 && !refusedInside;
    }

    @Test
    void nobody_reaches_more_than_the_matrix_declares() throws IOException {
        desk.put("/api/v1/locations/shop-1", "{\"kind\":\"shop\"}").is(201);
        desk.put("/api/v1/stores/other", "{}").is(201);
        var rows = Rows.of(desk.desk, new Meters());
        DocumentTest.inOrder(rows).forEach(row -> {
            var body = row.intake() == Route.Intake.NONE
                    ? null
                    : row.example().body().getBytes(StandardCharsets.UTF_8);
            if (!row.operationId().startsWith("remove") && !row.operationId().startsWith("erase")) {
                var unused = desk.send(row.verb().name(), row.example().path(), body);
            }
        });
        var found = new TreeMap<String, String>();
        for (var row : rows) {
            found.put(row.operationId(), row.permission().isEmpty() ? "open" : cells(row));
        }
        if ("write".equals(System.getProperty("zhanggui.matrix"))) {
            write(found);
        }
        var declared = declared();
        for (var row : rows) {
            assertThat(declared).as("a row for every operation").containsKey(row.operationId());
            assertThat(found.get(row.operationId())).as(row.operationId()).isEqualTo(declared.get(row.operationId()));
        }
        assertThat(declared.keySet()).isEqualTo(found.keySet());
    }

    /** {@code anywhere: a,b; own-store: c}; roles that are not named reach nothing. */
    private String cells(Route row) {
        var byReach = new LinkedHashMap<Reach, List<String>>();
        for (var reach : Reach.values()) {
            byReach.put(reach, new ArrayList<>());
        }
        for (var role : desk.desk.access().members().roles().roles()) {
            Objects.requireNonNull(byReach.get(reach(row, role))).add(role.code().code());
        }
        var cells = new ArrayList<String>();
        byReach.forEach((reach, roles) -> {
            if (reach != Reach.NOBODY && !roles.isEmpty()) {
                cells.add(reach.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": "
                        + String.join(",", roles));
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
        lines.add("# Which roles reach which operation: wherever they are held, in the store itself, or only for the company.");
        found.forEach((operation, cells) -> lines.add(operation + "\t" + cells));
        Files.createDirectories(Objects.requireNonNull(FILE.getParent()));
        Files.write(FILE, lines);
    }
}
