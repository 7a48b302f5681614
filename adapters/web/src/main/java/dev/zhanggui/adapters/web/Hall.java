package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.roles.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What leads from every page to the others; a visitor sees only doors that open. */
final class Hall {

    /** @param needed empty: for everybody who is signed in */
    private record Door(String name, String path, String icon, boolean main, Optional<Permission> needed) {}

    /** Where the palette leads. */
    record Lead(String text, String address, List<String> keys) {}

    /** Pages that are reached by the palette besides those that stand at the side. */
    private static final List<Door> FURTHER = List.of(
            new Door("orders-risk", "/orders?tab=risk", "", false, Optional.of(Permission.READ)),
            new Door("orders-problems", "/orders?tab=problems", "", false, Optional.of(Permission.READ)),
            new Door("orders-paid", "/orders?tab=paid", "", false, Optional.of(Permission.READ)),
            new Door("orders-allocated", "/orders?tab=allocated", "", false, Optional.of(Permission.READ)),
            new Door("stock-stores", "/stock?by=store", "", false, Optional.of(Permission.READ)),
            new Door("stock-pages", "/stock/pages", "", false, Optional.of(Permission.READ)),
            new Door("stock-locks", "/stock/locks", "", false, Optional.of(Permission.READ)),
            new Door("stock-inbound", "/stock/inbound", "", false, Optional.of(Permission.READ)),
            new Door("docs", "/docs", "", false, Optional.empty()));

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
                            new Door("members", "/settings/members", "people", false, Optional.of(Permission.MEMBERS)),
                            new Door("tokens", "/settings/tokens", "token", false, Optional.of(Permission.TOKENS)),
                            new Door("audit", "/settings/audit", "audit", false, Optional.of(Permission.AUDIT)),
                            new Door(
                                    "backups", "/settings/backups", "backup", false, Optional.of(Permission.BACKUPS)))),
            new Wing("desk", List.of(new Door("design", "/design", "design", false, Optional.empty()))));

    private final Optional<String> warning;
    private final boolean demo;

    Hall(Optional<String> warning, boolean demo) {
        this.warning = warning;
        this.demo = demo;
    }

    static List<Lead> doors(Visit visit) {
        return Stream.concat(WINGS.stream().flatMap(wing -> wing.doors().stream()), FURTHER.stream())
                .filter(door -> door.needed().map(visit::may).orElse(true))
                .map(door -> new Lead(
                        visit.say().t("nav." + door.name()),
                        door.path(),
                        List.of(
                                Texts.in(Language.EN).of("pinyin." + door.name()),
                                door.name().replace('-', ' '))))
                .toList();
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
                demo,
                warning.map(say::t).orElse(""));
    }

    private static boolean leadsTo(String door, String here) {
        return door.equals("/") ? here.equals("/") : here.equals(door) || here.startsWith(door + "/");
    }
}
