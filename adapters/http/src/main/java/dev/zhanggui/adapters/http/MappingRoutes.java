package dev.zhanggui.adapters.http;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownMapping;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.api.KeepingMappings;
import dev.zhanggui.application.imports.api.KeepingMappings.Guess;
import dev.zhanggui.application.imports.api.KeepingMappings.Kept;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.Mapping.Column;
import dev.zhanggui.application.imports.api.Mapping.Unit;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Mappings: how files of some origin are read. */
final class MappingRoutes {
    private static final int TEXT_LENGTH_MAX = 200;
    private static final int WORDS_MAX = 500;

    private final Optional<Imports> imports;

    MappingRoutes(Optional<Imports> imports) {
        this.imports = imports;
    }

    List<Route> rows() {
        return List.of(
                Route.get("mappings", "/api/v1/mappings")
                        .needs(Permission.IMPORTS)
                        .answers(200, MappingsAnswer.class)
                        .by(this::mappings),
                Route.get("mapping", "/api/v1/mappings/{name}")
                        .needs(Permission.IMPORTS)
                        .answers(200, MappingAnswer.class)
                        .refuses(ImportRefused.class)
                        .example("/api/v1/mappings/pdd-orders")
                        .by(this::mapping),
                Route.put("putMapping", "/api/v1/mappings/{name}")
                        .needsForEveryStore(Permission.IMPORTS)
                        .takes(MappingRequest.class)
                        .answers(201, MappingAnswer.class)
                        .answers(200, MappingAnswer.class)
                        .refuses(ImportRefused.class)
                        .example("/api/v1/mappings/erp-orders", """
                                {"kind": "orders", "needs": ["单号"], "zone": "Asia/Shanghai",
                                 "columns": [{"header": "单号", "field": "order_no"},
                                             {"header": "下单", "field": "placed_at"},
                                             {"header": "件数", "field": "quantity"},
                                             {"header": "货号", "field": "sku"},
                                             {"header": "单价(分)", "field": "unit_price", "unit": "fen"},
                                             {"header": "状态", "field": "status"}],
                                 "words": [{"field": "status", "word": "已发", "meaning": "shipped"}],
                                 "flags": ["createSkus"]}""")
                        .by(this::put),
                Route.delete("removeMapping", "/api/v1/mappings/{name}")
                        .needsForEveryStore(Permission.IMPORTS)
                        .answers(200, MappingAnswer.class)
                        .refuses(ImportRefused.class)
                        .example("/api/v1/mappings/erp-orders")
                        .by(this::remove),
                Route.post("guessMapping", "/api/v1/mappings/guess")
                        .needs(Permission.IMPORTS)
                        .takesFile()
                        .asks("kind")
                        .answers(200, GuessAnswer.class)
                        .refuses(ImportRefused.class)
                        .refuses(FileRefused.class)
                        .example("/api/v1/mappings/guess?kind=stock", "仓库,sku,on_hand\nhangzhou,T-1,60\n")
                        .by(this::guess));
    }

    private KeepingMappings keeping() {
        return JobRoutes.open(imports).mappings();
    }

    /** @param unit {@code fen} where amounts stand in hundredths */
    record ColumnRequest(String header, Optional<Integer> nth, String field, Optional<Unit> unit) {

        static ColumnRequest read(Fields in) {
            return new ColumnRequest(
                    in.requiredText("header", TEXT_LENGTH_MAX),
                    in.whole("nth", 1, Mapping.COLUMNS_MAX),
                    in.requiredText("field", TEXT_LENGTH_MAX),
                    in.oneOf("unit", Words.of(Unit.values())));
        }

        Column column() {
            return new Column(header, nth.orElse(1), field, unit.orElse(Unit.WHOLE));
        }
    }

    record ConstantRequest(String field, String value) {

        static ConstantRequest read(Fields in) {
            return new ConstantRequest(
                    in.requiredText("field", TEXT_LENGTH_MAX), in.requiredText("value", TEXT_LENGTH_MAX));
        }
    }

