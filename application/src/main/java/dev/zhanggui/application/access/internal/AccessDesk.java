package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.api.Access;
import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.spi.Randomness;
import java.time.InstantSource;

/** Everything about who is let in, put together. */
public final class AccessDesk {
    private final TokenKeeper tokens;
    private final Doorkeeper door;
    private final Access access;

    public AccessDesk(Storage storage, InstantSource clock, Randomness randomness, PasswordHashing hashing) {
        var shipped = Shipped.read();
        var secrets = new Secrets(randomness);
        var rule = new PasswordRule(shipped.commonPasswords());
        var book = new MemberBook(storage, shipped.roles());
        this.tokens = new TokenKeeper(storage, clock, randomness, book);
        var gate = new AccessGate(tokens);
        var sessions = new SessionBook(storage, secrets);
        this.door = new Doorkeeper(storage, book, sessions, hashing, secrets, clock);
        var links = new LinkKeeper(storage, sessions, rule, hashing, secrets, clock);
        this.access = new Access(
                links,
                door,
                new SessionKeeper(storage, book, sessions, door, links, rule, hashing, gate, clock),
                new MemberKeeper(storage, book, sessions, links, tokens, gate, clock));
    }

    public TokenKeeper tokens() {
        return tokens;
    }

    public Access access() {
        return access;
    }

    /** Writes down what was seen at the door since the last time. */
    public void tidy() {
        tokens.writeLastUsed();
        door.tidy();
    }
}
