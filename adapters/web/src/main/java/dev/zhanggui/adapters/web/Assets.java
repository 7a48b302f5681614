package dev.zhanggui.adapters.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Styles, scripts and pictures out of the jar; an address names the content and can be kept for ever. */
final class Assets {
    private static final int MARK_BYTES = 6;
    private static final List<String> FILES = List.of("desk.css", "desk.js", "seal.svg");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Map<String, Asset> BY_ADDRESS = new LinkedHashMap<>();
    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

    static {
        for (var file : FILES) {
            var asset = read(file);
            var dot = file.lastIndexOf('.');
            var address = file.substring(0, dot) + "-" + mark(asset.content()) + file.substring(dot);
            BY_ADDRESS.put(address, asset);
            ADDRESSES.put(file, "/assets/" + address);
        }
    }

    private Assets() {}

    record Asset(String type, byte[] content) {}

    /** Where a page finds the file. */
    static String address(String file) {
        return Objects.requireNonNull(ADDRESSES.get(file), file);
    }

    /** @param name the last part of an address */
    static Optional<Asset> find(String name) {
        return Optional.ofNullable(BY_ADDRESS.get(name));
    }

    private static Asset read(String file) {
        try (var in = Objects.requireNonNull(Assets.class.getResourceAsStream("assets/" + file), file)) {
            var type = Objects.requireNonNull(TYPES.get(file.substring(file.lastIndexOf('.') + 1)), file);
            return new Asset(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mark(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, MARK_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
