package dev.zhanggui.adapters.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The tags of an XML part, one after the other, and the text before each. It knows what a workbook needs and nothing
 * that could hurt: a document type is refused, so there are no entities of its own and nothing is fetched; a tag and a
 * text have a greatest length; nesting takes no memory.
 */
final class Xml implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int TAG_BYTES_MAX = 1 << 16;
    private static final int ENTITY_LENGTH_MAX = 10;

    private final InputStream in;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private int at;
    private int limit;

    private byte[] tag = new byte[256];
    private int tagLength;
    private int nameStart;
    private int nameEnd;
    private boolean start;
    private boolean endsItself;
    private long depth;

    private final Text text = new Text();

    Xml(InputStream in) throws IOException {
        this.in = withoutMark(in);
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        var back = new PushbackInputStream(in, 4);
        var head = back.readNBytes(4);
        boolean little = Encoding.startsWith(head, 0, head.length, 0xFF, 0xFE)
                || Encoding.startsWith(head, 0, head.length, '<', 0);
        boolean big = Encoding.startsWith(head, 0, head.length, 0xFE, 0xFF)
                || Encoding.startsWith(head, 0, head.length, 0, '<');
        int mark = Encoding.startsWith(head, 0, head.length, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if ((little || big) && head[0] != '<' && head[0] != 0) {
            mark = 2;
        }
        back.unread(head, mark, head.length - mark);
        return little || big ? new Utf16Stream(back, little) : back;
    }

    /** Goes to the next tag; one that ends itself is met twice, as start and as end. False at the end. */
    boolean next() throws IOException {
        text.clear();
        if (endsItself) {
            endsItself = false;
            start = false;
            depth--;
            return true;
        }
        while (true) {
            int one = textUntilSign();
            if (one < 0) {
                if (depth > 0) {
                    throw new EOFException("within a part");
                }
                return false;
            }
            if (one == '&') {
                text.addPoint(entity());
            } else if (isTag()) {
                return true;
            }
        }
    }

    boolean isStart(String name) {
        return start && isNamed(name);
    }

    boolean isEnd(String name) {
        return !start && isNamed(name);
    }

    private boolean isNamed(String name) {
        if (nameEnd - nameStart != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (tag[nameStart + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What stood since the tag before, as far as it is kept. */
    Text text() {
        return text;
    }

    /** By its name without a prefix; null where the tag has none of that name. */
    @Nullable
    String attribute(String name) throws IOException {
        int i = nameEnd;
        while (true) {
            int from = skipBlanks(i);
            int equals = from;
            while (equals < tagLength && tag[equals] != '=') {
                equals++;
            }
            int quote = skipBlanks(equals + 1);
            if (quote >= tagLength || tag[quote] != '"' && tag[quote] != '\'') {
                return null;
            }
            int end = quote + 1;
            while (end < tagLength && tag[end] != tag[quote]) {
                end++;
            }
            if (isAttribute(from, equals, name)) {
                return value(quote + 1, end);
            }
            i = end + 1;
        }
    }

    private boolean isAttribute(int from, int equals, String name) {
        int to = equals;
        while (to > from && tag[to - 1] <= ' ') {
            to--;
        }
        int first = to - name.length();
        if (first < from || first > from && tag[first - 1] != ':' || first - from == 6 && tag[from] == 'x') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (tag[first + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < tagLength && tag[i] <= ' ' && tag[i] >= 0) {
            i++;
        }
        return i;
    }

    private String value(int from, int to) throws IOException {
        var raw = new String(tag, from, to - from, StandardCharsets.UTF_8);
        int sign = raw.indexOf('&');
        if (sign < 0) {
            return raw;
        }
        var value = new StringBuilder(raw.length());
        int done = 0;
        while (sign >= 0) {
            int end = raw.indexOf(';', sign);
            if (end < 0 || end - sign > ENTITY_LENGTH_MAX) {
                throw broken("entity");
            }
            value.append(raw, done, sign).appendCodePoint(point(raw.substring(sign + 1, end)));
            done = end + 1;
            sign = raw.indexOf('&', done);
        }
        return value.append(raw, done, raw.length()).toString();
    }

    /** Adds text up to the sign that ends it, and answers the sign: {@code <}, {@code &} or -1. */
    private int textUntilSign() throws IOException {
        while (true) {
            int from = at;
            while (at < limit && bytes[at] != '<' && bytes[at] != '&') {
                at++;
            }
            text.add(bytes, from, at);
            if (at < limit) {
                return bytes[at++];
            }
            if (!fill()) {
                return -1;
            }
        }
    }

    /** Behind {@code <}: whether a tag was read; comments and instructions are passed over, CDATA is text. */
    private boolean isTag() throws IOException {
        int one = read();
        if (one == '?') {
            skipUntil("?>", false);
            return false;
        }
        if (one == '!') {
            declaration();
            return false;
        }
        readTag(one);
        return true;
    }

    private void declaration() throws IOException {
        int one = read();
        if (one == '-' && read() == '-') {
            skipUntil("-->", false);
        } else if (one == '[') {
            for (char expected : "CDATA[".toCharArray()) {
                if (read() != expected) {
                    throw broken("declaration");
                }
            }
            skipUntil("]]>", true);
        } else {
            throw broken("document type");
        }
    }

    private void skipUntil(String end, boolean asText) throws IOException {
        int matched = 0;
        while (matched < end.length()) {
            int one = read();
            if (one == end.charAt(matched)) {
                matched++;
                continue;
            }
            // Of "]]]>" and "--->" the first sign may belong to what is passed over.
            boolean again = matched == 2 && one == end.charAt(1) && end.charAt(0) == end.charAt(1);
            if (asText) {
                text.add(end, again ? 1 : matched);
            }
            if (!again) {
                matched = one == end.charAt(0) ? 1 : 0;
                if (asText && matched == 0) {
                    text.add((byte) one);
                }
            }
        }
    }

    private void readTag(int first) throws IOException {
        tagLength = 0;
        int quote = 0;
        int one = first;
        while (one != '>' || quote != 0) {
            if (quote == 0 && (one == '"' || one == '\'')) {
                quote = one;
            } else if (one == quote) {
                quote = 0;
            }
            if (tagLength == TAG_BYTES_MAX) {
                throw broken("tag too long");
            }
            if (tagLength == tag.length) {
                tag = Arrays.copyOf(tag, 2 * tag.length);
            }
            tag[tagLength++] = (byte) one;
            one = at < limit ? bytes[at++] : read();
        }
        start = tagLength == 0 || tag[0] != '/';
        endsItself = start && tagLength > 0 && tag[tagLength - 1] == '/';
        depth += start ? 1 : -1;
        nameStart = start ? 0 : 1;
        nameEnd = nameStart;
        while (nameEnd < tagLength && (tag[nameEnd] > ' ' || tag[nameEnd] < 0) && tag[nameEnd] != '/') {
            if (tag[nameEnd++] == ':') {
                nameStart = nameEnd;
            }
        }
        if (depth < 0 || nameStart == nameEnd) {
            throw broken("tag");
        }
    }

    private int entity() throws IOException {
        var name = new StringBuilder(ENTITY_LENGTH_MAX);
        int one;
        while ((one = read()) != ';') {
            if (name.length() == ENTITY_LENGTH_MAX) {
                throw broken("entity");
            }
            name.append((char) one);
        }
        return point(name.toString());
    }

    private static int point(String entity) throws IOException {
        switch (entity) {
            case "amp":
                return '&';
            case "lt":
                return '<';
            case "gt":
                return '>';
            case "quot":
                return '"';
            case "apos":
                return '\'';
            default:
                return numbered(entity);
        }
    }

    private static int numbered(String entity) throws IOException {
        try {
            int point = entity.startsWith("#x")
                    ? Integer.parseUnsignedInt(entity, 2, entity.length(), 16)
                    : Integer.parseUnsignedInt(entity, 1, entity.length(), 10);
            boolean isText = Character.isValidCodePoint(point) && point != 0 && (point < 0xD800 || point > 0xDFFF);
            if (entity.startsWith("#") && isText) {
                return point;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // Told below.
        }
        throw broken("entity");
    }

    private int read() throws IOException {
        if (at == limit && !fill()) {
            throw new EOFException("within a part");
        }
        return bytes[at++];
    }

    private boolean fill() throws IOException {
        int read = in.read(bytes, 0, bytes.length);
        at = 0;
        limit = Math.max(0, read);
        return read > 0;
    }

    private static ZipException broken(String what) {
        return new ZipException(what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
