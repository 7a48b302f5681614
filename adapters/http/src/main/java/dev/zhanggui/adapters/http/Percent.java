package dev.zhanggui.adapters.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Percent-encoding, read strictly: what is not UTF-8 is nothing, rather than something else. */
final class Percent {

    private Percent() {}

    /** A path segment as it was meant; {@code +} is a plus there. */
    static Optional<String> decoded(String segment) {
        return segment.indexOf('%') < 0 && isAscii(segment) ? Optional.of(segment) : bytesOf(segment, false);
    }

    /** The parameters of a query, the first of each name; empty where one of them is unreadable. */
    static Optional<Map<String, String>> query(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int is = pair.indexOf('=');
            var name = bytesOf(is < 0 ? pair : pair.substring(0, is), true);
            var value = bytesOf(is < 0 ? "" : pair.substring(is + 1), true);
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            parameters.putIfAbsent(name.get(), value.get());
        }
        return Optional.of(parameters);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> bytesOf(String text, boolean plusIsBlank) {
        var raw = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                int high = digit(raw, i + 1);
                int low = digit(raw, i + 2);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(raw[i] == '+' && plusIsBlank ? ' ' : raw[i]);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int digit(byte[] text, int at) {
        return at < text.length ? Character.digit(text[at], 16) : -1;
    }
}
