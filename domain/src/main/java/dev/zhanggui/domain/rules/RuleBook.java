package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.RuleDifference.Kind;
import dev.zhanggui.domain.shared.Invariant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * All rules there are: the packs that ship and, beside them, the team's own rows. Immutable; a lookup costs two steps
 * into a map.
 *
 * <p>The team's row in force wins over a shipped one in force; of several of the team's own the one that began last. A
 * row of the team's with the platform, rule and first day of a shipped one replaces that altogether. Where the platform
 * has no row in force, its jurisdiction is asked, which is itself a rule.
 */
public final class RuleBook {
    /** The rule whose value is the jurisdiction of a platform. */
    public static final String JURISDICTION = "jurisdiction";

    private final List<RulePack> packs;
    private final Map<String, RuleForm> forms;
    private final Map<Name, List<PlatformRule>> shipped;
    private final Map<Name, List<PlatformRule>> own;

    private RuleBook(
            List<RulePack> packs,
            Map<String, RuleForm> forms,
            Map<Name, List<PlatformRule>> shipped,
            Map<Name, List<PlatformRule>> own) {
        this.packs = packs;
        this.forms = forms;
        this.shipped = shipped;
        this.own = own;
    }

    private record Name(String platform, String rule) implements ValueObject {}

    /**
     * A row with its origin.
     *
     * @param pack the pack that ships it; empty: the team's own
     * @param replaced whether a row of the team's stands in its place
     */
    public record Entry(PlatformRule rule, Optional<String> pack, boolean replaced) implements ValueObject {

        public boolean own() {
            return pack.isEmpty();
        }
    }

    /** The packs alone. A rule has one form in all of them, and no two of them speak of it on the same day. */
    public static RuleBook of(List<RulePack> packs) {
        var forms = new HashMap<String, RuleForm>();
        packs.forEach(pack -> pack.forms().forEach((rule, form) -> {
            var before = forms.put(rule, form);
            Invariant.holds(before == null || before.equals(form), "two forms of %s: %s, %s", rule, before, form);
        }));
        var rows = packs.stream().flatMap(pack -> pack.rows().stream()).toList();
        var twice = RulePack.overlaps(rows);
        Invariant.holds(twice.isEmpty(), "in force on the same day: %s", twice);
        return new RuleBook(List.copyOf(packs), Map.copyOf(forms), byName(rows), Map.of());
    }

    /** The same packs, with these rows of the team's and no others. */
    public RuleBook with(List<PlatformRule> rows) {
        return new RuleBook(packs, forms, shipped, byName(rows));
    }

    /** Rows of one platform and rule, the latest first. */
    private static Map<Name, List<PlatformRule>> byName(List<PlatformRule> rows) {
        var byName = new HashMap<Name, List<PlatformRule>>();
        rows.stream()
                .sorted(Comparator.comparing(PlatformRule::from).reversed())
                .forEach(row -> byName.computeIfAbsent(new Name(row.platform(), row.rule()), name -> new ArrayList<>())
                        .add(row));
        return byName;
    }

    /** The form of a rule that a pack knows. */
    public Optional<RuleForm> form(String rule) {
        return Optional.ofNullable(forms.get(rule));
    }

    /** What is known of a rule on a day. */
    public RuleAnswer lookup(String platform, String rule, LocalDate on) {
        var here = here(platform, rule, on);
        if (here == null) {
            var jurisdiction = here(platform, JURISDICTION, on);
            here = jurisdiction == null || rule.equals(JURISDICTION)
                    ? null
                    : here(jurisdiction.rule().value(), rule, on);
        }
        return here == null ? new RuleAnswer.Unknown(platform, rule, on) : here;
    }

    private RuleAnswer.@Nullable Known here(String platform, String rule, LocalDate on) {
        var name = new Name(platform, rule);
        var mine = inForce(own.getOrDefault(name, List.of()), on);
        if (mine != null) {
            return new RuleAnswer.Known(mine, true, mine.basis() == Basis.BOUND);
        }
        var theirs = inForce(shipped.getOrDefault(name, List.of()), on);
        return theirs == null || isReplaced(theirs)
                ? null
                : new RuleAnswer.Known(theirs, false, theirs.basis() == Basis.BOUND);
    }

    private static @Nullable PlatformRule inForce(List<PlatformRule> latestFirst, LocalDate on) {
        for (var row : latestFirst) {
            if (row.isInForce(on)) {
                return row;
            }
        }
        return null;
    }

    private boolean isReplaced(PlatformRule row) {
        return replacing(row).isPresent();
    }

    private Optional<PlatformRule> replacing(PlatformRule row) {
        return ownOf(row).stream()
                .filter(mine -> mine.from().equals(row.from()))
                .findFirst();
    }

    private List<PlatformRule> ownOf(PlatformRule row) {
        return own.getOrDefault(new Name(row.platform(), row.rule()), List.of());
    }

    /** Every row, by platform, rule and first day; of two with the same the shipped one first. */
    public List<Entry> entries() {
        var theirs = packs.stream()
                .flatMap(pack ->
                        pack.rows().stream().map(row -> new Entry(row, Optional.of(pack.name()), isReplaced(row))));
        var mine = own.values().stream().flatMap(List::stream).map(row -> new Entry(row, Optional.empty(), false));
        return Stream.concat(theirs, mine)
                .sorted(Comparator.<Entry, PlatformRule.Key>comparing(
                                entry -> entry.rule().key())
                        .thenComparing(Entry::own))
                .toList();
    }

    /** Where a row of the team's hides a shipped one that says something else, by platform, rule and day. */
    public List<RuleDifference> differences() {
        return shipped.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> difference(row).stream())
                .sorted(Comparator.comparing(
                        (RuleDifference one) -> one.shipped().key()))
                .toList();
    }

    private Optional<RuleDifference> difference(PlatformRule row) {
        var replacing = replacing(row);
        if (replacing.isPresent()) {
            var mine = replacing.get();
            boolean same = mine.value().equals(row.value()) && mine.to().equals(row.to());
            return same ? Optional.empty() : Optional.of(new RuleDifference(Kind.CHANGED, mine, row));
        }
        var hiding = inForce(ownOf(row), row.from());
        return hiding == null || hiding.value().equals(row.value())
                ? Optional.empty()
                : Optional.of(new RuleDifference(Kind.NEWER, hiding, row));
    }
}
