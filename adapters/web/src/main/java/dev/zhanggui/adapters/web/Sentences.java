package dev.zhanggui.adapters.web;

import java.util.Map;
import java.util.Optional;

/** What the desk says of refusals, reasons and words of the trade, on every surface alike. */
public interface Sentences {

    /**
     * @param language the tag of one of the three
     * @param key {@code problem.CODE.detail}, {@code reason.CODE}, {@code word.WORD} …
     * @param facts with which the sentence is filled
     */
    Optional<String> find(String language, String key, Map<String, Object> facts);
}
