package dev.zhanggui.application.access.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.shared.Decision;
import java.util.Optional;

/** A member comes in, is recognised at each request, and goes. */
public interface SigningIn {

    /**
     * Signs a member in. A name that nobody has takes as long as one that somebody has, and is refused with the same
     * words. After three tries that failed each waits twice as long as the one before; a browser in which the member has
     * signed in before waits for its own failures only, so that nobody can lock the member out.
     */
    Decision<SignedIn, AccessRefused> signIn(SignIn command);

    /**
     * Whose request this is; empty where the session is unknown, ended or over, or the member is not active any more.
     * Exact at each call: a session that was ended anywhere counts nowhere. What the member may do is what the roles
     * allow that it holds now.
     */
    Optional<Visit> recognise(String secret);

    /** Ends the session; one that is over already stays so. */
    void signOut(String secret);

    /**
     * From where somebody signs in.
     *
     * @param agent what the browser says it is
     * @param known the secret that an earlier signing in left in this browser
     */
    record Browser(String agent, String address, Optional<String> known) {}

    /** @param login as it was typed; case and width do not count */
    record SignIn(String login, String password, Browser browser) {}

    /**
     * @param secret of the session, for a cookie; not kept
     * @param known what the browser should keep so that it is known next time
     */
    record SignedIn(Member member, Session session, String secret, String known) {}

    record Visit(Member member, Session session, Actor actor) {}
}