    record WordRequest(String field, String word, String meaning) {

        static WordRequest read(Fields in) {
            return new WordRequest(
                    in.requiredText("field", TEXT_LENGTH_MAX),
                    in.requiredText("word", TEXT_LENGTH_MAX),
                    in.requiredText("meaning", TEXT_LENGTH_MAX));
        }
    }

    /** @param kind one of those that {@code importFile} takes */
    record MappingRequest(
            String kind,
            List<String> needs,
            @AtLeastOne List<ColumnRequest> columns,
            List<ConstantRequest> constants,
            List<WordRequest> words,
            List<String> nulls,
            List<String> totals,
            Optional<ZoneId> zone,
            Optional<StoreId> store,
            List<Mapping.Flag> flags) {

        static MappingRequest read(Fields in) {
            return new MappingRequest(
                    in.requiredText("kind", TEXT_LENGTH_MAX),
                    List.copyOf(in.words("needs", Mapping.COLUMNS_MAX)),
                    in.list("columns", 1, Mapping.COLUMNS_MAX, ColumnRequest::read),
                    in.list("constants", 0, Mapping.COLUMNS_MAX, ConstantRequest::read),
                    in.list("words", 0, WORDS_MAX, WordRequest::read),
                    List.copyOf(in.words("nulls", WORDS_MAX)),
                    List.copyOf(in.words("totals", WORDS_MAX)),
                    in.zone("zone"),
                    in.optionalId("store", StoreId::new),
                    flags(in));
        }

        private static List<Mapping.Flag> flags(Fields in) {
            var known = Words.of(Mapping.Flag.values());
            var read = new ArrayList<Mapping.Flag>();
            for (var word : in.words("flags", known.size())) {
                var flag = known.get(word);
                if (flag == null) {
                    in.wrong(
                            "flags",
                            "one-of",
                            Map.of("words", known.keySet().stream().sorted().toList()));
                } else {
                    read.add(flag);
                }
            }
            return read;
        }

        Optional<Mapping> named(String name) {
            return FileKind.of(kind)
                    .map(known -> new Mapping(
                            name,
                            known,
                            needs.isEmpty()
                                    ? columns.stream()
                                            .map(ColumnRequest::header)
                                            .toList()
                                    : needs,
                            columns.stream().map(ColumnRequest::column).toList(),
                            constants.stream()
                                    .collect(Collectors.toMap(
                                            ConstantRequest::field, ConstantRequest::value, (one, other) -> other)),
                            wordsByField(),
                            nulls.isEmpty() ? Mapping.NULLS_USUAL : Set.copyOf(nulls),
                            totals.isEmpty() ? Mapping.TOTALS_USUAL : Set.copyOf(totals),
                            zone,
                            store,
                            Set.copyOf(flags),
                            List.of()));
        }

        private Map<String, Map<String, String>> wordsByField() {
            var byField = new LinkedHashMap<String, Map<String, String>>();
            words.forEach(one -> byField.computeIfAbsent(one.field(), field -> new LinkedHashMap<>())
                    .put(one.word(), one.meaning()));
            return byField;
        }
    }

    record ColumnAnswer(String header, int nth, String field, Unit unit) {

        static ColumnAnswer of(Column column) {
            return new ColumnAnswer(column.header(), column.nth(), column.field(), column.unit());
        }
    }

    record WordAnswer(String field, String word, String meaning) {}

    record ConstantAnswer(String field, String value) {}

