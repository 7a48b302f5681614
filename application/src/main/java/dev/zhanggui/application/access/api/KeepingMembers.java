package dev.zhanggui.application.access.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.SettingUp.OneTime;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.RoleCatalogue;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.roles.Scope;
import dev.zhanggui.domain.shared.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Members, and the roles that they are given. What is changed about a member ends its sessions at once. Roles that keep
 * the desk itself (members, tokens, backups, audit) are given and ended, and those who hold them disabled or given a new
 * password, only by somebody who may do as much; the last who keeps members can be neither disabled nor lose that role.
 */
public interface KeepingMembers {

    /** All roles. Anybody may know them. */
    RoleCatalogue roles();

    /** All members, by id. Whoever may read the desk may know its members. */
    Decision<List<Known>, AccessRefused> members(Actor actor);

    Decision<Known, AccessRefused> member(Actor actor, MemberId id);

    /** Creates a member, or changes it; one made inactive can do nothing from now on. The same again changes nothing. */
    Decision<Kept, AccessRefused> put(Put command);

    Decision<Assignment, AccessRefused> assign(Assign command);

    /** Ends an assignment today; it stays on record. One that is over stays as it is. */
    Decision<Assignment, AccessRefused> unassign(Unassign command);

    /** A link by which the member chooses a password: three days for one who has none, an hour for one who lost it. */
    Decision<OneTime, AccessRefused> invite(Invite command);

    /** @param expected the version that the caller saw; needed where the member exists and its content changes */
    record Put(Actor actor, Member member, Optional<Long> expected) {}

    /**
     * @param id of the assignment; the same id with the same content again changes nothing
     * @param from the first day; empty: today
     * @param to the day from which it is over
     */
    record Assign(
            Actor actor,
            String id,
            MemberId member,
            RoleCode role,
            Scope scope,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {}

    record Unassign(Actor actor, MemberId member, String assignment) {}

    record Invite(Actor actor, MemberId member) {}

    /** What stands now, and whether this command created, changed or only found it. */
    record Kept(Versioned<Member> now, Change change) {}

    /** What a put did. */
    enum Change {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /**
     * A member with all that is known of it.
     *
     * @param assignments all that it ever had, the oldest first
     * @param hasPassword whether it can sign in
     */
    record Known(Versioned<Member> member, List<Assignment> assignments, boolean hasPassword) {}
}
