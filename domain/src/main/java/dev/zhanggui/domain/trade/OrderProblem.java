package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Why an order does not go on by itself, and who sees to it.
 *
 * @param note what a person wrote about it; may be empty where the desk itself raised it
 * @param owner a member, or the department that sees to problems of this kind
 * @param facts what was found, as plain values
 */
public record OrderProblem(Kind kind, String note, String owner, Instant since, Map<String, Object> facts)
        implements ValueObject {
    /** Under this name the facts hold what the audit found: the code and the facts of each finding. */
    public static final String FINDINGS = "findings";

    /** Of a finding about the buyer's note: the fact that quotes it, which the problem does not keep. */
    public static final String NOTE = "note";

    public static final int NOTE_LENGTH_MAX = 1_000;
    public static final int OWNER_LENGTH_MAX = 100;

    /** What to do about a problem; each kind has one answer. */
    public enum Action {
        ASK_FOR_ADDRESS,
        ANSWER_NOTE,
        RESTOCK_OR_CANCEL,
        LOOK_AT_BUYER,
        LINK_ITEM,
        CHECK_QUANTITY,
        APPROVE_PRICE,
        COMBINE_PARCELS,
        CALL_BUYER,
        WEIGH_AGAIN,
        COMPARE_WITH_PLATFORM,
        LOOK_INTO_IT
    }

    /** One reason each, with the department that sees to it and what it does. */
    public enum Kind {
        ADDRESS_DOUBTFUL("service", Action.ASK_FOR_ADDRESS),
        NOTE_ASKS("service", Action.ANSWER_NOTE),
        OUT_OF_STOCK("service", Action.RESTOCK_OR_CANCEL),
        SUSPICIOUS("orderDesk", Action.LOOK_AT_BUYER),
        UNKNOWN_ITEM("orderDesk", Action.LINK_ITEM),
        QUANTITY_UNUSUAL("orderDesk", Action.CHECK_QUANTITY),
        PRICE_BELOW_GUARD("operations", Action.APPROVE_PRICE),
        COMBINE("orderDesk", Action.COMBINE_PARCELS),
        KNOWN_REFUSER("service", Action.CALL_BUYER),
        WEIGHT_OFF("warehouse", Action.WEIGH_AGAIN),
        DIFFERENCE("orderDesk", Action.COMPARE_WITH_PLATFORM),
        OTHER("orderDesk", Action.LOOK_INTO_IT);

        private final String department;
        private final Action action;

        Kind(String department, Action action) {
            this.department = department;
            this.action = action;
        }

        public String department() {
            return department;
        }

        public Action action() {
            return action;
        }

        /** Whether only the desk finds it, so that nobody raises it by hand. */
        public boolean isFound() {
            return this == OUT_OF_STOCK || this == UNKNOWN_ITEM || this == WEIGHT_OFF || this == DIFFERENCE;
        }
    }

    public OrderProblem {
        facts = Map.copyOf(facts);
    }

    /** A problem that the desk found by itself. */
    public static OrderProblem found(Kind kind, Instant since, Map<String, Object> facts) {
        return new OrderProblem(kind, "", kind.department(), since, facts);
    }

    /** What the audit found, the first of which gave it its kind; empty where something else did. */
    public List<Reason> findings() {
        var found = new ArrayList<Reason>();
        if (facts.get(FINDINGS) instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> finding && finding.get("facts") instanceof Map<?, ?> plain) {
                    var named = new LinkedHashMap<String, Object>();
                    plain.forEach((name, value) -> named.put(String.valueOf(name), value));
                    found.add(new Reason(String.valueOf(finding.get("code")), named));
                }
            }
        }
        return List.copyOf(found);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
