package dev.zhanggui.application;

import java.util.List;
import java.util.Optional;

/**
 * Some items of a longer list.
 *
 * @param cursor hands on to the next page; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> cursor) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 500;
}
