package dev.zhanggui.adapters.passwords;

import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.spi.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * argon2id (RFC 9106), written as others write it: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. The parameters are
 * the least that OWASP's Password Storage sheet allows, 19 MiB and two passes, or more. Each hash takes that much memory,
 * so few are made at once; whoever comes later waits for a turn.
 */
public final class Argon2id implements PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int HASH_TEXT_MAX = 200;
    /** Of a hash that somebody else wrote, so that comparing with it stays bounded. */
    private static final int MEMORY_KIB_MAX = 1 << 18;

    private static final int PASSES_MAX = 16;
    private static final Pattern HASH = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

    private final Randomness randomness;
    private final Cost cost;
    private final Semaphore turns;

    /**
     * What one hash costs.
     *
     * @param memoryKib at least 19,456 for two passes
     */
    public record Cost(int memoryKib, int passes, int lanes) {
        /** The least that is allowed. */
        public static final Cost LEAST = new Cost(19_456, 2, 1);

        private boolean isBounded() {
            return memoryKib >= 8 * lanes
                    && memoryKib <= MEMORY_KIB_MAX
                    && passes >= 1
                    && passes <= PASSES_MAX
                    && lanes >= 1;
        }

        private String text() {
            return "m=" + memoryKib + ",t=" + passes + ",p=" + lanes;
        }
    }

    /** @param atOnce how many hashes are made at the same time */
    public Argon2id(Randomness randomness, Cost cost, int atOnce) {
        this.randomness = randomness;
        this.cost = cost;
        this.turns = new Semaphore(atOnce, true);
    }

    /** At the least cost that is allowed, as many at once as two processors bear. */
    public static Argon2id atLeastCost(Randomness randomness) {
        return new Argon2id(randomness, Cost.LEAST, 2);
    }

    private record Parsed(Cost cost, byte[] salt, byte[] hash) {}

    @Override
    public String hash(String password) {
        var salt = randomness.bytes(SALT_BYTES);
        var text = Base64.getEncoder().withoutPadding();
        return head() + text.encodeToString(salt) + "$" + text.encodeToString(made(password, salt, cost, HASH_BYTES));
    }

    private String head() {
        return "$argon2id$v=19$" + cost.text() + "$";
    }

    @Override
    public boolean matches(String password, String hash) {
        return parsed(hash)
                .filter(one ->
                        MessageDigest.isEqual(one.hash(), made(password, one.salt(), one.cost(), one.hash().length)))
                .isPresent();
    }

    private static Optional<Parsed> parsed(String hash) {
        var parts = HASH.matcher(hash.length() > HASH_TEXT_MAX ? "" : hash);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var cost = new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        try {
            var text = Base64.getDecoder();
            return cost.isBounded()
                    ? Optional.of(new Parsed(cost, text.decode(parts.group(4)), text.decode(parts.group(5))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isCurrent(String hash) {
        return hash.startsWith(head());
    }

    private byte[] made(String password, byte[] salt, Cost how, int bytes) {
        turns.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(how.memoryKib())
                    .withIterations(how.passes())
                    .withParallelism(how.lanes())
                    .withSalt(salt)
                    .build());
            var made = new byte[bytes];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), made);
            return made;
        } finally {
            turns.release();
        }
    }
}
