package io.billfold.billing;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Holds a law against many generated cases. {@code -Dbillfold.seed=N} starts elsewhere; a failure
 * names the seed that brings it back as the first case.
 */
public final class Law {
    private static final long SEED = Long.getLong("billfold.seed", 20260131);
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Law() {}

    public static void holds(int cases, Consumer<RandomGenerator> law) {
        for (long seed = SEED; seed < SEED + cases; seed++) {
            try {
                law.accept(GENERATORS.create(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("replay with -Dbillfold.seed=" + seed + ": " + e, e);
            }
        }
    }
}
