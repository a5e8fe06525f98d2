package io.billfold.billing.content;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What would stop or spoil the documents of a seller, told when it is configured. */
public final class SellerRules {
    /** A number has 64 characters at most: the series, a year and a number of up to 17 digits. */
    private static final int SERIES_LENGTH_MAX = 40;

    private SellerRules() {}

    /**
     * What is wrong with a seller, each by its field as it is configured: a {@code series} whose
     * numbers its country does not allow or no document could hold, and a {@code
     * profile.particulars.fiscalYearEnd} that is no month and day.
     */
    public static List<Problem> check(Seller seller) {
        List<Problem> problems =
                new ArrayList<>(Numbering.of(seller.address().country()).check(seller.series()));
        if (seller.series().length() > SERIES_LENGTH_MAX) {
            problems.add(
                    new Problem(
                            "series",
                            "must have at most "
                                    + SERIES_LENGTH_MAX
                                    + " characters, had "
                                    + seller.series().length()));
        }
        String yearEnd = seller.profile().particular(Retention.YEAR_END);
        if (yearEnd != null && !Retention.isYearEnd(yearEnd)) {
            problems.add(
                    new Problem(
                            "profile.particulars." + Retention.YEAR_END,
                            "must be a month and day such as 03-31, was '" + yearEnd + "'"));
        }
        return List.copyOf(problems);
    }

    /**
     * What the law of its country wants of a seller on each invoice and is not there, by fields of
     * a document such as {@code seller.particulars.legalForm}. Its drafts are held until it is.
     *
     * @param day for the law as it is then
     */
    public static List<Problem> lacking(Seller seller, LocalDate day) {
        return ContentRules.check(PlainInvoice.of(seller, day)).stream()
                .filter(problem -> problem.field().startsWith("seller."))
                .toList();
    }
}
