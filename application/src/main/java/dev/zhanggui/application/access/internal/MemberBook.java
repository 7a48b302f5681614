package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.roles.RoleCatalogue;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What members may do, read off the roles that they hold today. */
public final class MemberBook {
    /** Days of roles are the company's. */
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Members members;
    private final RoleCatalogue roles;

    public MemberBook(Storage storage, RoleCatalogue roles) {
        this.members = storage.members();
        this.roles = roles;
    }

    RoleCatalogue roles() {
        return roles;
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, SHANGHAI);
    }

    /** What the member may do now; nothing where it is not active or not there. */
    Authority authority(MemberId id, Instant now) {
        return members.find(id)
                .map(Versioned::value)
                .filter(Member::active)
                .map(member -> roles.authority(members.assignments(id), day(now)))
                .orElse(Authority.NONE);
    }

    /** Active members who may do this for the store, or without one for all stores; by id. */
    List<Member> whoMay(Permission permission, Optional<StoreId> store, Instant now) {
        var held = members.assignments().stream().collect(Collectors.groupingBy(Assignment::member));
        var who = new ArrayList<Member>();
        for (var one : members.all()) {
            var member = one.value();
            if (member.active()) {
                var authority = roles.authority(held.getOrDefault(member.id(), List.of()), day(now));
                var lacks =
                        store.map(at -> authority.lacks(permission, at)).orElseGet(() -> authority.lacks(permission));
                if (lacks.isEmpty()) {
                    who.add(member);
                }
            }
        }
        return who;
    }
}
