package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The mappings that come with the desk: the canonical format of each kind, and the exports of platforms. */
final class ShippedMappings {
    private static final List<String> FILES = List.of(
            "taobao-orders-v3",
            "taobao-orders-v2",
            "taobao-orders-v1",
            "taobao-order-lines",
            "jd-orders",
            "pdd-orders",
            "douyin-orders",
            "uci-online-retail");
    private static final Map<String, Mapping> ALL = load();

    private ShippedMappings() {}

    /** By name. */
    static Map<String, Mapping> all() {
        return ALL;
    }

    static List<Mapping> of(FileKind kind) {
        return ALL.values().stream().filter(mapping -> mapping.kind() == kind).toList();
    }

    private static Map<String, Mapping> load() {
        var mappings = new ArrayList<Mapping>();
        for (var kind : FileKind.values()) {
            mappings.add(Mapping.canonical(kind));
        }
        FILES.forEach(file -> mappings.add(MappingText.read(text("mappings/" + file + ".txt"))));
        var all = new TreeMap<String, Mapping>();
        mappings.forEach(mapping -> all.put(mapping.name(), mapping));
        return all;
    }

    private static String text(String path) {
        try (var in = Objects.requireNonNull(ShippedMappings.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
