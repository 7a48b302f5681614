package dev.zhanggui.application.demo.spi;

/**
 * The house in which a desk stands. The demo company's desk and the team's own are two, with nothing in common but the
 * door: one is closed before the other is opened, so that neither ever holds anything of the other.
 */
public interface House {

    /** Whether this desk is the demo company's. */
    boolean isDemo();

    /** Whether another desk can take its place; not where somebody else opened it, such as an embedding program. */
    boolean canChange();

    /**
     * Opens the other desk once what is being answered has been answered: from the demo company, which is then gone,
     * the team's own; from that, the demo company. A second call changes nothing.
     */
    void change();

    /** A house with one desk, the team's own or one of an embedding program. */
    static House ofOneDesk() {
        return new House() {
            @Override
            public boolean isDemo() {
                return false;
            }

            @Override
            public boolean canChange() {
                return false;
            }

            @Override
            public void change() {}
        };
    }
}
