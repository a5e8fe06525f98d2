package io.billfold.testkit.simulation;

import io.billfold.testkit.Chance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which faults happen in a run. Each seed has its own rate of each fault, often none: a run that
 * suffers from everything at once gets nowhere, and finds less.
 */
final class Faults {
    private static final List<Fault> OF_CALLS =
            List.of(
                    Fault.THROTTLED,
                    Fault.CONFLICT,
                    Fault.LOST,
                    Fault.UNANSWERED,
                    Fault.KILLED_BEFORE,
                    Fault.KILLED_AFTER,
                    Fault.STALLED);

    /** Per mille, one of them for each fault of a seed. */
    private static final int[] RATES = {0, 0, 3, 10, 30};

    private static final int PROVIDER_WEIGHT = 3;

    private final Chance chance;
    private final Set<String> removed;
    private final Story story;
    private final Map<Fault, Integer> rates = new EnumMap<>(Fault.class);
    private boolean stopped;

    /**
     * @param removed keys of faults that don't happen although the seed says so
     */
    Faults(Chance chance, Set<String> removed, Story story) {
        this.chance = chance;
        this.removed = removed;
        this.story = story;
        for (Fault fault : Fault.values()) {
            rates.put(fault, RATES[(int) chance.below(RATES.length, "rate of " + fault)]);
        }
    }

    /** From now on all goes well. */
    void stop() {
        stopped = true;
    }

    /** Whether all goes well from now on. */
    boolean isStopped() {
        return stopped;
    }

    /** What happens to a call, at most one thing. */
    Optional<Fault> ofCall(String call) {
        if (stopped) {
            return Optional.empty();
        }
        long draw = chance.below(1000, call);
        // providers are called seldom
        int weight = call.contains(" " + Refusals.PROVIDER + " ") ? PROVIDER_WEIGHT : 1;
        for (Fault fault : OF_CALLS) {
            draw -= (long) rate(fault) * weight;
            if (draw < 0) {
                return happened(fault, call) ? Optional.of(fault) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a fault happens to something. */
    boolean happens(Fault fault, String what) {
        return !stopped && chance.happens(rate(fault), fault + " " + what) && happened(fault, what);
    }

    private int rate(Fault fault) {
        return rates.getOrDefault(fault, 0) * fault.weight();
    }

    private boolean happened(Fault fault, String what) {
        String key = fault + " " + what;
        if (removed.contains(key)) {
            return false;
        }
        story.fault(key, what + " " + fault.words());
        return true;
    }
}
