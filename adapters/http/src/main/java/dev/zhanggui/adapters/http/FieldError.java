package dev.zhanggui.adapters.http;

import java.util.Map;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer a JSON pointer into the body, or {@code ?name} for a query parameter
 * @param code such as {@code whole-number}
 */
record FieldError(String pointer, String code, Map<String, Object> facts) {}
