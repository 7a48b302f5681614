package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.shared.Invariant;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.ddd.types.ValueObject;

/** What a rule is called when people read it: in simplified Chinese, traditional Chinese and English. */
public record RuleTitle(String rule, String hans, String hant, String english) implements ValueObject {
    private static final int COLUMNS = 4;

    public RuleTitle {
        Invariant.holds(!hans.isBlank() && !hant.isBlank() && !english.isBlank(), "%s lacks a title", rule);
    }

    /** Titles as they ship: four columns parted by tabs; lines that begin with {@code #} are passed over. */
    public static List<RuleTitle> read(List<String> lines) {
        var titles = new ArrayList<RuleTitle>();
        for (var line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var cells = line.split("\t", -1);
                Invariant.holds(cells.length == COLUMNS, "not %d columns: %s", COLUMNS, line);
                titles.add(new RuleTitle(cells[0], cells[1], cells[2], cells[3]));
            }
        }
        return List.copyOf(titles);
    }
}
