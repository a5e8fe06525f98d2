package io.billfold.store;

import java.util.Locale;

/**
 * Spreads what would otherwise be one hot partition. DynamoDB gives a partition 1,000 writes a
 * second; 16 of them are enough for a billing day of a million customers within two minutes.
 */
public final class Shard {
    /** How many shards there are. The number is in stored keys: it can't be changed. */
    public static final int COUNT = 16;

    /**
     * Shards of what is written a handful of times in its life, and read by each look at what is
     * due: they take 4,000 writes a second. This number can't be changed either.
     */
    public static final int FEW = 4;

    private Shard() {}

    /** The shard of an id, from 0; always the same, as {@link String#hashCode} is specified. */
    public static int of(String id) {
        return Math.floorMod(id.hashCode(), COUNT);
    }

    /** As {@link #of}, one of the {@link #FEW}. */
    static int ofFew(String id) {
        return Math.floorMod(id.hashCode(), FEW);
    }

    /** A shard as it stands in keys, for example {@code 07}. */
    static String key(int shard) {
        return String.format(Locale.ROOT, "%02d", shard);
    }
}
