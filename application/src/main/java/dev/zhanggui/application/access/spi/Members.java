package dev.zhanggui.application.access.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import java.util.List;
import java.util.Optional;

/** Members and the roles that they held and hold. */
public interface Members {

    Optional<Versioned<Member>> find(MemberId id);

    /** @param login see {@link MemberId#login()}; at most one member has it */
    Optional<Versioned<Member>> byLogin(String login);

    /** All members, by id. */
    List<Versioned<Member>> all();

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void save(Member member, long over);

    /** All assignments that the member ever had: the oldest first day first, then by id. */
    List<Assignment> assignments(MemberId member);

    /** All assignments of all members, in the same order. */
    List<Assignment> assignments();

    /** Adds an assignment, or writes when one that stands is ended; nothing else of it ever changes. */
    void keep(Assignment assignment);
}
