package dev.zhanggui.adapters.files;

import dev.zhanggui.adapters.files.Encoding.Reading;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cells as text. While only ASCII was seen the encoding is open; the first other byte decides it. */
final class CellText {
    private static final char REPLACEMENT = '\uFFFD';

    private @Nullable Encoding encoding;
    private CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    private CharBuffer chars = CharBuffer.allocate(1 << 10);
    private Reading reading = Reading.TEXT;

    CellText(@Nullable Encoding encoding) {
        become(encoding);
    }

    private void become(@Nullable Encoding found) {
        encoding = found;
        strict = (found == null ? Encoding.UTF_8 : found).charset().newDecoder();
    }

    String encoding() {
        return (encoding == null ? Encoding.UTF_8 : encoding).label();
    }

    /** Of the cell that was read last. */
    Reading reading() {
        return reading;
    }

    /** @param limit where the bytes end that are known; the encoding may be decided by them */
    String strict(byte[] bytes, int from, int to, int limit) {
        reading = Reading.TEXT;
        if (encoding == null && !Encoding.isAscii(bytes, from, to)) {
            become(decide(bytes, from, limit));
        }
        if (encoding == Encoding.GB18030 && !Encoding.isAscii(bytes, from, to)) {
            return ofGb18030(bytes, from, to);
        }
        // The platform's own way for UTF-8 is fast and replaces what it cannot read: only then it is read again.
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            reading = Encoding.read(strict, bytes, from, to);
        }
        return withoutNul(text);
    }

    private static Encoding decide(byte[] bytes, int from, int to) {
        try {
            var found = Encoding.of(bytes, from, to);
            return found == null || found == Encoding.UTF_16 ? Encoding.UTF_8 : found;
        } catch (NotATable e) {
            return Encoding.UTF_8;
        }
    }

    private String ofGb18030(byte[] bytes, int from, int to) {
        if (chars.capacity() < to - from) {
            chars = CharBuffer.allocate(to - from);
        }
        var in = ByteBuffer.wrap(bytes, from, to - from);
        chars.clear();
        var result = strict.reset().decode(in, chars, false);
        if (result.isError() || in.hasRemaining()) {
            reading = result.isError() ? Reading.UNDECODABLE : Reading.CUT_OFF;
            return withoutNul(lenient(bytes, from, to));
        }
        return withoutNul(chars.flip().toString());
    }

    /** No storage takes it for text, and no file has it there on purpose. */
    private String withoutNul(String text) {
        if (text.indexOf('\0') < 0) {
            return text;
        }
        reading = Reading.UNDECODABLE;
        return text.replace('\0', REPLACEMENT);
    }

    /** With a sign in place of what cannot be read. */
    String lenient(byte[] bytes, int from, int to) {
        var charset = (encoding == null ? Encoding.UTF_8 : encoding).charset();
        return new String(bytes, from, to - from, charset).replace('\0', REPLACEMENT);
    }
}
