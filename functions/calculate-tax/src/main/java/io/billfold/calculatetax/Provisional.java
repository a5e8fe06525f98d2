package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.Issuing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The document that a draft would become if it were issued now, to see whether it could be. */
final class Provisional {
    /** As long as numbers usually get. */
    private static final long SEQUENCE = 999_999;

    private Provisional() {}

    /**
     * What the law wants of the invoice, or the format that its customer wants, and isn't there, by
     * field and rule. It is asked before a number is drawn, for a number can't be given back.
     */
    static List<Problem> lacking(Draft taxed, Instant now) {
        LocalDate today = now.atZone(taxed.seller().zone()).toLocalDate();
        InvoiceNumber number =
                new InvoiceNumber(taxed.seller().series(), today.getYear(), SEQUENCE);
        Invoice invoice = Issuing.issue(taxed, number, today, Rendering.LATEST_VERSION);
        BusinessDocument document = ContentRules.document(invoice);
        List<Problem> problems = new ArrayList<>(ContentRules.check(document));
        InvoiceFormat format = document.rendering().format();
        if (format != null) {
            problems.addAll(XmlProfile.of(format).missing(document));
        }
        return List.copyOf(problems);
    }
}
