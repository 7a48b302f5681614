package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.Mapping.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping laid over the header of one file: where each field stands.
 *
 * @param header trimmed names
 * @param sources by field of the kind: its columns, from 0 on, the first that has a value counting
 * @param fen by field, as the sources: whether amounts stand in hundredths
 */
record Layout(Mapping mapping, List<String> header, int[][] sources, boolean[][] fen) {

    static Layout of(Mapping mapping, List<String> header) {
        var positions = positions(header);
        var fields = mapping.kind().fields();
        var sources = new int[fields.size()][];
        var fen = new boolean[fields.size()][];
        for (int f = 0; f < fields.size(); f++) {
            var found = new ArrayList<Integer>();
            var units = new ArrayList<Boolean>();
            for (var column : mapping.columns()) {
                var at = positions.get(column.header());
                if (column.field().equals(fields.get(f).name()) && at != null && column.nth() <= at.size()) {
                    found.add(at.get(column.nth() - 1));
                    units.add(column.unit() == Unit.FEN);
                }
            }
            sources[f] = found.stream().mapToInt(Integer::intValue).toArray();
            fen[f] = new boolean[units.size()];
            for (int i = 0; i < units.size(); i++) {
                fen[f][i] = units.get(i);
            }
        }
        return new Layout(mapping, header, sources, fen);
    }

    private static Map<String, List<Integer>> positions(List<String> header) {
        var positions = new HashMap<String, List<Integer>>();
        for (int i = 0; i < header.size(); i++) {
            positions.computeIfAbsent(header.get(i), name -> new ArrayList<>()).add(i);
        }
        return positions;
    }

    /** Names as they are compared: without wrapping, blanks and the signs that only some exports put behind them. */
    static List<String> names(List<String> cells) {
        var names = new ArrayList<String>(cells.size());
        for (var cell : cells) {
            var name = Cell.clean(cell, Set.of());
            names.add(name == null ? "" : name);
        }
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        return List.copyOf(names);
    }

    /** Names that the mapping needs and the header lacks. */
    static List<String> missing(Mapping mapping, List<String> header) {
        var there = new HashSet<>(header);
        return mapping.needs().stream().filter(name -> !there.contains(name)).toList();
    }

    /** How many columns of the header the mapping reads. */
    int columnsRead() {
        var read = new HashSet<Integer>();
        for (var some : sources) {
            for (int one : some) {
                read.add(one);
            }
        }
        return read.size();
    }

    /** Names in the header that the mapping does not read. */
    List<String> unknownColumns() {
        var known = new HashSet<Integer>();
        for (var some : sources) {
            for (int one : some) {
                known.add(one);
            }
        }
        var unknown = new ArrayList<String>();
        for (int i = 0; i < header.size(); i++) {
            if (!known.contains(i) && !header.get(i).isEmpty()) {
                unknown.add(header.get(i));
            }
        }
        return unknown;
    }

    /** The header of the field's first column; the field's own name where it has none. */
    String columnOf(int field) {
        return sources[field].length == 0 ? mapping.kind().fields().get(field).name() : header.get(sources[field][0]);
    }
}
