package dev.zhanggui.adapters.web;

import java.util.List;
import java.util.Optional;

/**
 * What every page stands in: its language and look, who looks at it, where else to go.
 *
 * @param path of this page, for coming back to it
 * @param look {@code auto}, {@code light} or {@code dark}
 * @param demo whether what is shown is invented
 * @param warning what every page has to say of how the desk is run; empty: nothing
 */
record Shell(
        Say say,
        String path,
        String look,
        Optional<Visitor> visitor,
        List<NavGroup> nav,
        Optional<Notice> notice,
        boolean demo,
        String warning) {

    record NavGroup(String title, List<NavItem> items) {}

    /** @param main whether a phone shows it at the foot of every page */
    record NavItem(String text, String address, String icon, boolean current, boolean main) {}

    String t(String key) {
        return say.t(key);
    }

    String t(String key, Object... facts) {
        return say.t(key, facts);
    }

    String lang() {
        return say.language().tag();
    }

    String asset(String file) {
        return Assets.address(file);
    }

    /** What a form brings along to show that it was one of ours. */
    String formKey() {
        return visitor.map(Visitor::formKey).orElse("");
    }

    Language[] languages() {
        return Language.values();
    }

    List<String> looks() {
        return Looks.ALL;
    }
}
