package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.bootstrap.DeskPlace;
import dev.zhanggui.bootstrap.RunningDesk;
import dev.zhanggui.bootstrap.bench.DayDesk.Answer;
import dev.zhanggui.bootstrap.bench.OrderLines.Line;
import dev.zhanggui.domain.roles.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A real shop's last trading day, rehearsed on an empty desk: stock arrives, 32 callers reserve the day's order lines
 * over HTTP at once, one SKU runs out, a count finds less than was promised, holds expire, the rest is shipped; and at
 * the end ledger, audit and doctor agree to the unit.
 */
@Command(name = "day", mixinStandardHelpOptions = true)
final class TradingDay implements Callable<Integer> {
    private static final int SKUS = 2_000;
    private static final int SPARE_UNITS = 10;
    private static final int SHORT_BY = 5;
    private static final int EXPIRING = 10;
    private static final Duration HOLD = Duration.ofSeconds(2);

    @Option(names = "--orders", required = true, description = "The order lines (CSV, may be gzipped).")
    private Path orders = Path.of("");

    @Option(names = "--data", description = "An empty folder for the desk (default: a temporary one).")
    private Path folder = Path.of("");

    private final Map<String, Long> expected = new ConcurrentHashMap<>();
    private int failed;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(orders)) {
            System.err.println("There is no file " + orders + "; name the order lines with --orders.");
            return CommandLine.ExitCode.USAGE;
        }
        try (var scratch = new Scratch(Path.of(System.getProperty("java.io.tmpdir")))) {
            var place = folder.toString().isEmpty() ? scratch.path() : folder.toAbsolutePath();
            try (var running = RunningDesk.open(new DeskPlace(place, null), 0)) {
                var token = running.desk()
                        .tokens()
                        .create(new KeepingTokens.Create(Stocked.ACTOR, "rehearsal", Authority.ALL, Optional.empty()))
                        .orThrow()
                        .secret();
                return rehearse(new DayDesk(running.port(), token), OrderLines.of(orders, SKUS))
                        ? CommandLine.ExitCode.OK
                        : 1;
            }
        }
    }

    private boolean rehearse(DayDesk desk, OrderLines day) {
        say(
                "%,d SKUs, %,d order lines of %s (%d lines of other SKUs or without units passed over)",
                day.skus().size(), day.lines().size(), day.day(), day.passedOver());
        var demand = new LinkedHashMap<String, Long>();
        day.lines().forEach(line -> demand.merge(line.sku(), (long) line.quantity(), Long::sum));
        var scarce = mostWanted(demand);
        receive(desk, day, demand, scarce);
        var held = reserve(desk, day.lines(), scarce, demand);
        count(desk, held, scarce);
        expire(desk, demand, scarce);
        ship(desk, held);
        return agree(desk, day);
    }

    private static String mostWanted(Map<String, Long> demand) {
        return demand.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private void receive(DayDesk desk, OrderLines day, Map<String, Long> demand, String scarce) {
        for (var location : List.of("north", "south")) {
            desk.tell("PUT", "/locations/" + location, "{\"kind\":\"warehouse\"}");
        }
        desk.tell("PUT", "/stores/shop", "{\"platform\":\"own\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}");
        long before = System.nanoTime();
        desk.forEach(List.copyOf(day.skus()), sku -> {
            desk.tell("PUT", "/skus/" + DayDesk.encoded(sku), "{}");
            long wanted = demand.getOrDefault(sku, 0L);
            long all = sku.equals(scarce) ? wanted / 2 : wanted + SPARE_UNITS;
            long north = all - all / 3;
            book(desk, "receipts", sku, "north", north);
            book(desk, "receipts", sku, "south", all - north);
            expected.put(sku, all);
        });
        say(
                "received %,d units of %,d SKUs in two warehouses (%.1f s)",
                expected.values().stream().mapToLong(Long::longValue).sum(),
                day.skus().size(),
                since(before));
    }

    private static void book(DayDesk desk, String what, String sku, String location, long units) {
        if (units > 0) {
            desk.tell(
                    "POST",
                    "/stock/" + what,
                    "{\"sku\":" + DayDesk.quoted(sku) + ",\"location\":\"" + location + "\",\"quantity\":" + units
                            + ",\"reference\":\"rehearsal\"}");
        }
    }

    private Map<String, Line> reserve(DayDesk desk, List<Line> lines, String scarce, Map<String, Long> demand) {
        var held = new ConcurrentHashMap<String, Line>();
        var refused = new ConcurrentHashMap<String, Answer>();
        var numbered = new ArrayList<Map.Entry<String, Line>>();
        for (int i = 0; i < lines.size(); i++) {
            numbered.add(Map.entry(lines.get(i).invoice() + "-" + (i + 1), lines.get(i)));
        }
        long before = System.nanoTime();
        desk.forEach(numbered, entry -> {
            var line = entry.getValue();
            var answer = desk.send(
                    "PUT",
                    "/reservations/" + entry.getKey(),
                    "{\"store\":\"shop\",\"order\":\"" + line.invoice() + "\",\"lines\":[{\"sku\":"
                            + DayDesk.quoted(line.sku()) + ",\"quantity\":" + line.quantity() + "}]}");
            if (answer.status() == 201) {
                held.put(entry.getKey(), line);
            } else if (answer.status() == 409) {
                refused.put(entry.getKey(), answer);
            } else {
                throw new IllegalStateException("answered " + answer.status() + " " + answer.body());
            }
        });
        say(
                "%d callers reserved %,d lines over HTTP in %.2f s; %,d held, %,d refused",
                DayDesk.CALLERS, lines.size(), since(before), held.size(), refused.size());
        long promised = held.values().stream()
                .filter(line -> line.sku().equals(scarce))
                .mapToLong(Line::quantity)
                .sum();
        say(
                "%s ran out: %,d wanted, %,d there, %,d promised",
                scarce, demand.getOrDefault(scarce, 0L), expected.getOrDefault(scarce, 0L), promised);
        check(promised <= expected.getOrDefault(scarce, 0L), "never more than there is");
        refused.values().stream().findFirst().ifPresent(answer -> {
            var fact = answer.body().path("refused").path(0);
            say("  refused with facts: %s", fact);
            check(answer.body().path("type").asText().equals("/problems/not-enough-stock"), "the refusal has its type");
            check(fact.path("asked").asLong() > fact.path("available").asLong(), "asked is more than available");
        });
        check(!refused.isEmpty(), "the scarce SKU was refused to somebody");
        return held;
    }

    private void count(DayDesk desk, Map<String, Line> held, String scarce) {
        var promised = desk.must("GET", "/stock/" + DayDesk.encoded(scarce) + "/availability", "");
        long onHand = 0;
        for (var place : promised.path("locations")) {
            if (place.path("location").asText().equals("north")) {
                onHand = place.path("onHand").asLong();
            }
        }
        long found = Math.max(0, onHand - promised.path("available").asLong() - SHORT_BY);
        var answer = desk.must(
                "POST",
                "/stock/counts",
                "{\"sku\":" + DayDesk.quoted(scarce) + ",\"location\":\"north\",\"quantity\":" + found
                        + ",\"why\":\"rehearsed count\"}");
        expected.merge(scarce, found - onHand, Long::sum);
        say(
                "a count of %s finds %,d instead of %,d: short by %d",
                scarce, found, onHand, answer.path("shortBy").asLong());
        for (var who : answer.path("uncovered")) {
            say(
                    "  short: %s by %s",
                    who.path("reservation").asText(), who.path("units").asText());
        }
        for (var move : answer.path("moved")) {
            say(
                    "  moved: %s, %s units from %s to %s",
                    move.path("reservation").asText(),
                    move.path("units").asText(),
                    move.path("from").asText(),
                    move.path("to").asText());
        }
        check(answer.path("shortBy").asLong() > 0 && !answer.path("uncovered").isEmpty(), "somebody is named as short");
        for (var who : answer.path("uncovered")) {
            var id = who.path("reservation").asText();
            if (held.remove(id) != null) {
                desk.tell("POST", "/reservations/" + id + "/release", "");
            }
        }
    }

    private void expire(DayDesk desk, Map<String, Long> demand, String scarce) {
        var sku = demand.keySet().stream()
                .filter(one -> !one.equals(scarce))
                .findFirst()
                .orElseThrow();
        long before = available(desk, sku);
        var until = Instant.now().plus(HOLD);
        for (int i = 0; i < EXPIRING; i++) {
            desk.tell(
                    "PUT",
                    "/reservations/unpaid-" + i,
                    "{\"store\":\"shop\",\"lines\":[{\"sku\":" + DayDesk.quoted(sku)
                            + ",\"quantity\":1}],\"expiresAt\":\"" + until + "\"}");
        }
        check(available(desk, sku) == before - EXPIRING, "held units are not available");
        while (Instant.now().isBefore(until.plusMillis(50))) {
            LockSupport.parkNanos(10_000_000);
        }
        check(available(desk, sku) == before, "expired units are available again");
        var late = desk.send("POST", "/reservations/unpaid-0/commit", "");
        check(late.status() == 409, "paying late is refused");
        say("%d unpaid holds expired after %d s and gave their units back", EXPIRING, HOLD.toSeconds());
    }

    private static long available(DayDesk desk, String sku) {
        return desk.must("GET", "/stock/" + DayDesk.encoded(sku) + "/availability?store=shop", "")
                .path("available")
                .asLong();
    }

    private void ship(DayDesk desk, Map<String, Line> held) {
        long before = System.nanoTime();
        desk.forEach(List.copyOf(held.entrySet()), entry -> {
            desk.tell("POST", "/reservations/" + entry.getKey() + "/commit", "");
            desk.tell("POST", "/reservations/" + entry.getKey() + "/ship", "");
            expected.merge(entry.getValue().sku(), (long) -entry.getValue().quantity(), Long::sum);
        });
        say("%,d lines paid and shipped (%.1f s)", held.size(), since(before));
    }

    private boolean agree(DayDesk desk, OrderLines day) {
        long[] sums = new long[2];
        desk.forEach(List.copyOf(day.skus()), sku -> {
            var now = desk.must("GET", "/stock/" + DayDesk.encoded(sku) + "/availability", "");
            long onHand = 0;
            for (var place : now.path("locations")) {
                onHand += place.path("onHand").asLong();
                check(
                        place.path("held").asLong() == 0
                                && place.path("committed").asLong() == 0,
                        "nothing stays promised: " + sku);
            }
            long moved = movements(desk, sku);
            check(onHand == moved, "on hand is the sum of the movements: " + sku);
            check(onHand == expected.getOrDefault(sku, 0L), "on hand is what our own list says: " + sku);
            synchronized (sums) {
                sums[0] += onHand;
                sums[1] += moved;
            }
        });
        say(
                "on hand %,d units = sum of movements %,d = our own list %,d",
                sums[0],
                sums[1],
                expected.values().stream().mapToLong(Long::longValue).sum());
        var audit = desk.must("GET", "/audit/verification", "");
        check(audit.path("verdict").asText().equals("whole"), "the audit is whole");
        say(
                "the audit is whole: %,d rows, head %s…",
                audit.path("rows").asLong(), cut(audit.path("head").asText()));
        int findings = 0;
        for (var finding : desk.must("GET", "/doctor", "").path("items")) {
            check(!finding.path("level").asText().equals("bad"), "doctor: " + finding);
            findings++;
        }
        say("doctor: %d checks, none bad", findings);
        say(failed == 0 ? "Everything agrees to the unit." : failed + " checks failed.");
        return failed == 0;
    }

    private static long movements(DayDesk desk, String sku) {
        long sum = 0;
        String cursor = "";
        while (true) {
            var page = desk.must("GET", "/stock/" + DayDesk.encoded(sku) + "/movements?limit=500" + cursor, "");
            for (var movement : page.path("items")) {
                sum += movement.path("quantity").asLong();
            }
            if (page.path("cursor").isNull() || page.path("cursor").isMissingNode()) {
                return sum;
            }
            cursor = "&cursor=" + DayDesk.encoded(page.path("cursor").asText());
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(20, text.length()));
    }

    private synchronized void check(boolean holds, String what) {
        if (!holds) {
            failed++;
            System.out.println("✘ " + what);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void say(String what, Object... facts) {
        System.out.println((what.startsWith("  ") ? "  " : "· ") + String.format(what, facts));
    }
}
