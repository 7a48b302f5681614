package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.domain.shared.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables for tests: UTF-8, a row on a line, cells parted by commas, in quotes where they hold one. A line that begins
 * with {@code !} is damaged: {@code !column what found}.
 */
public final class PlainTables implements TableFiles {
    private static final Pattern DAMAGE = Pattern.compile("!(\\d{1,4}) ([a-z-]+) ([^!]*)!(.*)");

    @Override
    public Decision<Table, FileRefused> open(Path file, TextEncoding encoding) {
        try {
            var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
            reader.mark(1);
            if (reader.read() < 0) {
                reader.close();
                return Decision.refused(new FileRefused.EmptyFile());
            }
            reader.reset();
            return Decision.accepted(new PlainTable(reader, Files.size(file)));
        } catch (IOException e) {
            return Decision.refused(new FileRefused.UnreadableFile(String.valueOf(e.getMessage())));
        }
    }

    private static final class PlainTable implements Table {
        private final BufferedReader reader;
        private final long bytes;
        private long line;
        private long read;

        PlainTable(BufferedReader reader, long bytes) {
            this.reader = reader;
            this.bytes = bytes;
        }

        @Override
        public String format() {
            return "csv";
        }

        @Override
        public String encoding() {
            return "UTF-8";
        }

        @Override
        public @Nullable Row next() {
            try {
                var text = reader.readLine();
                if (text == null) {
                    return null;
                }
                line++;
                read += text.getBytes(StandardCharsets.UTF_8).length + 1L;
                var damage = DAMAGE.matcher(text);
                return damage.matches() ? damaged(damage) : new Row(line, cells(text), Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Row damaged(MatchResult found) {
            var damage = new Damage(Integer.parseInt(found.group(1)), found.group(2), found.group(3));
            return new Row(line, cells(found.group(4)), Optional.of(damage));
        }

        private static List<String> cells(String text) {
            var cells = new ArrayList<String>();
            var cell = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean twice = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (twice) {
                    cell.append('"');
                    i++;
                } else if (c == '"' && (quoted || cell.length() == 0)) {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            cells.add(cell.toString());
            return List.copyOf(cells);
        }

        @Override
        public long bytesRead() {
            return Math.min(read, bytes);
        }

        @Override
        public long bytesTotal() {
            return bytes;
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Sheet write(Kind kind, OutputStream out, String sheetName) {
        return new Sheet() {
            @Override
            public void row(List<String> cells) {
                var text = cells.stream()
                        .map(cell -> cell.contains(",") || cell.contains("\"")
                                ? '"' + cell.replace("\"", "\"\"") + '"'
                                : cell)
                        .collect(Collectors.joining(",", "", "\n"));
                try {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {}
        };
    }
}
