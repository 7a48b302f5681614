package dev.zhanggui.application.imports.api;

import org.jmolecules.architecture.hexagonal.Port;

/**
 * One column of a canonical file.
 *
 * @param name in snake case, as the header of the canonical CSV has it
 * @param required whether a row without it is refused
 * @param ofOrder whether it belongs to the order and repeats on each of its lines
 */
@Port
public record FileField(String name, Type type, boolean required, boolean ofOrder) {

    /** How a cell is read. */
    @Port
    public enum Type {
        /** An id: compared exactly, never taken for a number. */
        ID,
        TEXT,
        WHOLE,
        DECIMAL,
        /** An amount of the store's currency. */
        MONEY,
        /** A moment, with offset or in the store's zone. */
        TIME,
        /** One of the words that the desk knows, or one that a mapping translates. */
        WORD
    }

    static FileField needed(String name, Type type) {
        return new FileField(name, type, true, false);
    }

    static FileField maybe(String name, Type type) {
        return new FileField(name, type, false, false);
    }

    FileField ofTheOrder() {
        return new FileField(name, type, required, true);
    }
}
