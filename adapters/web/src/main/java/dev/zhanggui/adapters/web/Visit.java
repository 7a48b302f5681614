package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request of one visitor. */
final class Visit {
    private static final Actor NOBODY = new Actor("nobody", "web", Authority.NONE);

    private final Context context;
    private final Optional<Visitor> visitor;
    private final Say say;
    private final Form form;

    Visit(Context context, Optional<Visitor> visitor, Say say, Form form) {
        this.context = context;
        this.visitor = visitor;
        this.say = say;
        this.form = form;
    }

    Context context() {
        return context;
    }

    Optional<Visitor> visitor() {
        return visitor;
    }

    Actor actor() {
        return visitor.map(Visitor::actor).orElse(NOBODY);
    }

    /** What is said, in the visitor's language. */
    Say say() {
        return say;
    }

    /** What was posted. */
    Form form() {
        return form;
    }

    boolean may(Permission permission) {
        return actor().authority().permissions().contains(permission);
    }

    /** The stores that the visitor may look at; empty: all. */
    Set<StoreId> reached() {
        return actor().authority().stores(Permission.READ);
    }

    /** Whether the visitor may look at the store or, without one, at all stores. */
    boolean reaches(Optional<StoreId> store) {
        return store.map(this::reaches).orElseGet(() -> reached().isEmpty());
    }

    boolean reaches(StoreId store) {
        return actor().authority().lacks(Permission.READ, store).isEmpty();
    }

    /** Stops a visitor whose permission is limited to some stores. */
    void mustReachAll(Permission permission) {
        actor().authority().lacks(permission).ifPresent(condition -> {
            throw new Stop(
                    403,
                    "not-allowed",
                    Map.of("permission", permission.code(), "condition", condition, "who", List.of()));
        });
    }

    /** Stops a visitor whose authority does not reach the store. */
    void mustReach(StoreId store) {
        if (!reaches(store)) {
            throw new Stop(
                    403,
                    "not-allowed",
                    Map.of("permission", "read", "condition", "store:" + store.code(), "who", List.of()));
        }
    }

    /** A part of the path, decoded. */
    String part(String name) {
        return context.pathParam(name);
    }

    /** A parameter of the address; one without a value counts as absent. */
    Optional<String> asked(String name) {
        return Optional.ofNullable(context.queryParam(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    List<String> askedAll(String name) {
        return context.queryParams(name).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The address as it was asked for. */
    Address address() {
        var parameters = new LinkedHashMap<String, List<String>>();
        context.queryParamMap().forEach((name, values) -> parameters.put(name, List.copyOf(values)));
        return new Address(context.path(), parameters);
    }
}
