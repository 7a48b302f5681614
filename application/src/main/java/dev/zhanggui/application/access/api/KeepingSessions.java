package dev.zhanggui.application.access.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.SigningIn.Browser;
import dev.zhanggui.application.access.api.SigningIn.SignedIn;
import dev.zhanggui.application.access.api.SigningIn.Visit;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.shared.Decision;
import java.util.List;

/** Where a member is signed in, and its password. Members see to their own; who keeps members, to those of others. */
public interface KeepingSessions {

    /** Sessions that count now, the newest first. */
    Decision<List<Session>, AccessRefused> sessions(Actor actor, MemberId member);

    /** Ends one session of the member. */
    Decision<Session, AccessRefused> end(End command);

    /** Ends all sessions of the member; answers how many there were. */
    Decision<Integer, AccessRefused> endAll(EndAll command);

    /** Sets a new password, ends every session of the member, and begins a new one in this browser. */
    Decision<SignedIn, AccessRefused> changePassword(ChangePassword command);

    record End(Actor actor, MemberId member, String session) {}

    record EndAll(Actor actor, MemberId member) {}

    /** @param visit of the member who asks */
    record ChangePassword(Visit visit, String password, String newPassword, Browser browser) {}
}
