package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.application.imports.spi.RefusedRows;
import dev.zhanggui.domain.shared.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Refused rows that are sealed where they lie: their cells, what was found in them, and words of the reasons that may
 * repeat it. Which line and column it was, and the reason's code, lie open.
 */
final class SealedRefusedRows implements RefusedRows {
    private static final String HIDDEN = "***";

    private final RefusedRows rows;
    private final SealedCells cells;

    SealedRefusedRows(RefusedRows rows, SealedCells cells) {
        this.rows = rows;
        this.cells = cells;
    }

    @Override
    public void add(String job, List<RefusedRow> refused) {
        rows.add(job, refused.stream().map(row -> sealed(job, row)).toList());
    }

    private RefusedRow sealed(String job, RefusedRow row) {
        var texts = new ArrayList<String>();
        var faults = new ArrayList<Fault>();
        for (var fault : row.faults()) {
            texts.add(fault.value());
            var open = new HashMap<String, Object>();
            new TreeMap<>(fault.reason().facts()).forEach((name, fact) -> {
                if (fact instanceof String text) {
                    texts.add(text);
                    open.put(name, "");
                } else {
                    open.put(name, fact);
                }
            });
            faults.add(new Fault(fault.column(), "", new Reason(fault.reason().code(), open)));
        }
        texts.addAll(row.cells());
        return new RefusedRow(row.n(), row.line(), faults, List.of(cells.sealed(texts, place(job, row))));
    }

    private static String[] place(String job, RefusedRow row) {
        return new String[] {"refused", job, Long.toString(row.n())};
    }

    /** Without the keys the rows are told, and what stood in them is not. */
    @Override
    public List<RefusedRow> after(String job, long after, int limit) {
        return rows.after(job, after, limit).stream()
                .map(row -> read(row, cells.read(row.cells().get(0), place(job, row))))
                .toList();
    }

    private static RefusedRow read(RefusedRow row, Optional<List<String>> texts) {
        var next = texts.orElse(List.of()).iterator();
        var faults = new ArrayList<Fault>();
        for (var fault : row.faults()) {
            var value = next(next);
            var facts = new HashMap<String, Object>(fault.reason().facts());
            for (var name : new TreeMap<>(fault.reason().facts()).entrySet()) {
                if ("".equals(name.getValue())) {
                    facts.put(name.getKey(), next(next));
                }
            }
            faults.add(
                    new Fault(fault.column(), value, new Reason(fault.reason().code(), Map.copyOf(facts))));
        }
        var left = new ArrayList<String>();
        next.forEachRemaining(left::add);
        return new RefusedRow(row.n(), row.line(), faults, left);
    }

    private static String next(Iterator<String> texts) {
        return texts.hasNext() ? texts.next() : HIDDEN;
    }
}
