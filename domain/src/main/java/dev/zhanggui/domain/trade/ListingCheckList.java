package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Set;
import org.jmolecules.ddd.types.AggregateRoot;

/** What a store sees to before it lists a product; a store without checks lists what it likes. */
public record ListingCheckList(StoreId store, List<ListingCheck> checks)
        implements AggregateRoot<ListingCheckList, StoreId> {
    public static final int CHECKS_MAX = 50;

    public ListingCheckList {
        checks = List.copyOf(checks);
    }

    /** The list, if each check is named once. */
    public Decision<ListingCheckList, ListingRefused> checked() {
        for (int i = 0; i < checks.size(); i++) {
            var code = checks.get(i).code();
            if (checks.subList(0, i).stream().anyMatch(one -> one.code().equals(code))) {
                return Decision.refused(new ListingRefused.ListingCheckTwice(code));
            }
        }
        return Decision.accepted(this);
    }

    public boolean has(String code) {
        return checks.stream().anyMatch(check -> check.code().equals(code));
    }

    /** Codes of what is still to be seen to, of what is required. */
    public List<String> open(Set<String> done) {
        return checks.stream()
                .filter(ListingCheck::required)
                .map(ListingCheck::code)
                .filter(code -> !done.contains(code))
                .toList();
    }

    @Override
    public StoreId getId() {
        return store;
    }
}
