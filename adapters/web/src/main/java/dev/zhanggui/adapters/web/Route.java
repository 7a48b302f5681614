package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.roles.Permission;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;

/**
 * One page, or one thing that a form does.
 *
 * @param permission what a visitor needs; empty: to be signed in, or nothing where it is {@code open}
 * @param open whether somebody who is not signed in may come
 */
record Route(HandlerType verb, String path, Optional<Permission> permission, boolean open, Work work) {

    /** Answers one visit. */
    interface Work {
        View at(Visit visit) throws IOException;
    }

    /** A page that shows something. */
    static Route page(String path, Permission needed, Work work) {
        return new Route(HandlerType.GET, path, Optional.of(needed), false, work);
    }

    /** A page for everybody who is signed in. */
    static Route page(String path, Work work) {
        return new Route(HandlerType.GET, path, Optional.empty(), false, work);
    }

    /** A page for everybody. */
    static Route open(HandlerType verb, String path, Work work) {
        return new Route(verb, path, Optional.empty(), true, work);
    }

    /** What a form does; whether the visitor may, the use case itself decides, this says only who may try. */
    static Route form(String path, Permission needed, Work work) {
        return new Route(HandlerType.POST, path, Optional.of(needed), false, work);
    }

    /** What a form does for anybody who is signed in. */
    static Route form(String path, Work work) {
        return new Route(HandlerType.POST, path, Optional.empty(), false, work);
    }
}
