package dev.zhanggui.application.demo.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.demo.api.DemoRefused;
import dev.zhanggui.application.demo.api.DemoRefused.DeskInUse;
import dev.zhanggui.application.demo.api.DemoRefused.NoOtherDesk;
import dev.zhanggui.application.demo.api.DemoRefused.NotAllowed;
import dev.zhanggui.application.demo.api.DemoRefused.NotTheDemo;
import dev.zhanggui.application.demo.api.VisitingDemo;
import dev.zhanggui.application.demo.spi.House;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Lets through who may, where the house has another desk. */
public final class DemoDoor implements VisitingDemo {
    private final House house;
    private final KeepingTokens tokens;
    private final IntSupplier stores;

    /** @param stores how many stores this desk has */
    public DemoDoor(House house, KeepingTokens tokens, IntSupplier stores) {
        this.house = house;
        this.tokens = tokens;
        this.stores = stores;
    }

    @Override
    public boolean isDemo() {
        return house.isDemo();
    }

    @Override
    public boolean canChange() {
        return house.canChange();
    }

    @Override
    public Decision<Changing, DemoRefused> enter(Actor actor) {
        int known = stores.getAsInt();
        return known > 0 ? Decision.refused(new DeskInUse(known)) : change(actor, true);
    }

    @Override
    public Decision<Changing, DemoRefused> leave(Actor actor) {
        return house.isDemo() ? change(actor, false) : Decision.refused(new NotTheDemo());
    }

    private Decision<Changing, DemoRefused> change(Actor actor, boolean demo) {
        var condition = actor.authority().lacks(Permission.TOKENS);
        if (condition.isPresent()) {
            var who = tokens.whoCould(Permission.TOKENS, Optional.empty());
            return Decision.refused(new NotAllowed(Permission.TOKENS.code(), condition.get(), who));
        }
        if (!house.canChange()) {
            return Decision.refused(new NoOtherDesk());
        }
        house.change();
        return Decision.accepted(new Changing(demo));
    }
}
