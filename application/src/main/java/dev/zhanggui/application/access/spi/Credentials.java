package dev.zhanggui.application.access.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.SettingUp.LinkKind;
import dev.zhanggui.domain.roles.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/** How members prove who they are: hashes of passwords, and links that are good once. Never a secret itself. */
public interface Credentials {

    /** The hash of the member's password, under a version that counts every change. */
    Optional<Versioned<String>> password(MemberId member);

    /** Whether anybody has a password. */
    boolean isAnyPassword();

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void savePassword(MemberId member, String hash, long over);

    /** Keeps a link in the place of the one that the member had; without a member it is the link of the first setup. */
    void keepLink(Link link, String secretHash);

    /** A link that was not used; perhaps it has ended. */
    Optional<Link> link(String secretHash);

    /** Uses a link up; answers whether this call did, and not another before it or its end. */
    boolean useLink(String secretHash, Instant now);

    /** @param member empty for the first setup */
    @Port
    record Link(LinkKind kind, Optional<MemberId> member, Instant endsAt) {}
}
