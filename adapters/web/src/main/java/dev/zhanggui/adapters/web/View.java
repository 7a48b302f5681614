package dev.zhanggui.adapters.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** What a visit ends with. */
sealed interface View {

    /**
     * A page.
     *
     * @param template its name without ending
     * @param model what its parameters are filled with, besides the shell
     */
    record Html(int status, String template, Map<String, Object> model) implements View {}

    /**
     * Another page of this desk is shown instead.
     *
     * @param told what is said there, once
     */
    record Elsewhere(String path, Optional<String> told) implements View {}

    /** Bytes that a browser keeps as a file. */
    record Download(String name, String type, Writing writing) implements View {}

    /** Events, told while they happen. */
    record Stream(Telling telling) implements View {}

    /** Something small that is neither. */
    record Plain(int status, String type, String text) implements View {}

    /** Writes a file's content. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Tells events until there are no more, or nobody listens. */
    interface Telling {
        void to(EventStream events) throws IOException;
    }

    static View page(String template, Map<String, Object> model) {
        return new Html(200, template, model);
    }

    static View page(String template, String name, Object model) {
        return page(template, Map.of(name, model));
    }

    static View to(String path) {
        return new Elsewhere(path, Optional.empty());
    }

    static View to(String path, String told) {
        return new Elsewhere(path, Optional.of(told));
    }
}
