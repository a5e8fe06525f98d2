package io.billfold.billing.einvoice;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A document as a profile takes it: of what the document says, a profile refuses some.
 *
 * @param profile what narrows EN 16931
 */
public record ProfiledDocument(BusinessDocument document, XmlProfile profile) {
    /** BT-31 or BT-48; nobody has one outside the scope of tax (rules BR-O-02 to BR-O-04). */
    public @Nullable String vatId(Party party) {
        return isOutsideScope() ? null : party.taxIds().vat();
    }

    /** Whether the whole document is outside the scope of tax. */
    private boolean isOutsideScope() {
        return document.taxes().stream()
                .allMatch(tax -> tax.category() == TaxCategory.OUTSIDE_SCOPE);
    }

    /** Whether Germany's rules hold: XRechnung, and Peppol between Germans (rules DE-R). */
    public boolean isGerman() {
        return profile == XmlProfile.XRECHNUNG_3_0
                || (profile == XmlProfile.PEPPOL_BIS_3_0 && PeppolRules.isWithinGermany(document));
    }

    /**
     * BG-14, or null: XRechnung and Peppol want every line's period inside of it (rules
     * PEPPOL-EN16931-R110 and R111), which bills for an earlier month can't keep; there the lines
     * alone say their periods.
     */
    public @Nullable Period period() {
        Period period = document.delivery().period();
        return profile.processId() == null || isWithin(document.lines(), period) ? period : null;
    }

    private static boolean isWithin(List<Line> lines, Period period) {
        return lines.stream()
                .map(Line::period)
                .allMatch(
                        it -> !it.from().isBefore(period.from()) && !it.to().isAfter(period.to()));
    }

    /**
     * BG-16: EN 16931 knows one type code for all (BT-81, rules CII-SR-467 and UBL-SR-47), one card
     * and one mandate. Where a document names several ways to pay, these are like the first.
     */
    public List<PaymentMeans> means() {
        List<PaymentMeans> means = document.payment().means();
        if (means.isEmpty() || !(means.getFirst() instanceof PaymentMeans.Transfer)) {
            return means.stream().limit(1).toList();
        }
        String code = means.getFirst().code();
        return means.stream().filter(it -> it.code().equals(code)).toList();
    }
}
