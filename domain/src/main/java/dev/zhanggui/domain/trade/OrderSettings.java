package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderSettingsRefused.CheckTwice;
import dev.zhanggui.domain.trade.OrderSettingsRefused.UnknownPart;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * How one store handles its orders: what it promises, and what is looked at before audit. A change is a new version by
 * nature; earlier ones are kept.
 *
 * @param checks one for each kind, in the order of the kinds
 */
public record OrderSettings(StoreId store, OwnPromise promise, List<AuditCheck> checks)
        implements AggregateRoot<OrderSettings, StoreId> {

    public OrderSettings {
        checks = List.copyOf(checks);
        Invariant.holds(
                checks.stream().map(AuditCheck::kind).toList().equals(Arrays.asList(AuditCheck.Kind.values())),
                "one check of each kind, in order: %s",
                checks);
    }

    /** What holds for a store that has set nothing. */
    public static OrderSettings usual(StoreId store) {
        return new OrderSettings(store, OwnPromise.USUAL, AuditCheck.USUAL);
    }

    /** The settings with these checks; kinds that are not named are as usual, but switched off. */
    public static Decision<OrderSettings, OrderSettingsRefused> of(
            StoreId store, OwnPromise promise, List<AuditCheck> named) {
        var seen = EnumSet.noneOf(AuditCheck.Kind.class);
        for (var check : named) {
            if (!seen.add(check.kind())) {
                return Decision.refused(new CheckTwice(check.kind()));
            }
            if (check.kind() == AuditCheck.Kind.ADDRESS_INCOMPLETE) {
                for (var word : check.words()) {
                    if (!AuditCheck.ADDRESS_PARTS.contains(word)) {
                        return Decision.refused(new UnknownPart(word, AuditCheck.ADDRESS_PARTS));
                    }
                }
            }
        }
        var checks = AuditCheck.USUAL.stream()
                .map(usual -> named.stream()
                        .filter(check -> check.kind() == usual.kind())
                        .findFirst()
                        .orElse(new AuditCheck(usual.kind(), false, usual.words(), usual.most())))
                .toList();
        return Decision.accepted(new OrderSettings(store, promise, checks));
    }

    @Override
    public StoreId getId() {
        return store;
    }

    public AuditChecks auditChecks() {
        return new AuditChecks(checks);
    }
}
