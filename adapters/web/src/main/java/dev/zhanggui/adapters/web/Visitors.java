package dev.zhanggui.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells who looks at a page. */
public interface Visitors {

    /** Who is signed in; empty: nobody, and the visitor is asked to sign in first. */
    Optional<Visitor> recognise(HttpServletRequest request);
}
