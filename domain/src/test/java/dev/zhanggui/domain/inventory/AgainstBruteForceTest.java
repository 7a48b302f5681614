package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.Stock.CUP;
import static dev.zhanggui.domain.inventory.Stock.TEA;
import static dev.zhanggui.domain.inventory.Stock.all;
import static dev.zhanggui.domain.inventory.Stock.bestEffort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.BruteForce.Need;
import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Random small stocks against {@link BruteForce}; a failure names the seed, which alone makes the case again. */
class AgainstBruteForceTest {
    private static final int CASES = 4_000;

    private static void forEachSeed(Consumer<Random> check) {
        for (long seed = 1; seed <= CASES; seed++) {
            try {
                check.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** One team: places, stores with their lists, and ledgers on those places. */
    private record Desk(List<LocationId> places, List<Boolean> warehouses, List<Channel> channels) {
        static Desk of(Random random) {
            var places = new ArrayList<LocationId>();
            var warehouses = new ArrayList<Boolean>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                places.add(Stock.at("l" + i));
                warehouses.add(random.nextInt(4) > 0);
            }
            boolean sameList = random.nextInt(3) == 0;
            var channels = new ArrayList<Channel>();
            int stores = 1 + random.nextInt(3);
            for (int i = 0; i < stores; i++) {
                var listed =
                        places.stream().filter(place -> random.nextBoolean()).toList();
                channels.add(new Channel(
                        new StoreId("s" + i), sameList ? ServingList.ALL_WAREHOUSES : new ServingList(listed)));
            }
            return new Desk(places, warehouses, channels);
        }

        StockLedger ledger(Sku sku, Random random) {
            var shelves = new ArrayList<Shelf>();
            for (int i = 0; i < places.size(); i++) {
                if (random.nextInt(8) > 0) {
                    shelves.add(new Shelf(
                            places.get(i),
                            warehouses.get(i),
                            random.nextInt(7),
                            few(random),
                            few(random),
                            few(random)));
                }
            }
            var claims = new ArrayList<Claim>();
            for (var channel : channels) {
                if (random.nextInt(2) == 0) {
                    int rank = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(2);
                    claims.add(new Claim(
                            ClaimId.of(1, channel.store()),
                            Claim.Kind.SHARE,
                            channel,
                            random.nextInt(7),
                            random.nextInt(3),
                            rank));
                }
                if (random.nextInt(4) == 0) {
                    claims.add(Stock.lock("k-" + channel.store(), channel, random.nextInt(5), few(random)));
                }
            }
            return new StockLedger(sku, shelves, claims);
        }

        private static int few(Random random) {
            return random.nextInt(4) == 0 ? random.nextInt(3) : 0;
        }

        Channel any(Random random) {
            return channels.get(random.nextInt(channels.size()));
        }
    }

    private static Outcome decide(Asked asked, Channel channel, Map<Sku, StockLedger> ledgers) {
        return Placement.of(asked, channel, ledgers)
                .fold(
                        placement -> new Outcome(Optional.of(placement), List.of()),
                        refusal -> new Outcome(Optional.empty(), ((NotEnoughStock) refusal).refused()));
    }

    private record Outcome(Optional<Placement> placed, List<RefusedLine> refused) {}

    @Test
    void what_is_set_aside_and_what_is_available_agree_with_all_groups_of_stores() {
        forEachSeed(random -> {
            var desk = Desk.of(random);
            var ledger = desk.ledger(TEA, random);
            var brute = new BruteForce(ledger);
            assertThat(ledger.rests()).isEqualTo(brute.rests());
            assertThat(ledger.common())
                    .isEqualTo(ledger.free()
                            - brute.rests().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                    .isNotNegative();
            for (var channel : desk.channels()) {
                assertThat(ledger.available(channel)).isEqualTo(brute.available(channel));
                var binding = brute.needsOf(claim ->
                        claim.kind() == Claim.Kind.LOCK || !claim.store().equals(channel.store()));
                assertThat(ledger.lockable(channel)).isEqualTo(brute.most(binding, brute.places(channel)));
            }
        });
    }

    @Test
    void where_all_stores_share_their_locations_the_formula_of_the_specification_holds() {
        forEachSeed(random -> {
            var desk = Desk.of(random);
            var ledger = desk.ledger(TEA, random);
            if (desk.channels().stream()
                    .anyMatch(one -> !one.served().locations().isEmpty())) {
                return;
            }
            for (var channel : desk.channels()) {
                var served = ledger.shelves().stream().filter(Shelf::warehouse).toList();
                long free = served.stream().mapToLong(Shelf::free).sum();
                long rests = ledger.rests().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                long common = free - rests;
                assertThat(ledger.available(channel)).isEqualTo(Math.min(free, ledger.rest(channel.store()) + common));
            }
        });
    }

    @Test
    void available_is_exactly_the_largest_reservation_that_is_accepted() {
        forEachSeed(random -> {
            var desk = Desk.of(random);
            var ledger = desk.ledger(TEA, random);
            for (var channel : desk.channels()) {
                long available = ledger.available(channel);
                for (int units = 1; units <= available + 3; units++) {
                    var decision =
                            decide(all(channel.store(), AskedLine.of(TEA, units)), channel, Stock.ledgers(ledger));
                    assertThat(decision.placed().isPresent())
                            .as("%d of %d", units, available)
                            .isEqualTo(units <= available);
                    decision.refused()
                            .forEach(line -> assertThat(line.available()).isEqualTo(available));
                }
            }
        });
    }

    @Test
    void a_placement_is_there_whenever_there_is_one_and_is_the_first_of_the_smallest() {
        forEachSeed(random -> {
            var desk = Desk.of(random);
            var ledgers = Stock.ledgers(desk.ledger(TEA, random), desk.ledger(CUP, random));
            var channel = desk.any(random);
            var asked = all(channel.store(), lines(desk, random).toArray(AskedLine[]::new));

            var decision = decide(asked, channel, ledgers);

            var expected = firstSmallest(desk, asked, channel, ledgers);
            assertThat(decision.placed().isPresent()).isEqualTo(expected.isPresent());
            decision.placed().ifPresent(placement -> {
                var used = new TreeSet<LocationId>();
                placement.lines().forEach(line -> used.add(line.location()));
                assertThat(used).isEqualTo(expected.orElseThrow());
                isSound(placement, asked, channel, ledgers);
            });
            decision.refused().forEach(line -> {
                var ledger = Stock.in(ledgers, line.sku());
                assertThat(line.asked()).isEqualTo(askedOf(asked, line.sku()));
                assertThat(line.available())
                        .isEqualTo(mostOf(asked, channel, new BruteForce(ledger), line.sku()))
                        .isLessThan(line.asked());
            });
            if (decision.placed().isEmpty()) {
                for (var sku : asked.skus()) {
                    long most = mostOf(asked, channel, new BruteForce(Stock.in(ledgers, sku)), sku);
                    assertThat(decision.refused().stream()
                                    .anyMatch(line -> line.sku().equals(sku)))
                            .isEqualTo(most < askedOf(asked, sku));
                }
            }
        });
    }

    @Test
    void best_effort_promises_of_each_sku_as_much_as_there_is() {
        forEachSeed(random -> {
            var desk = Desk.of(random);
            var ledgers = Stock.ledgers(desk.ledger(TEA, random), desk.ledger(CUP, random));
            var channel = desk.any(random);
            var asked = bestEffort(channel.store(), lines(desk, random).toArray(AskedLine[]::new));

            var decision = decide(asked, channel, ledgers);

            long total = 0;
            for (var sku : asked.skus()) {
                long most = mostOf(asked, channel, new BruteForce(Stock.in(ledgers, sku)), sku);
                long promised =
                        decision.placed().map(placement -> of(placement, sku)).orElse(0L);
                assertThat(promised).isEqualTo(most);
                var refused = decision.placed().map(Placement::refused).orElse(decision.refused());
                assertThat(refused.stream().anyMatch(line -> line.sku().equals(sku)))
                        .isEqualTo(most < askedOf(asked, sku));
                total += most;
            }
            assertThat(decision.placed().isPresent()).isEqualTo(total > 0);
            decision.placed().ifPresent(placement -> isSound(placement, asked, channel, ledgers));
        });
    }

    @Test
    void the_pages_of_all_stores_together_can_be_served_beside_what_others_set_aside() {
        forEachSeed(random -> {
            var desk = Desk.of(random);
            var ledger = desk.ledger(TEA, random);
            var sellers = desk.channels().stream()
                    .filter(channel -> random.nextInt(4) > 0)
                    .toList();
            var policy = policy(desk, random);
            var shown = PageStock.of(ledger, sellers, policy);

            var brute = new BruteForce(ledger);
            var needs = new ArrayList<>(brute.needsOf(
                    claim -> sellers.stream().noneMatch(seller -> seller.store().equals(claim.store()))));
            boolean asWanted = true;
            for (var seller : sellers) {
                long units = Stock.in(shown, seller.store());
                needs.add(new Need(units, brute.places(seller)));
                long wanted = formula(ledger, seller, sellers, policy);
                asWanted &= units == wanted;
                assertThat(units)
                        .isLessThanOrEqualTo(wanted)
                        .isGreaterThanOrEqualTo(Math.min(wanted, ledger.rest(seller.store())));
            }
            assertThat(shown).hasSize(sellers.size());
            boolean overshare = policy.map(AllocationPolicy::overshare).orElse(false);
            assertThat(brute.servable(needs) || overshare).isTrue();
            boolean sameLocations =
                    sellers.stream().map(Channel::served).distinct().count() <= 1
                            && ledger.claims().stream()
                                    .allMatch(claim ->
                                            claim.channel().served().locations().isEmpty())
                            && ledger.shelves().stream().allMatch(Shelf::warehouse)
                            && sellers.stream()
                                    .allMatch(seller ->
                                            seller.served().locations().isEmpty());
            assertThat(asWanted || !(overshare || sameLocations)).isTrue();
            if (!asWanted) {
                nobodyCouldShowOneMore(ledger, sellers, policy, shown, brute, needs);
            }
        });
    }

    @Test
    void a_shortage_moves_what_fits_elsewhere_and_names_exactly_the_rest() {
        forEachSeed(random -> {
            var desk = Desk.of(random);
            var promises = new ArrayList<Shortage.Promise>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                promises.add(new Shortage.Promise(
                        new ReservationId("r" + i),
                        desk.any(random),
                        random.nextBoolean() ? ReservationState.HELD : ReservationState.COMMITTED,
                        Instant.EPOCH.plusSeconds(random.nextInt(3)),
                        Quantity.of(1 + random.nextInt(4))));
            }
            var bare = desk.places().get(0);
            var drawn = desk.ledger(TEA, random);
            var shelves = new ArrayList<>(drawn.shelves());
            shelves.removeIf(shelf -> shelf.location().equals(bare));
            shelves.add(Stock.shelf(bare.code(), random.nextInt(6)));
            var now = new StockLedger(TEA, shelves, drawn.claims());
            for (var promise : promises) {
                now = now.with(Shelf.Change.promise(
                        bare, promise.state(), promise.units().units()));
            }

            var shortage = Shortage.at(bare, now, promises);

            var byId = new HashMap<ReservationId, Shortage.Promise>();
            promises.forEach(promise -> byId.put(promise.reservation(), promise));
            for (var move : shortage.moves()) {
                var promise = Stock.in(byId, move.reservation());
                var brute = new BruteForce(now);
                int to = brute.place(move.to()) & brute.places(promise.channel());
                var needs = brute.needsOfOthers(promise.channel().store());
                assertThat(move.to()).isNotEqualTo(bare);
                assertThat(brute.servable(
                                BruteForce.and(needs, new Need(move.units().units(), to))))
                        .isTrue();
                int units = move.units().units();
                now = now.with(Shelf.Change.promise(move.from(), promise.state(), -units))
                        .with(Shelf.Change.promise(move.to(), promise.state(), units));
            }
            long uncovered = shortage.uncovered().stream()
                    .mapToLong(one -> one.units().units())
                    .sum();
            assertThat(now.shelf(bare).map(Shelf::shortBy)).contains(uncovered);
            for (var one : shortage.uncovered()) {
                var channel = Stock.in(byId, one.reservation()).channel();
                var brute = new BruteForce(now);
                int elsewhere = brute.places(channel) & ~brute.place(bare);
                // A later move may shrink the rests of third stores; without claims nothing may be left.
                assertThat(!now.claims().isEmpty() ? 0 : brute.most(brute.needsOfOthers(channel.store()), elsewhere))
                        .isZero();
            }
        });
    }

    /** Trimming stops where a further unit on any page could not be served. */
    private static void nobodyCouldShowOneMore(
            StockLedger ledger,
            List<Channel> sellers,
            Optional<AllocationPolicy> policy,
            Map<StoreId, Long> shown,
            BruteForce brute,
            List<Need> needs) {
        for (var seller : sellers) {
            if (Stock.in(shown, seller.store()) < formula(ledger, seller, sellers, policy)) {
                assertThat(brute.servable(BruteForce.and(needs, new Need(1, brute.places(seller)))))
                        .isFalse();
            }
        }
    }

    private static Optional<AllocationPolicy> policy(Desk desk, Random random) {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        var ratios = desk.channels().stream()
                .filter(channel -> random.nextBoolean())
                .map(channel -> new Share(
                        channel.store(), ShareKind.RATIO, BigDecimal.valueOf(random.nextInt(11), 1), Optional.empty()))
                .toList();
        var sum = ratios.stream().map(Share::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(
                new AllocationPolicy(TEA, ratios, List.of(), Instant.EPOCH, sum.compareTo(BigDecimal.ONE) > 0));
    }

    /** {@code min(available(s), rest(s) + ⌊w(s) × common⌋)}. */
    private static long formula(
            StockLedger ledger, Channel seller, List<Channel> sellers, Optional<AllocationPolicy> policy) {
        long tenths = policy.flatMap(one -> one.ratioOf(seller.store()))
                .map(ratio -> ratio.movePointRight(1).longValueExact())
                .orElse(-1L);
        long part = tenths * ledger.common() / 10;
        if (tenths < 0) {
            long sum = policy.map(AllocationPolicy::ratioSum)
                    .map(all -> all.movePointRight(1).longValueExact())
                    .orElse(0L);
            long without = sellers.stream()
                    .filter(one -> policy.flatMap(p -> p.ratioOf(one.store())).isEmpty())
                    .count();
            part = Math.max(0, 10 - sum) * ledger.common() / (10 * without);
        }
        return Math.min(ledger.available(seller), ledger.rest(seller.store()) + part);
    }

    private static List<AskedLine> lines(Desk desk, Random random) {
        var lines = new ArrayList<AskedLine>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            var place = desk.places().get(random.nextInt(desk.places().size()));
            lines.add(new AskedLine(
                    random.nextInt(3) == 0 ? CUP : TEA,
                    Quantity.of(1 + random.nextInt(5)),
                    random.nextInt(4) == 0 ? Optional.of(place) : Optional.empty()));
        }
        return lines;
    }

    private static long askedOf(Asked asked, Sku sku) {
        return asked.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(line -> line.quantity().units())
                .sum();
    }

    private static long of(Placement placement, Sku sku) {
        return placement.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(line -> line.quantity().units())
                .sum();
    }

    /** Each asked line as a need; lines without a location may use only {@code within}. */
    private static List<Need> needs(Asked asked, Channel channel, BruteForce brute, Sku sku, int within) {
        var needs = new ArrayList<Need>();
        for (var line : asked.lines()) {
            if (line.sku().equals(sku)) {
                int where = line.location().map(brute::place).orElse(within) & brute.places(channel);
                needs.add(new Need(line.quantity().units(), where));
            }
        }
        return needs;
    }

    /** The most units of a SKU that the request could have: by the group that lacks most. */
    private static long mostOf(Asked asked, Channel channel, BruteForce brute, Sku sku) {
        var served = new ArrayList<>(brute.needsOfOthers(channel.store()));
        long most = 0;
        for (var need : needs(asked, channel, brute, sku, ~0)) {
            long units = Math.min(need.units(), brute.most(served, need.places()));
            served.add(new Need(units, need.places()));
            most += units;
        }
        return most;
    }

    /** All sets of locations, the smallest first and by id among equally small: the first that serves all lines. */
    private static Optional<TreeSet<LocationId>> firstSmallest(
            Desk desk, Asked asked, Channel channel, Map<Sku, StockLedger> ledgers) {
        var named = new TreeSet<LocationId>();
        asked.lines().forEach(line -> line.location().ifPresent(named::add));
        var sets = new ArrayList<TreeSet<LocationId>>();
        for (int set = 0; set < 1 << desk.places().size(); set++) {
            var places = new TreeSet<LocationId>();
            for (int i = 0; i < desk.places().size(); i++) {
                if ((set >> i & 1) == 1) {
                    places.add(desk.places().get(i));
                }
            }
            if (places.containsAll(named)) {
                sets.add(places);
            }
        }
        sets.sort(Comparator.comparing((TreeSet<LocationId> set) -> set.size()).thenComparing(TreeSet::toString));
        return sets.stream()
                .filter(set -> asked.skus().stream().allMatch(sku -> {
                    var brute = new BruteForce(Stock.in(ledgers, sku));
                    int within = set.stream().mapToInt(brute::place).sum();
                    var needs = new ArrayList<>(brute.needsOfOthers(channel.store()));
                    needs.addAll(needs(asked, channel, brute, sku, within));
                    return brute.servable(needs);
                }))
                .findFirst();
    }

    /** Nothing beyond what is free, nothing where the store is not served, and what others set aside keeps its seats. */
    private static void isSound(Placement placement, Asked asked, Channel channel, Map<Sku, StockLedger> ledgers) {
        for (var sku : asked.skus()) {
            var before = Stock.in(ledgers, sku);
            var brute = new BruteForce(before);
            var taken = new HashMap<LocationId, Integer>();
            for (var line : placement.lines()) {
                if (line.sku().equals(sku)) {
                    taken.merge(line.location(), line.quantity().units(), Integer::sum);
                    assertThat(brute.places(channel) & brute.place(line.location()))
                            .isNotZero();
                    assertThat(line.quantity().units()).isPositive();
                }
            }
            var after = new ArrayList<Shelf>();
            for (var shelf : before.shelves()) {
                int units = taken.getOrDefault(shelf.location(), 0);
                assertThat((long) units).isLessThanOrEqualTo(shelf.free());
                after.add(shelf.with(Shelf.Change.promise(shelf.location(), ReservationState.HELD, units)));
            }
            if (asked.mode() == Asked.Mode.ALL) {
                assertThat(of(placement, sku)).isEqualTo(askedOf(asked, sku));
                for (var line : asked.lines()) {
                    line.location()
                            .filter(place -> line.sku().equals(sku))
                            .ifPresent(place -> assertThat(taken.get(place))
                                    .isGreaterThanOrEqualTo(line.quantity().units()));
                }
            }
            var drawn = drawn(before, placement, channel, of(placement, sku));
            var ledgerAfter = new StockLedger(sku, after, drawn);
            var bruteAfter = new BruteForce(ledgerAfter);
            assertThat(bruteAfter.servable(brute.needsOfOthers(channel.store())))
                    .isTrue();
            var restsBefore = brute.rests();
            var restsAfter = bruteAfter.rests();
            before.claims().stream()
                    .filter(claim -> !claim.store().equals(channel.store()))
                    .forEach(claim -> assertThat(Stock.in(restsAfter, claim.id()))
                            .isGreaterThanOrEqualTo(Stock.in(restsBefore, claim.id())));
        }
    }

    private static List<Claim> drawn(StockLedger ledger, Placement placement, Channel channel, long units) {
        var uses = new TreeMap<String, Long>();
        placement.uses().stream()
                .filter(use -> use.sku().equals(ledger.sku()))
                .forEach(
                        use -> uses.merge(use.claim().text(), (long) use.units().units(), Long::sum));
        long own = 0;
        var claims = new ArrayList<Claim>();
        for (var claim : ledger.claims()) {
            long more = uses.getOrDefault(claim.id().text(), 0L);
            assertThat(more).isLessThanOrEqualTo(claim.left());
            assertThat(more == 0 || claim.store().equals(channel.store())).isTrue();
            own += claim.store().equals(channel.store()) ? claim.left() : 0;
            claims.add(new Claim(
                    claim.id(), claim.kind(), claim.channel(), claim.units(), claim.used() + more, claim.priority()));
        }
        assertThat(uses.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(Math.min(own, units));
        return claims;
    }
}
