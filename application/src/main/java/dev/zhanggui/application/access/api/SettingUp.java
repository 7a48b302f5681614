package dev.zhanggui.application.access.api;

import dev.zhanggui.application.access.api.SigningIn.Browser;
import dev.zhanggui.application.access.api.SigningIn.SignedIn;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.shared.Decision;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/** How somebody comes to a first password: by a link that is good once and for a short time. */
public interface SettingUp {

    /** Whether nobody owns the desk yet, since nobody has a password. */
    boolean isOpen();

    /**
     * A new link for the first member, in the place of any before it, good for 30 minutes; empty where somebody has a
     * password already. It is shown on the console: whoever reads that owns the desk.
     */
    Optional<OneTime> openSetup();

    /** What a link is for, where it can still be used. */
    Optional<Offer> offer(String secret);

    /** Makes the first member, its owner, and signs it in. Of many at once one succeeds. */
    Decision<SignedIn, AccessRefused> setUp(SetUp command);

    /** Sets the password of an invited member, or of one whose password is reset, and signs it in. */
    Decision<SignedIn, AccessRefused> takeUp(TakeUp command);

    /** What a link is good for. */
    @Port
    enum LinkKind {
        SETUP,
        INVITE,
        RESET
    }

    /** @param secret is not kept and cannot be shown again */
    record OneTime(LinkKind kind, String secret, Instant endsAt) {}

    /** @param member empty for the first setup */
    record Offer(LinkKind kind, Optional<MemberId> member, Instant endsAt) {}

    /**
     * @param secret of the link
     * @param login the name under which the owner will sign in
     * @param name as colleagues read it; blank: the login
     */
    record SetUp(String secret, String login, String name, String password, Browser browser) {}

    record TakeUp(String secret, String password, Browser browser) {}
}
