package dev.zhanggui.application;

import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.demo.spi.House;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.application.spi.Randomness;
import java.util.Optional;

/**
 * What a desk needs beside its storage. The desk closes the background.
 *
 * @param files where files are read; empty: none are taken
 * @param passwords empty: as {@link PasswordHashing} does it without help
 * @param house in which another desk may take its place
 */
public record Surroundings(
        Clock clock,
        Background background,
        Randomness randomness,
        Optional<FileRoom> files,
        Optional<PasswordHashing> passwords,
        House house) {

    public static Surroundings of(Clock clock, Background background, Randomness randomness) {
        return new Surroundings(clock, background, randomness, Optional.empty(), Optional.empty(), House.ofOneDesk());
    }

    /** This machine's clocks, threads and randomness. */
    public static Surroundings ofThisMachine() {
        return of(Clock.system(), new BackgroundThreads("zhanggui"), Randomness.secure());
    }

    public Surroundings withFiles(FileRoom room) {
        return new Surroundings(clock, background, randomness, Optional.of(room), passwords, house);
    }

    public Surroundings withPasswords(PasswordHashing hashing) {
        return new Surroundings(clock, background, randomness, files, Optional.of(hashing), house);
    }

    public Surroundings in(House other) {
        return new Surroundings(clock, background, randomness, files, passwords, other);
    }
}
