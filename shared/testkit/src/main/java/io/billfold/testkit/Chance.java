package io.billfold.testkit;

import java.time.Duration;

/**
 * Chance that can be repeated: a draw depends on the seed and on what it is drawn for, and on
 * nothing that was drawn before. Taking one thing out of a run leaves the luck of all others as it
 * was, which is what makes a failing run shrinkable.
 *
 * @param seed any number
 */
public record Chance(long seed) {
    private static final int PER_MILLE = 1000;

    /** From 0 to the bound, exclusive. */
    public long below(long bound, String what) {
        return Long.remainderUnsigned(draw(what), bound);
    }

    /** Whether something happens that happens so often in a thousand times. */
    public boolean happens(int perMille, String what) {
        return below(PER_MILLE, what) < perMille;
    }

    /** A time between two, the last excluded, in milliseconds. */
    public Duration between(Duration from, Duration to, String what) {
        return from.plusMillis(below(to.minus(from).toMillis(), what));
    }

    /** An id that looks like the ones that AWS gives. */
    public String id(String what) {
        return "%016x%016x".formatted(draw(what), draw("2|" + what));
    }

    /** Any number: FNV-1a of the text, mixed with the seed as in SplitMix64. */
    public long draw(String what) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < what.length(); i++) {
            hash = (hash ^ what.charAt(i)) * 0x100000001b3L;
        }
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
