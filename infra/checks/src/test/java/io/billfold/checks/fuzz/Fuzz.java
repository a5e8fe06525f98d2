package io.billfold.checks.fuzz;

import java.time.Duration;
import java.util.Random;

/**
 * A run of many cases from one seed, for example:
 *
 * <pre>{@code
 * Fuzz.named("orders").run(5_000, (random, i) -> reader.read(JsonDamage.of(SAMPLE, random)));
 * }</pre>
 *
 * <p>The seed is printed; {@code -Dbillfold.seed=...} runs the same cases again. A case that takes
 * longer than {@link #CASE_TIME_MAX} fails, and so does one that fails in any other way, with its
 * seed and number.
 */
public final class Fuzz {
    /**
     * Far above what a case takes, far below what an input that grows in the reading would take.
     */
    public static final Duration CASE_TIME_MAX = Duration.ofSeconds(2);

    private final String name;
    private final long seed;

    private Fuzz(String name, long seed) {
        this.name = name;
        this.seed = seed;
    }

    /** A run with the seed of {@code -Dbillfold.seed}, or a new one. */
    public static Fuzz named(String name) {
        return new Fuzz(name, Long.getLong("billfold.seed", new Random().nextLong()));
    }

    /** What is done with one case. */
    @FunctionalInterface
    public interface Case {
        /**
         * Runs a case.
         *
         * @param random the case's own
         * @param index the number of the case
         * @throws Exception when the law is broken
         */
        void run(Random random, int index) throws Exception;
    }

    /**
     * Runs cases one after the other.
     *
     * @throws AssertionError naming the seed and the case that failed
     */
    public void run(int cases, Case law) {
        long start = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            one(i, law);
        }
        System.out.printf(
                "fuzz %s: %d cases in %d ms, -Dbillfold.seed=%d%n",
                name, cases, (System.nanoTime() - start) / 1_000_000, seed);
    }

    private void one(int index, Case law) {
        String which = "%s, case %d, -Dbillfold.seed=%d".formatted(name, index, seed);
        long start = System.nanoTime();
        try {
            law.run(new Random(seed + 0x9E3779B97F4A7C15L * (index + 1)), index);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(which + " threw " + e, e);
        } catch (AssertionError e) {
            throw new AssertionError(which + ": " + e.getMessage(), e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(CASE_TIME_MAX) > 0) {
            throw new AssertionError(which + " took " + took);
        }
    }
}
