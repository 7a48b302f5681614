package dev.zhanggui.adapters.http;

import java.util.Map;
import java.util.Optional;

/**
 * What is said of refusals, reasons and words of the trade, for other surfaces that should say the same. Keys are
 * {@code problem.CODE.title}, {@code problem.CODE.detail}, {@code reason.CODE}, {@code word.WORD},
 * {@code order-problem.KIND} and {@code order-action.ACTION}.
 */
public final class Sentences {

    private Sentences() {}

    /**
     * @param language {@code zh-Hans}, {@code zh-Hant} or {@code en}; any other is the first
     * @param facts with which the sentence is filled
     */
    public static Optional<String> find(String language, String key, Map<String, Object> facts) {
        var known = Language.ZH_HANS;
        for (var one : Language.values()) {
            known = one.tag().equals(language) ? one : known;
        }
        return Texts.in(known).find(key, Json.members(facts));
    }
}
