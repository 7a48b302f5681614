package dev.zhanggui.bootstrap.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The dice of the demo: one stream for each thing that is thrown for, so that a throw more in one place changes nothing
 * in another.
 */
final class Chance {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The stream of one thing, by its name. */
    static Chance of(long seed, String thing) {
        long mixed = seed;
        for (int i = 0; i < thing.length(); i++) {
            mixed = (mixed ^ thing.charAt(i)) * MIX;
            mixed ^= mixed >>> 29;
        }
        return new Chance(mixed);
    }

    double share() {
        return random.nextDouble();
    }

    boolean hits(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code from} up to, but not, {@code to}. */
    int between(int from, int to) {
        return random.nextInt(from, to);
    }

    /** A whole number whose mean is {@code mean}. */
    int around(double mean) {
        double spread = mean * (0.8 + 0.4 * random.nextDouble());
        int whole = (int) spread;
        return whole + (random.nextDouble() < spread - whole ? 1 : 0);
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** The place of one of the weights, as likely as it weighs. */
    int weighed(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double thrown = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            thrown -= weights[i];
            if (thrown < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
