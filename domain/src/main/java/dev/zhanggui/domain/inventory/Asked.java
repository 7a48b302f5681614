package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What a caller asked to be promised: the content by which a repeat is told from another reservation of the same id.
 * 1 to {@value #LINES_MAX} lines of at least one unit; a caller names at most {@value #CALLER_LINES_MAX}, an order of the
 * desk's own may be larger.
 */
public record Asked(StoreId store, Optional<OrderRef> order, Mode mode, List<AskedLine> lines) implements ValueObject {
    public static final int LINES_MAX = 2_000;
    public static final int CALLER_LINES_MAX = 100;

    /** All lines or nothing; or as much of each as there is. */
    public enum Mode {
        ALL,
        BEST_EFFORT
    }

    public Asked {
        lines = List.copyOf(lines);
        Invariant.holds(!lines.isEmpty() && lines.size() <= LINES_MAX, "1 to %d lines: %d", LINES_MAX, lines.size());
        Invariant.holds(
                lines.stream().allMatch(line -> line.quantity().units() > 0), "each line asks for at least one unit");
    }

    /** All of these lines or nothing, without an order. */
    public static Asked all(StoreId store, AskedLine... lines) {
        return new Asked(store, Optional.empty(), Mode.ALL, List.of(lines));
    }

    public SortedSet<Sku> skus() {
        return lines.stream().map(AskedLine::sku).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Same store, order, mode and lines, in whatever order the lines stand. */
    public boolean sameContentAs(Asked other) {
        return store.equals(other.store)
                && order.equals(other.order)
                && mode == other.mode
                && (lines.equals(other.lines) || canonical().equals(other.canonical()));
    }

    private List<AskedLine> canonical() {
        return lines.stream().sorted(AskedLine.CANONICAL).toList();
    }
}
