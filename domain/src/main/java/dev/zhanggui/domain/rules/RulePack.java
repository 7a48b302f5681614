package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.shared.Invariant;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Rows that ship together. Invariant: a rule has one form in all its rows, every value fits it, and no two rows of one
 * platform and rule are in force on the same day.
 *
 * @param compiled the day on which its sources were last looked at: the pack's version
 */
public record RulePack(String name, LocalDate compiled, List<PlatformRule> rows, Map<String, RuleForm> forms)
        implements ValueObject {
    private static final String HEADER = "platform\trule\tfrom\tbasis\tto\tvalue\tunit\tsource\tconfidence";
    private static final int COLUMNS = 9;

    public RulePack {
        rows = List.copyOf(rows);
        forms = Map.copyOf(forms);
        for (var row : rows) {
            var form = forms.get(row.rule());
            Invariant.holds(PlatformRule.isName(row.rule()), "not the name of a rule: %s", row.rule());
            Invariant.holds(form != null && form.fits(row.value()), "its value has another form: %s", row);
        }
        var twice = overlaps(rows);
        Invariant.holds(twice.isEmpty(), "in force on the same day: %s", twice);
    }

    /** Rows of one platform and rule that are in force on the same day as the one before them. */
    static List<PlatformRule> overlaps(List<PlatformRule> rows) {
        var sorted = rows.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .toList();
        var overlapping = new ArrayList<PlatformRule>();
        for (int i = 1; i < sorted.size(); i++) {
            var earlier = sorted.get(i - 1);
            var later = sorted.get(i);
            boolean same = earlier.platform().equals(later.platform())
                    && earlier.rule().equals(later.rule());
            if (same && earlier.isInForce(later.from())) {
                overlapping.add(later);
            }
        }
        return overlapping;
    }

    /**
     * A pack as it ships: lines of nine columns parted by tabs, below their header; lines that begin with {@code #} and
     * blank ones are passed over. A line that cannot be read is a defect, since the file is ours.
     */
    public static RulePack read(String name, LocalDate compiled, List<String> lines) {
        var rows = new ArrayList<PlatformRule>();
        var forms = new LinkedHashMap<String, RuleForm>();
        boolean begun = false;
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!begun) {
                Invariant.holds(line.equals(HEADER), "%s begins with another header: %s", name, line);
                begun = true;
                continue;
            }
            var cells = line.split("\t", -1);
            Invariant.holds(cells.length == COLUMNS, "%s: not %d columns: %s", name, COLUMNS, line);
            var row = row(cells, line);
            var form = RuleForm.of(cells[6]);
            Invariant.holds(form.isPresent(), "%s: no such unit: %s", name, line);
            var before = forms.put(row.rule(), form.get());
            Invariant.holds(before == null || before.equals(form.get()), "%s: another unit before: %s", name, line);
            rows.add(row);
        }
        return new RulePack(name, compiled, rows, forms);
    }

    private static PlatformRule row(String[] cells, String line) {
        try {
            return new PlatformRule(
                    cells[0],
                    cells[1],
                    LocalDate.parse(cells[2]),
                    Basis.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                    cells[4].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cells[4])),
                    cells[5],
                    cells[7],
                    Confidence.valueOf(cells[8]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Invariant.Broken("not a row: " + line + ": " + e.getMessage());
        }
    }
}
