package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.Problem;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the law of a seller's seat wants invoices numbered: checked when a seller is configured, long
 * before its first number. Billfold's own numbers have no gaps and their dates don't run back,
 * which is what the strictest laws ask for.
 *
 * @param country ISO 3166-1 alpha-2, or {@code *} for any other
 * @param gapless how much a sequence without gaps matters
 * @param lengthMax the most characters of a number, or null
 * @param characters as they may stand in the brackets of a regular expression, or null for any
 * @param hasOwnCreditSeries whether credit notes need a series of their own
 * @param isForward whether dates may not run back within a series
 * @param isGiven whether an authority gives the number that counts, so that Billfold's may have any
 *     form
 * @param rule the law's article
 */
public record Numbering(
        String country,
        Gapless gapless,
        @Nullable Integer lengthMax,
        @Nullable Pattern characters,
        boolean hasOwnCreditSeries,
        boolean isForward,
        boolean isGiven,
        String rule) {
    /** Numbers of all years are as long as each other. */
    private static final int SOME_YEAR = 2026;

    private static final Facts<Numbering> ALL = Facts.of("numbering.csv", 10, 0, Numbering::from);

    /** How much a sequence without gaps matters. */
    public enum Gapless {
        /** The law asks for it. */
        LAW,
        /** Auditors do, or gaps must be explained. */
        PRACTICE,
        /** A number that stands once is enough. */
        NO
    }

    private static Numbering from(FactFile.Row row) {
        Source.key(row, 7);
        Facts.confidence(row, 8);
        String characters = row.text(3);
        return new Numbering(
                row.required(0),
                Facts.name(Gapless.class, row, 1),
                row.text(2).isEmpty() ? null : row.integer(2),
                characters.isEmpty() ? null : Pattern.compile("[" + characters + "]+"),
                row.required(4).equals("own"),
                row.required(5).equals("forward"),
                row.required(6).equals("yes"),
                row.required(9));
    }

    /** The rule of a country; the usual one where none of its own was found. */
    public static Numbering of(String country) {
        Numbering own = ALL.first(country);
        Numbering found = own == null ? ALL.first(Jurisdiction.EVERYWHERE) : own;
        if (found == null) {
            throw new IllegalStateException("numbering.csv has no line *");
        }
        return found;
    }

    /**
     * Why a series can't be used, by its field {@code series}: for example one of five characters
     * in India, where numbers have sixteen at most.
     */
    List<Problem> check(String series) {
        String first = new InvoiceNumber(series, SOME_YEAR, 1).toString();
        List<Problem> problems = new ArrayList<>();
        if (!isGiven && lengthMax != null && first.length() > lengthMax) {
            String length = " with " + first.length() + " characters, more than " + lengthMax;
            problems.add(problem(first + length));
        }
        if (!isGiven && characters != null && !characters.matcher(first).matches()) {
            problems.add(problem(first + ", of which only " + characters + " may be part"));
        }
        return List.copyOf(problems);
    }

    private Problem problem(String what) {
        String reason = "makes numbers such as " + what + ": " + country + ": " + rule;
        return new Problem("series", reason);
    }
}
