package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What XRechnung and Peppol want alike beside EN 16931. */
final class BillingRules {
    private final BusinessDocument document;
    private final Findings findings = new Findings();

    private BillingRules(BusinessDocument document) {
        this.document = document;
    }

    static List<Problem> check(BusinessDocument document, XmlProfile profile) {
        BillingRules rules = new BillingRules(document);
        rules.checkDelivery(new ProfiledDocument(document, profile).period());
        rules.checkConverted(document.totals());
        return rules.findings.all();
    }

    /**
     * The period is left out where a line is for another: see {@link ProfiledDocument#period()}.
     */
    private void checkDelivery(@Nullable Period period) {
        findings.check(
                !document.isIntraCommunity() || document.delivery().on() != null || period != null,
                "delivery.on",
                "is missing, for not all lines are of the document's period",
                "BR-IC-11");
    }

    private void checkConverted(Totals totals) {
        Totals.Converted converted = totals.converted();
        findings.check(
                converted == null
                        || converted.tax().getAmount().signum()
                                == totals.tax().getAmount().signum(),
                "totals.converted.tax",
                "must have the sign of the tax",
                "PEPPOL-EN16931-R055");
    }
}
