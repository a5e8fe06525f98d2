package io.billfold.testkit.simulation;

import java.util.Set;

/**
 * What a run is made of.
 *
 * @param seed what everything by chance is drawn from
 * @param size how much happens
 * @param broken what is wrong with the system
 * @param removed keys of deeds and faults that are left out
 */
record Scenario(long seed, Size size, Broken broken, Set<String> removed) {
    Scenario {
        removed = Set.copyOf(removed);
    }

    Scenario without(Set<String> keys) {
        return new Scenario(seed, size, broken, keys);
    }
}
