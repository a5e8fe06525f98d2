package io.billfold.billing.exchange;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Who publishes rates, and how often. */
public enum RateSource {
    /**
     * The euro foreign exchange reference rates of the European Central Bank: about 16:00 CET on
     * each day that TARGET is open. www.ecb.europa.eu/stats/eurofxref
     */
    ECB(Rhythm.DAILY),
    /**
     * The averages that the German ministry of finance publishes for each month, made of the ECB's
     * daily rates (UStG § 16 (6)). Their date is the first day of the month that they are for.
     */
    BMF(Rhythm.MONTHLY);

    private final Rhythm rhythm;

    RateSource(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    /** How often rates are published. */
    public enum Rhythm {
        /** On each day that TARGET is open. */
        DAILY,
        /** Once for a month, dated its first day. */
        MONTHLY
    }

    public Rhythm rhythm() {
        return rhythm;
    }

    /**
     * A source by its name, for example {@code ECB}.
     *
     * @throws IllegalArgumentException naming those that are known
     */
    public static RateSource parse(String name) {
        return Arrays.stream(values())
                .filter(source -> source.name().equals(name))
                .findAny()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "source must be one of "
                                                + names()
                                                + ", was '"
                                                + name
                                                + "'"));
    }

    private static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
