package dev.zhanggui.application.access.internal;

import dev.zhanggui.domain.roles.RoleCatalogue;
import dev.zhanggui.domain.shared.Invariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What ships in this program about people: the roles, and the passwords that everybody tries first (those of zxcvbn with
 * eight characters and more, MIT licence, and some of the trade; in small letters).
 */
public record Shipped(RoleCatalogue roles, Set<String> commonPasswords) {

    /** Reads the files of this program; one that cannot be read is a defect. */
    public static Shipped read() {
        return new Shipped(RoleCatalogue.read(lines("roles.tsv")), Set.copyOf(lines("common-passwords.txt")));
    }

    private static List<String> lines(String file) {
        try (var in = Shipped.class.getResourceAsStream(file)) {
            Invariant.holds(in != null, "this program lacks its own %s", file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
