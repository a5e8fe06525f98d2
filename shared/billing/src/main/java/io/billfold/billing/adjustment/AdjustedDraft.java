package io.billfold.billing.adjustment;

import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.money.RoundingPolicy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** Makes drafts that are about an issued invoice: its parties, currency, period and treatment. */
final class AdjustedDraft {
    private final Invoice original;

    AdjustedDraft(Invoice original) {
        this.original = original;
    }

    /** A credit note: it is not paid, so it is due when it is issued. */
    Draft credit(DraftId id, List<InvoiceLine> lines, List<TaxBreakdown> taxes) {
        Draft of = original.content();
        return draft(id, Draft.Kind.CREDIT_NOTE, 0, of.purchaseOrder(), lines).withTaxes(taxes);
    }

    /**
     * An invoice with the original's one treatment.
     *
     * @throws IllegalStateException when the original has several
     */
    Draft invoice(DraftId id, @Nullable String purchaseOrder, List<InvoiceLine> lines) {
        int terms = original.content().paymentTermsDays();
        Draft draft = draft(id, Draft.Kind.INVOICE, terms, purchaseOrder, lines);
        return InvoiceTax.calculate(draft, onlyTax(original).treatment());
    }

    /** Whether every line of an invoice is taxed alike, so that each line's tax is known. */
    static boolean hasOneTax(Invoice invoice) {
        return invoice.content().taxes().size() == 1;
    }

    /** The one tax of an invoice. */
    static TaxBreakdown onlyTax(Invoice invoice) {
        if (!hasOneTax(invoice)) {
            throw new IllegalStateException(invoice.number() + " has several tax rates");
        }
        return invoice.content().taxes().getFirst();
    }

    private Draft draft(
            DraftId id,
            Draft.Kind kind,
            int paymentTermsDays,
            @Nullable String purchaseOrder,
            List<InvoiceLine> lines) {
        Draft of = original.content();
        return new Draft(
                id,
                kind,
                original.number(),
                of.subscription(),
                of.seller(),
                of.account(),
                of.currency(),
                of.period(),
                paymentTermsDays,
                purchaseOrder,
                lines,
                List.of(),
                commission(of.currency(), lines));
    }

    /** An agent earns or gives back the same share. */
    private @Nullable Commission commission(CurrencyUnit currency, List<InvoiceLine> lines) {
        Commission of = original.content().commission();
        if (of == null) {
            return null;
        }
        BigDecimal net =
                lines.stream()
                        .map(line -> line.net().getAmount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal exact = net.multiply(of.percent()).movePointLeft(2);
        Money share = RoundingPolicy.EN_16931.round(currency, exact);
        return new Commission(of.partner(), of.percent(), share);
    }
}