    /** @param ships whether it comes with the desk */
    record MappingAnswer(
            String name,
            String kind,
            boolean ships,
            List<String> needs,
            List<ColumnAnswer> columns,
            List<ConstantAnswer> constants,
            List<WordAnswer> words,
            List<String> nulls,
            List<String> totals,
            Optional<ZoneId> zone,
            Optional<StoreId> store,
            List<Mapping.Flag> flags) {

        static MappingAnswer of(Mapping mapping, boolean ships) {
            return new MappingAnswer(
                    mapping.name(),
                    mapping.kind().code(),
                    ships,
                    mapping.needs(),
                    mapping.columns().stream().map(ColumnAnswer::of).toList(),
                    new TreeMap<>(mapping.constants())
                            .entrySet().stream()
                                    .map(one -> new ConstantAnswer(one.getKey(), one.getValue()))
                                    .toList(),
                    new TreeMap<>(mapping.words())
                            .entrySet().stream()
                                    .flatMap(field -> new TreeMap<>(field.getValue())
                                            .entrySet().stream()
                                                    .map(one -> new WordAnswer(
                                                            field.getKey(), one.getKey(), one.getValue())))
                                    .toList(),
                    mapping.nulls().stream().sorted().toList(),
                    mapping.totals().stream().sorted().toList(),
                    mapping.zone(),
                    mapping.store(),
                    mapping.flags().stream().sorted().toList());
        }
    }

    record MappingsAnswer(List<MappingAnswer> items, Optional<String> cursor) {}

    record CellAnswer(String field, String value) {}

    record PreviewRow(List<CellAnswer> cells) {}

    /** @param fits whether a mapping that is kept already reads it */
    record GuessAnswer(
            MappingAnswer mapping,
            boolean fits,
            String format,
            String encoding,
            List<String> header,
            List<String> unknownColumns,
            List<PreviewRow> preview) {

        static GuessAnswer of(Guess guess) {
            return new GuessAnswer(
                    MappingAnswer.of(guess.mapping(), false),
                    guess.fits(),
                    guess.format(),
                    guess.encoding(),
                    guess.header(),
                    guess.unknownColumns(),
                    guess.preview().stream()
                            .map(row -> new PreviewRow(row.entrySet().stream()
                                    .map(cell -> new CellAnswer(cell.getKey(), cell.getValue()))
                                    .toList()))
                            .toList());
        }
    }

    private Supplier<Reply> mappings(Call call) {
        return () -> Reply.ok(new MappingsAnswer(
                keeping().mappings().stream().map(MappingRoutes::answer).toList(), Optional.empty()));
    }

    private static MappingAnswer answer(Kept kept) {
        return MappingAnswer.of(kept.mapping(), kept.ships());
    }

    private Supplier<Reply> mapping(Call call) {
        var name = call.name("name");
        return () -> keeping()
                .mapping(name)
                .<Reply>map(kept -> Reply.ok(answer(kept)))
                .orElseGet(() -> Reply.refused(new UnknownMapping(name)));
    }

    private Supplier<Reply> put(Call call) {
        var name = call.id("name", text -> text);
        var mapping = call.body(in -> {
            var request = MappingRequest.read(in);
            var named = request.named(name);
            if (named.isEmpty()) {
                in.wrong("kind", "one-of", Map.of("words", kinds()));
            }
            return named;
        });
        return () -> keeping()
                .put(call.actor(), mapping.orElseThrow())
                .fold(
                        put -> Reply.of(put.isNew(), MappingAnswer.of(put.now().value(), false))
                                .tagged(put.now().version()),
                        Reply::refused);
    }

    private static List<String> kinds() {
        return Arrays.stream(FileKind.values()).map(FileKind::code).toList();
    }

    private Supplier<Reply> remove(Call call) {
        var name = call.name("name");
        return () -> keeping()
                .remove(call.actor(), name)
                .fold(mapping -> Reply.ok(MappingAnswer.of(mapping, false)), Reply::refused);
    }

    private Supplier<Reply> guess(Call call) {
        var kind = call.parameter("kind")
                .flatMap(FileKind::of)
                .orElseThrow(() -> Call.wrongParameter("kind", "one-of", Map.of("words", kinds())));
        var upload = call.upload();
        return () -> {
            try {
                return keeping()
                        .guess(kind, upload.in())
                        .fold(guess -> Reply.ok(GuessAnswer.of(guess)), Reply::refused);
            } catch (IOException e) {
                // It broke off on its way here.
                throw Problem.of(ProblemKind.BAD_REQUEST).stop();
            }
        };
    }
}
