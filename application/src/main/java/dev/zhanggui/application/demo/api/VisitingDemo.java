package dev.zhanggui.application.demo.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Decision;

/**
 * The demo company, in which everything is invented. It has a desk of its own, which takes the place of the team's for
 * as long as it is visited; nothing of it is ever written into the team's.
 */
public interface VisitingDemo {

    /** Whether this desk is the demo company's; then every page says so. */
    boolean isDemo();

    /** Whether {@link #enter} or {@link #leave} can be carried out from here. */
    boolean canChange();

    /** Opens the demo company's desk in place of this one, which is the team's and empty. */
    Decision<Changing, DemoRefused> enter(Actor actor);

    /** Takes the demo company away for good, and opens the team's own desk in its place. */
    Decision<Changing, DemoRefused> leave(Actor actor);

    /**
     * The change begins when this is answered; for some seconds nobody answers, then the other desk does, on the same
     * port.
     *
     * @param demo whether that is the demo company's
     */
    record Changing(boolean demo) {}
}
