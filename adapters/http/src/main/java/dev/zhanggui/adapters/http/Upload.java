package dev.zhanggui.adapters.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as the body of a request, of whatever type, or as the first file of a form; read as it arrives.
 *
 * @param length at most so long, as far as the sender says
 */
record Upload(InputStream in, Optional<Long> length) {

    static Upload of(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        var told = length < 0 ? Optional.<Long>empty() : Optional.of(length);
        var boundary = boundary(request.getContentType());
        return boundary == null
                ? new Upload(request.getInputStream(), told)
                : new Upload(FilePart.of(request.getInputStream(), boundary), told);
    }

    /** What parts a form; null where the body is none. */
    private static @Nullable String boundary(@Nullable String type) {
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return null;
        }
        for (var parameter : type.split(";", -1)) {
            var text = parameter.strip();
            if (text.regionMatches(true, 0, "boundary=", 0, "boundary=".length())) {
                var value = text.substring("boundary=".length());
                return value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                        ? value.substring(1, value.length() - 1)
                        : value;
            }
        }
        throw Problem.of(ProblemKind.BAD_REQUEST).stop();
    }
}
