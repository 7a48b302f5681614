package dev.zhanggui.application.access.api;

import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.shared.MeantForAnotherVersion;
import dev.zhanggui.domain.shared.Refusal;
import java.util.List;

/** Every reason for which a command about access is refused. */
public sealed interface AccessRefused extends Refusal {

    /** See the inventory's record of the same name. */
    record NotAllowed(String permission, String condition, List<String> who) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /** A token's name has 1 to 100 characters, it has at least one scope, and it ends in the future. */
    record BadToken(String what) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Nobody hands out more than they have themselves. */
    record MoreThanOwn(List<String> scopes) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record UnknownToken(String id) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** Nobody signs in like this: the name, the password or both are wrong; which, is not told. */
    record WrongLogin() implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Too many tries failed; the next one counts after so many seconds. */
    record TryLater(long seconds) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /**
     * Not a password here: too short or too long, among those that everybody tries first, or made of the member's own
     * name.
     *
     * @param least characters that it has at least
     * @param most characters that it has at most
     */
    record WeakPassword(Weakness weakness, int least, int most) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** What is wrong with a password. */
    enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        OWN_NAME
    }

    /** The link was used, has ended, or never was. */
    record UnknownLink() implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** A name, an e-mail address or an id that cannot be one. */
    record BadMember(String what) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Another member signs in under a name that people would take for this one. */
    record LoginTaken(MemberId member) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** There is no such member. */
    record UnknownMember(MemberId member) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** The member is not active: it can be given no role and no link. */
    record MemberNotActive(MemberId member) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Nobody else could let members in; somebody must be able to. */
    record LastKeeper(MemberId member) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** There is no such role. */
    record UnknownRole(RoleCode role) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** An assignment that ends before it begins, or whose id stands for another. */
    record BadAssignment(String what) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The member never had this assignment. */
    record UnknownAssignment(String id) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** The member has no such session. */
    record UnknownSession(String id) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** See the inventory's record of the same name. */
    record ChangedMeanwhile(String id, long expected, long found) implements AccessRefused, MeantForAnotherVersion {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
