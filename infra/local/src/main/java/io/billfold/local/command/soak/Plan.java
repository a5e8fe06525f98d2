package io.billfold.local.command.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What is done to the cloud, and when. Moments are counted in work, not in time: a plan does the
 * same to a slow machine and to a fast one.
 *
 * @param orders how many subscriptions there are; each is billed twice
 * @param moments in the order of their progress
 */
record Plan(int orders, List<Moment> moments) {
    /** Orders, and two months of invoices. */
    private static final int PHASES = 3;

    /**
     * Kills end here, two fifths of a month before the end: the last life is long enough for its
     * memory to say something.
     */
    private static final double KILLED_UNTIL = 2.6;

    /** One process in so many is killed before it is ready. */
    private static final int AGAIN_EVERY = 5;

    private static final int KILL_MILLIS_MAX = 2_000;
    private static final int INVOICES_PER_BURST = 250;
    private static final int BURSTS_MIN = 12;
    private static final int BURSTS_MAX = 200;
    private static final int PIECES_MAX = 20;
    private static final int MEASURES = 12;

    Plan {
        moments = List.copyOf(moments);
    }

    /** A plan with exactly so many kills. */
    static Plan of(int orders, int kills, Random random) {
        List<Moment> moments = new ArrayList<>();
        long killedUntil = (long) (KILLED_UNTIL * orders);
        int again = kills / AGAIN_EVERY;
        for (int i = 0; i < kills - again; i++) {
            int millis = random.nextInt(KILL_MILLIS_MAX);
            moments.add(at(killedUntil, random, new Deed.Kill(millis, i < again)));
        }
        long end = (long) PHASES * orders;
        int bursts = Math.clamp(2L * orders / INVOICES_PER_BURST, BURSTS_MIN, BURSTS_MAX);
        add(moments, bursts, end, random, () -> new Deed.Rubbish(1 + random.nextInt(PIECES_MAX)));
        add(moments, bursts, end, random, () -> new Deed.Repeats(1 + random.nextInt(PIECES_MAX)));
        for (long i = 1; i <= MEASURES; i++) {
            moments.add(new Moment(end * i / (MEASURES + 1), new Deed.Measure()));
        }
        moments.sort(Comparator.comparingLong(Moment::progress));
        return new Plan(orders, moments);
    }

    private static void add(
            List<Moment> moments, int count, long end, Random random, Supplier<Deed> deed) {
        for (int i = 0; i < count; i++) {
            moments.add(at(end, random, deed.get()));
        }
    }

    private static Moment at(long end, Random random, Deed deed) {
        return new Moment(random.nextLong(end), deed);
    }
}
