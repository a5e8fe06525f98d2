package io.billfold.billing.delivery;

import io.billfold.billing.Checks;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that somebody said about a document on its way.
 *
 * @param step what happened
 * @param at when, as whoever reports it says
 * @param detail more about it, for example what the mail server answered; or empty
 */
public record Report(Step step, Instant at, String detail) {
    /** The longest detail that is kept: longer ones are cut. */
    public static final int DETAIL_LENGTH_MAX = 300;

    /** By time; what was reported of the same moment, by weight. */
    static final Comparator<Report> BY_TIME =
            Comparator.comparing(Report::at)
                    .thenComparing(Report::step)
                    .thenComparing(Report::detail);

    /** By weight: the last one tells where the document is. */
    static final Comparator<Report> BY_WEIGHT =
            Comparator.comparing(Report::weight).thenComparing(BY_TIME);

    public Report {
        if (detail.length() > DETAIL_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "detail has " + detail.length() + " characters, at most " + DETAIL_LENGTH_MAX);
        }
    }

    /** A report whose detail is cut where it is too long and freed of line ends. */
    public static Report of(Step step, Instant at, String detail) {
        String line = detail.replaceAll("\\p{Cntrl}+", " ").strip();
        int end = Math.min(line.length(), DETAIL_LENGTH_MAX);
        boolean isSplit = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return new Report(step, at, line.substring(0, isSplit ? end - 1 : end));
    }

    /** All answers of a buyer's weigh the same. */
    private Step weight() {
        return step.isResponse() ? Step.ACKNOWLEDGED : step;
    }

    /**
     * The text of something that is quoted in a detail.
     *
     * @throws IllegalArgumentException when it is blank or too long
     */
    public static String quoted(String field, String text) {
        return Checks.text(field, text, DETAIL_LENGTH_MAX / 2);
    }
}
