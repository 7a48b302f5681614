package dev.zhanggui.adapters.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a workbook shows its numbers: which of them are days and times, and what they say then. */
final class NumberFormats {
    static final NumberFormats NONE = new NumberFormats(new HashMap<>(), new byte[0], 0);

    private static final byte DAY = 1;
    private static final byte TIME = 2;
    private static final int STYLES_MAX = 1 << 16;
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    /** The last day of the year 9999. */
    private static final BigDecimal SERIAL_MAX = BigDecimal.valueOf(2_958_466);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Map<Integer, String> codes;
    private final byte[] styles;
    private final int count;

    private NumberFormats(Map<Integer, String> codes, byte[] styles, int count) {
        this.codes = codes;
        this.styles = styles;
        this.count = count;
    }

    static NumberFormats of(Xml xml) throws IOException {
        var codes = new HashMap<Integer, String>();
        var formatIds = new int[STYLES_MAX];
        int count = 0;
        boolean within = false;
        while (xml.next()) {
            if (xml.isStart("numFmt") && codes.size() < STYLES_MAX) {
                codes.put(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
            } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                within = xml.isStart("cellXfs");
            } else if (within && xml.isStart("xf") && count < STYLES_MAX) {
                formatIds[count++] = number(xml.attribute("numFmtId"));
            }
        }
        var styles = new byte[count];
        var formats = new NumberFormats(codes, styles, count);
        for (int style = 0; style < count; style++) {
            styles[style] = formats.parts(formatIds[style]);
        }
        return formats;
    }

    static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Formats up to 163 are known by number, also those of Chinese workbooks (27 to 36, 50 to 58). */
    private byte parts(int id) {
        var code = codes.get(id);
        if (code != null) {
            return parts(code);
        }
        if (id >= 14 && id <= 17 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 57 || id == 58) {
            return DAY;
        }
        if (id >= 18 && id <= 21 || id >= 32 && id <= 35 || id >= 45 && id <= 47 || id == 55 || id == 56) {
            return TIME;
        }
        return id == 22 ? DAY | TIME : (byte) 0;
    }

    /** Letters count outside of quotes, escapes and brackets; in brackets only an elapsed time, as in [h]:mm. */
    static byte parts(String code) {
        byte parts = 0;
        boolean quoted = false;
        boolean monthOrMinute = false;
        for (int at = 0; at < code.length() && code.charAt(at) != ';'; at++) {
            char one = Character.toLowerCase(code.charAt(at));
            if (one == '"') {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if (one == '\\' || one == '_' || one == '*') {
                at++;
            } else if (one == '[') {
                int end = Math.max(at, code.indexOf(']', at));
                var inside = code.substring(Math.min(end, at + 1), end).toLowerCase(Locale.ROOT);
                parts |= inside.matches("h{1,2}|m{1,2}|s{1,2}") ? TIME : 0;
                at = end;
            } else if (one == 'y' || one == 'd') {
                parts |= DAY;
            } else if (one == 'h' || one == 's') {
                parts |= TIME;
            } else {
                monthOrMinute |= one == 'm';
            }
        }
        return monthOrMinute && parts == 0 ? DAY : parts;
    }

    /**
     * The number as a day, a time or both, to the second; null where this style shows a number.
     *
     * @param since1904 how old workbooks of a Mac count
     */
    @Nullable
    String moment(int style, BigDecimal serial, boolean since1904) {
        if (style < 0 || style >= count || styles[style] == 0) {
            return null;
        }
        if (serial.signum() < 0 || serial.compareTo(SERIAL_MAX) >= 0) {
            return null;
        }
        long seconds =
                serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long days = seconds / 86_400;
        boolean midnight = seconds % 86_400 == 0;
        var moment = epoch(days, since1904).plusSeconds(seconds);
        if (styles[style] == TIME && days == 0) {
            return CLOCK.format(moment);
        }
        return (styles[style] == DAY && midnight ? DATE : DATE_TIME).format(moment);
    }

    /** Workbooks count a 29 February 1900 that never was. */
    private static LocalDateTime epoch(long days, boolean since1904) {
        if (since1904) {
            return LocalDateTime.of(1904, 1, 1, 0, 0);
        }
        return LocalDateTime.of(1899, 12, days < 60 ? 31 : 30, 0, 0);
    }
}
