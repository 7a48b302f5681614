package dev.zhanggui.application.trade.internal;

import dev.zhanggui.domain.trade.PersonalData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Personal data as bytes: each text with its length before it, in their order; −1 for one that is unknown. */
final class PersonalText {

    private PersonalText() {}

    static byte[] of(PersonalData data) {
        var texts = List.of(data.nick(), data.name(), data.phone(), data.address()).stream()
                .map(text -> text.map(known -> known.getBytes(StandardCharsets.UTF_8)))
                .toList();
        int length = texts.stream()
                .mapToInt(
                        text -> Integer.BYTES + text.map(known -> known.length).orElse(0))
                .sum();
        var bytes = ByteBuffer.allocate(length);
        for (var text : texts) {
            bytes.putInt(text.map(known -> known.length).orElse(-1));
            text.ifPresent(bytes::put);
        }
        return bytes.array();
    }

    static PersonalData read(byte[] sealed) {
        var bytes = ByteBuffer.wrap(sealed);
        return new PersonalData(next(bytes), next(bytes), next(bytes), next(bytes));
    }

    private static Optional<String> next(ByteBuffer bytes) {
        int length = bytes.getInt();
        return Optional.ofNullable(length < 0 ? null : text(bytes, length));
    }

    private static @Nullable String text(ByteBuffer bytes, int length) {
        var text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
