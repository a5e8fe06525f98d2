package io.billfold.testkit.simulation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was done and what went wrong in a run, in order: the parts that a run can do without. */
final class Story {
    private final InstantSource clock;
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();
    private long digest = 17;

    Story(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody outside did something. */
    void deed(String key, String words) {
        tell(key, words);
    }

    /** Something went wrong. */
    void fault(String key, String words) {
        tell(key, "fault: " + words);
    }

    private void tell(String key, String words) {
        if (keys.add(key)) {
            lines.add(clock.instant() + "  " + words);
        }
        note(key);
    }

    /** Something happened that two runs of a seed must have in common. */
    void note(String what) {
        digest = digest * 31 + what.hashCode() + clock.instant().hashCode();
    }

    /** What can be taken out of the run. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The same for every run of the same seed. */
    long digest() {
        return digest;
    }
}
