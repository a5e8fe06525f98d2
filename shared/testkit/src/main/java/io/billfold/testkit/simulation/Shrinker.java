package io.billfold.testkit.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the shortest story that still fails: takes out half of what was done and what went wrong,
 * then quarters, then single parts, as long as the same invariant breaks (Zeller's delta
 * debugging).
 */
final class Shrinker {
    /** More runs seldom find a shorter story. */
    private static final int RUNS_MAX = 400;

    private final Function<Set<String>, Outcome> runWithout;
    private final Set<String> removed = new HashSet<>();
    private Outcome shortest;
    private int runs;

    private Shrinker(Function<Set<String>, Outcome> runWithout, Outcome failed) {
        this.runWithout = runWithout;
        this.shortest = failed;
    }

    /**
     * Shrinks a failed run.
     *
     * @param runWithout repeats the run without some parts of its story
     */
    static Outcome shrink(Function<Set<String>, Outcome> runWithout, Outcome failed) {
        return new Shrinker(runWithout, failed).shortest();
    }

    private Outcome shortest() {
        int size = Math.max(1, shortest.keys().size() / 2);
        while (size >= 1 && runs < RUNS_MAX) {
            boolean shorter = removeAny(size);
            if (!shorter || size > shortest.keys().size()) {
                size = size == 1 && !shorter ? 0 : Math.max(1, size / 2);
            }
        }
        return shortest;
    }

    /** Tries to do without each run of parts of a length; whether any could go. */
    private boolean removeAny(int size) {
        boolean shorter = false;
        int from = 0;
        while (from < shortest.keys().size() && runs < RUNS_MAX) {
            List<String> keys = shortest.keys();
            if (failsWithout(keys.subList(from, Math.min(keys.size(), from + size)))) {
                shorter = true;
            } else {
                from += size;
            }
        }
        return shorter;
    }

    private boolean failsWithout(List<String> keys) {
        runs++;
        Set<String> without = new HashSet<>(removed);
        without.addAll(keys);
        Outcome outcome = runWithout.apply(without);
        boolean same =
                outcome.failure().isPresent() && invariant(outcome).equals(invariant(shortest));
        if (same) {
            removed.addAll(keys);
            shortest = outcome;
        }
        return same;
    }

    private static String invariant(Outcome failed) {
        return failed.failure().orElseThrow().invariant();
    }
}
