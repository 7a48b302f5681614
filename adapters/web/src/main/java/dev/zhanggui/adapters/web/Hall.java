package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.roles.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What leads from every page to the others; a visitor sees only doors that open. */
final class Hall {

    /** @param needed empty: for everybody who is signed in */
    private record Door(String name, String path, String icon, boolean main, Optional<Permission> needed) {}

    private record Wing(String name, List<Door> doors) {}

    private static final List<Wing> WINGS = List.of(
            new Wing(
                    "work",
                    List.of(
                            new Door("today", "/", "today", true, Optional.of(Permission.READ)),
                            new Door("orders", "/orders", "orders", true, Optional.of(Permission.READ)),
                            new Door("stock", "/stock", "stock", true, Optional.of(Permission.READ)),
                            new Door("imports", "/imports", "imports", true, Optional.of(Permission.READ)),
                            new Door("rules", "/rules", "rules", false, Optional.of(Permission.READ)))),
            new Wing(
                    "settings",
                    List.of(
                            new Door("account", "/account", "person", false, Optional.empty()),
                            new Door(
                                    "members", "/settings/members", "people", false, Optional.of(Permission.MEMBERS)))),
            new Wing("desk", List.of(new Door("design", "/design", "design", false, Optional.empty()))));

    private final Optional<String> warning;

    Hall(Optional<String> warning) {
        this.warning = warning;
    }

    Shell shell(Visit visit, Optional<Notice> notice) {
        var say = visit.say();
        var here = visit.context().path();
        var groups = new ArrayList<Shell.NavGroup>();
        if (visit.visitor().isPresent()) {
            for (var wing : WINGS) {
                var items = wing.doors().stream()
                        .filter(door -> door.needed().map(visit::may).orElse(true))
                        .map(door -> new Shell.NavItem(
                                say.t("nav." + door.name()),
                                door.path(),
                                door.icon(),
                                leadsTo(door.path(), here),
                                door.main()))
                        .toList();
                if (!items.isEmpty()) {
                    groups.add(new Shell.NavGroup(say.t("nav.group." + wing.name()), items));
                }
            }
        }
        return new Shell(
                say,
                visit.address().toString(),
                Looks.look(visit.context().req()),
                visit.visitor(),
                List.copyOf(groups),
                notice,
                false,
                warning.map(say::t).orElse(""));
    }

    private static boolean leadsTo(String door, String here) {
        return door.equals("/") ? here.equals("/") : here.equals(door) || here.startsWith(door + "/");
    }
}
