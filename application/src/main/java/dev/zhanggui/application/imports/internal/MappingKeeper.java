package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.imports.api.ImportRefused.BadMapping;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownMapping;
import dev.zhanggui.application.imports.api.ImportRefused.UploadTooLarge;
import dev.zhanggui.application.imports.api.ImportingFiles;
import dev.zhanggui.application.imports.api.KeepingMappings;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.spi.Mappings;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.imports.spi.TableFiles.Table;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the team's mappings beside those that ship, and guesses how an unknown file is to be read. */
final class MappingKeeper implements KeepingMappings {
    private static final int PREVIEW_ROWS = 5;
    private static final String AUTO = "auto";

    private final Workplace place;
    private final Mappings mappings;
    private final TableFiles tables;
    private final Guard guard;
    private final Randomness randomness;

    MappingKeeper(Workplace place, Mappings mappings, TableFiles tables, Guard guard, Randomness randomness) {
        this.place = place;
        this.mappings = mappings;
        this.tables = tables;
        this.guard = guard;
        this.randomness = randomness;
    }

    @Override
    public List<Kept> mappings() {
        return Stream.concat(
                        own().map(mapping -> new Kept(mapping, false)),
                        ShippedMappings.all().values().stream().map(mapping -> new Kept(mapping, true)))
                .toList();
    }

    private Stream<Mapping> own() {
        return mappings.all().stream().map(MappingText::read);
    }

    @Override
    public Optional<Kept> mapping(String name) {
        return Optional.ofNullable(ShippedMappings.all().get(name))
                .map(mapping -> new Kept(mapping, true))
                .or(() -> mappings.find(name).map(text -> new Kept(MappingText.read(text.value()), false)));
    }

    /** Those that may read a file of the kind, in the order of preference. */
    List<Mapping> candidates(FileKind kind, String asked) {
        if (!asked.equals(AUTO)) {
            return mapping(asked).map(Kept::mapping).filter(one -> one.kind() == kind).stream()
                    .toList();
        }
        return Stream.concat(own().filter(one -> one.kind() == kind), ShippedMappings.of(kind).stream())
                .toList();
    }

    @Override
    public Decision<Put, ImportRefused> put(Actor actor, Mapping mapping) {
        return place.transactions().run(() -> {
            var barred = guard.bars(actor, Permission.IMPORTS, Optional.empty());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var wrong = wrong(mapping);
            if (wrong.isPresent()) {
                return Decision.refused(wrong.get());
            }
            long over = mappings.find(mapping.name()).map(Versioned::version).orElse(0L);
            mappings.save(mapping.name(), MappingText.write(mapping), over);
            return Decision.accepted(new Put(new Versioned<>(mapping, over + 1), over == 0));
        });
    }

    private static Optional<BadMapping> wrong(Mapping mapping) {
        if (!CallerId.isValid(mapping.name()) || mapping.name().equals(AUTO)) {
            return Optional.of(new BadMapping("name", mapping.name()));
        }
        if (ShippedMappings.all().containsKey(mapping.name())) {
            return Optional.of(new BadMapping("ships", mapping.name()));
        }
        if (mapping.needs().isEmpty() || mapping.columns().isEmpty()) {
            return Optional.of(new BadMapping("needs", ""));
        }
        var fields = Stream.of(
                        mapping.columns().stream().map(Mapping.Column::field),
                        mapping.constants().keySet().stream(),
                        mapping.words().keySet().stream(),
                        mapping.lineRules().stream()
                                .flatMap(rule -> rule.conditions().stream())
                                .map(Mapping.Condition::field))
                .flatMap(some -> some);
        return fields.filter(field -> mapping.kind().find(field) < 0)
                .findFirst()
                .map(field -> new BadMapping("field", field))
                .or(() -> unclean(mapping));
    }

    /** What would not be read as it was written: line breaks and quotes. */
    private static Optional<BadMapping> unclean(Mapping mapping) {
        return MappingText.read(MappingText.write(mapping)).equals(mapping)
                ? Optional.empty()
                : Optional.of(new BadMapping("text", mapping.name()));
    }

    @Override
    public Decision<Mapping, ImportRefused> remove(Actor actor, String name) {
        return place.transactions().run(() -> {
            var barred = guard.bars(actor, Permission.IMPORTS, Optional.empty());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var kept = mapping(name);
            if (kept.isEmpty()) {
                return Decision.refused(new UnknownMapping(name));
            }
            if (kept.get().ships() || !mappings.remove(name)) {
                return Decision.refused(new BadMapping("ships", name));
            }
            return Decision.accepted(kept.get().mapping());
        });
    }

    @Override
    public Decision<Guess, Refusal> guess(FileKind kind, InputStream file) throws IOException {
        var name = "guess-" + HexFormat.of().formatHex(randomness.bytes(8));
        var upload = place.uploads().receive(name, file, ImportingFiles.BYTES_UNTOLD_MAX);
        if (upload.isEmpty()) {
            return Decision.refused(new UploadTooLarge(ImportingFiles.BYTES_UNTOLD_MAX));
        }
        try {
            return tables.open(place.uploads().path(name)).fold(table -> guess(kind, table), Decision::refused);
        } finally {
            place.uploads().forget(name);
        }
    }

    private Decision<Guess, Refusal> guess(FileKind kind, Table table) {
        try (table) {
            var rows = new ArrayList<Row>();
            for (var row = table.next(); row != null && rows.size() < Detection.NOTES_MAX; row = table.next()) {
                rows.add(row);
            }
            var candidates = candidates(kind, AUTO);
            return rows.stream()
                    .map(row -> layout(kind, Layout.names(row.cells()), candidates))
                    .filter(layout -> layout.columnsRead() > 0)
                    .reduce((best, next) -> next.columnsRead() > best.columnsRead() ? next : best)
                    .<Decision<Guess, Refusal>>map(layout -> Decision.accepted(guess(layout, table, rows)))
                    .orElseGet(() -> Decision.refused(new FileRefused.EmptyFile()));
        }
    }

    /** How the row would be read if it were the header. */
    private static Layout layout(FileKind kind, List<String> header, List<Mapping> candidates) {
        return candidates.stream()
                .filter(one -> Layout.missing(one, header).isEmpty())
                .map(one -> Layout.of(one, header))
                .reduce((best, next) -> next.columnsRead() > best.columnsRead() ? next : best)
                .orElseGet(() -> Layout.of(Guessing.of(kind, header, candidates), header));
    }

    private Guess guess(Layout layout, Table table, List<Row> rows) {
        int header = 0;
        while (!Layout.names(rows.get(header).cells()).equals(layout.header())) {
            header++;
        }
        return new Guess(
                layout.mapping(),
                mapping(layout.mapping().name()).isPresent(),
                table.format(),
                table.encoding(),
                layout.header(),
                layout.unknownColumns(),
                preview(layout, rows.subList(header + 1, rows.size())));
    }

    private static List<Map<String, String>> preview(Layout layout, List<Row> rows) {
        var preview = new ArrayList<Map<String, String>>();
        var reader = new RowReader(layout);
        for (var row : rows) {
            var shown = new LinkedHashMap<String, String>();
            for (var field : layout.mapping().kind().fields()) {
                var text = reader.peek(row, layout.mapping().kind().index(field.name()));
                if (text != null) {
                    shown.put(field.name(), Cell.shortened(text, 200));
                }
            }
            if (!shown.isEmpty() && preview.size() < PREVIEW_ROWS) {
                preview.add(shown);
            }
        }
        return preview;
    }
}
