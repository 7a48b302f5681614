package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.Invariant;
import java.time.LocalDate;
import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A person of the team. A member comes, takes roles on and lays them down, and leaves: then it is no longer active, and
 * its record stays.
 *
 * @param name as colleagues read it
 * @param active whether the person may sign in and count as somebody who could do something
 */
public record Member(MemberId id, String name, Optional<String> email, LocalDate startedOn, boolean active)
        implements AggregateRoot<Member, MemberId> {
    public static final int NAME_LENGTH_MAX = 100;
    public static final int EMAIL_LENGTH_MAX = 254;

    public Member {
        Invariant.holds(isName(name), "a member has a name: %s", id);
        Invariant.holds(email.map(Member::isEmail).orElse(true), "not an e-mail address: %s", email);
    }

    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= NAME_LENGTH_MAX
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** One {@code @} with something on either side, and no blanks: whether it is anybody's, only a letter could tell. */
    public static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return text.length() <= EMAIL_LENGTH_MAX
                && at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }

    public Member withActive(boolean now) {
        return new Member(id, name, email, startedOn, now);
    }

    @Override
    public MemberId getId() {
        return id;
    }
}
