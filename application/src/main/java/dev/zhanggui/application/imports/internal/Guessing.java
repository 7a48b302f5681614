package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileField;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.Mapping.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping for a header that nobody knows, made from the names that other mappings of the kind read. */
final class Guessing {

    private Guessing() {}

    static Mapping of(FileKind kind, List<String> header, List<Mapping> known) {
        var names = names(kind, known);
        var columns = new ArrayList<Column>();
        var seen = new HashMap<String, Integer>();
        var taken = new HashSet<String>();
        for (var name : header) {
            int nth = seen.merge(name, 1, Integer::sum);
            var field = names.get(plain(name));
            // Of two columns of one name the first is the item's code and the second the variant's.
            if (field != null && nth == 2 && field.equals("merchant_code") && kind.find("item_sku") >= 0) {
                field = "item_sku";
            }
            if (field != null && !name.isEmpty() && taken.add(field + '#' + name)) {
                columns.add(new Column(name, nth, field, name.endsWith("(分)") ? Mapping.Unit.FEN : Mapping.Unit.WHOLE));
            }
        }
        var words = new HashMap<String, Map<String, String>>();
        for (var mapping : known) {
            mapping.words()
                    .forEach((field, some) -> words.computeIfAbsent(field, name -> new HashMap<>())
                            .putAll(some));
        }
        return new Mapping(
                "guess",
                kind,
                columns.stream()
                        .filter(column ->
                                kind.fields().get(kind.index(column.field())).required())
                        .map(Column::header)
                        .toList(),
                columns,
                Map.of(),
                words,
                Mapping.NULLS_USUAL,
                Mapping.TOTALS_USUAL,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of());
    }

    private static Map<String, String> names(FileKind kind, List<Mapping> known) {
        var names = new HashMap<String, String>();
        for (var mapping : known) {
            mapping.columns().forEach(column -> names.putIfAbsent(plain(column.header()), column.field()));
        }
        for (FileField field : kind.fields()) {
            names.put(plain(field.name()), field.name());
        }
        return names;
    }

    /** Names are compared without what people add to them: blanks, lines, units in brackets. */
    private static String plain(String name) {
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '(' || c == '（') {
                break;
            }
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
