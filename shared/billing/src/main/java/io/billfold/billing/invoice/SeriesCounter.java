package io.billfold.billing.invoice;

import io.billfold.billing.Checks;
import io.billfold.billing.account.SellerId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The last number drawn of a seller's series in a year. Numbers have no gaps and dates never run
 * back (Directive 2006/112/EC art. 226(2)), so the counter is stored in the transaction that
 * issues.
 *
 * @param seller whose series
 * @param series prefix of the numbers
 * @param year year of issue
 * @param lastNumber last number drawn; 0 before the first
 * @param lastIssuedOn date of the last number, or null before the first
 */
public record SeriesCounter(
        SellerId seller,
        String series,
        int year,
        long lastNumber,
        @Nullable LocalDate lastIssuedOn) {
    public SeriesCounter {
        Checks.id("series", series);
        if (lastNumber < 0 || (lastNumber > 0) != (lastIssuedOn != null)) {
            throw new IllegalArgumentException(
                    "counter "
                            + series
                            + "-"
                            + year
                            + " at "
                            + lastNumber
                            + " has date "
                            + lastIssuedOn);
        }
        if (lastIssuedOn != null && lastIssuedOn.getYear() != year) {
            throw new IllegalArgumentException(
                    "counter "
                            + series
                            + "-"
                            + year
                            + " has a date of another year: "
                            + lastIssuedOn);
        }
    }

    /** The counter of a year before its first number. */
    public static SeriesCounter opening(SellerId seller, String series, int year) {
        return new SeriesCounter(seller, series, year, 0, null);
    }

    /** The number that is drawn next. */
    public InvoiceNumber next() {
        return new InvoiceNumber(series, year, lastNumber + 1);
    }

    /**
     * The date of an invoice issued today: the later of today and the last date, so that a clock
     * that went back does not turn dates around.
     *
     * @param today the date in the seller's zone
     * @throws IllegalArgumentException when that date is of another year, whose own counter is to
     *     be used
     */
    public LocalDate dateFor(LocalDate today) {
        LocalDate date = lastIssuedOn != null && lastIssuedOn.isAfter(today) ? lastIssuedOn : today;
        if (date.getYear() != year) {
            throw new IllegalArgumentException(
                    "counter " + series + "-" + year + " can't number an invoice of " + date);
        }
        return date;
    }

    /**
     * Draws numbers for a batch that is issued on one day.
     *
     * @param count how many, at least 1
     * @param today the date in the seller's zone
     * @throws IllegalArgumentException as {@link #dateFor}
     */
    public Drawn draw(int count, LocalDate today) {
        if (count < 1) {
            throw new IllegalArgumentException("can't draw " + count + " numbers");
        }
        LocalDate issuedOn = dateFor(today);
        List<InvoiceNumber> numbers =
                LongStream.rangeClosed(lastNumber + 1, lastNumber + count)
                        .mapToObj(sequence -> new InvoiceNumber(series, year, sequence))
                        .toList();
        return new Drawn(
                issuedOn,
                numbers,
                new SeriesCounter(seller, series, year, lastNumber + count, issuedOn));
    }

    /**
     * Numbers for one batch.
     *
     * @param issuedOn date of issue of every invoice of the batch
     * @param numbers in order, without gaps
     * @param after the counter to store with the invoices
     */
    public record Drawn(LocalDate issuedOn, List<InvoiceNumber> numbers, SeriesCounter after) {}
}
