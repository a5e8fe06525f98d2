package io.billfold.billing.invoice;

import java.time.LocalDate;

/** Turns a draft into an invoice. */
public final class Issuing {
    private Issuing() {}

    /**
     * The invoice with its number and dates; it is due its payment terms after the day of issue.
     *
     * @param issuedOn the date that the number's counter gave, see {@link SeriesCounter#draw}
     * @param rendererVersion the renderer that makes its documents
     * @throws IllegalArgumentException when the draft has no tax yet, or series or year differ
     */
    public static Invoice issue(
            Draft draft, InvoiceNumber number, LocalDate issuedOn, int rendererVersion) {
        if (!number.series().equals(draft.seller().series())
                || number.year() != issuedOn.getYear()) {
            throw new IllegalArgumentException(
                    "number "
                            + number
                            + " is not of series "
                            + draft.seller().series()
                            + " and date "
                            + issuedOn);
        }
        LocalDate dueOn = issuedOn.plusDays(draft.paymentTermsDays());
        return new Invoice(number, issuedOn, dueOn, rendererVersion, draft);
    }
}
