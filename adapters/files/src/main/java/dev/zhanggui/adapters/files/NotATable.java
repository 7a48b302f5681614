package dev.zhanggui.adapters.files;

import dev.zhanggui.application.imports.api.FileRefused;
import java.io.IOException;

/** Found deep inside of a file: it cannot be read as a table. {@link PlatformFiles} makes the refusal of it. */
final class NotATable extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient FileRefused why;

    NotATable(FileRefused why) {
        super(why.toString());
        this.why = why;
    }

    static NotATable unreadable(String found) {
        return new NotATable(new FileRefused.UnreadableFile(found));
    }

    static NotATable tooLarge(long bytesMax, String what) {
        return new NotATable(new FileRefused.FileTooLarge(bytesMax, what));
    }

    FileRefused why() {
        return why;
    }
}
