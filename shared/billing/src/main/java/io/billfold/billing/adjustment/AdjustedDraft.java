package io.billfold.billing.adjustment;

import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.invoice.Settling;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Makes drafts that are about an issued invoice: its parties, currency, period and treatment. */
final class AdjustedDraft {
    private final Invoice original;

    AdjustedDraft(Invoice original) {
        this.original = original;
    }

    /** A credit note: it is not paid, so it is due when it is issued. */
    Draft credit(DraftId id, List<InvoiceLine> lines, List<TaxBreakdown> taxes) {
        Draft of = original.content();
        Draft draft = draft(id, Draft.Kind.CREDIT_NOTE, 0, of.purchaseOrder(), lines);
        return settled(draft.withTaxes(lines, taxes));
    }

    /**
     * An invoice whose lines are taxed as lines of the original were.
     *
     * @param treatments one for each line
     */
    Draft invoice(
            DraftId id,
            @Nullable String purchaseOrder,
            List<InvoiceLine> lines,
            List<TaxTreatment> treatments) {
        int terms = original.content().paymentTermsDays();
        Draft draft = draft(id, Draft.Kind.INVOICE, terms, purchaseOrder, lines);
        return settled(InvoiceTax.apply(draft, treatments));
    }

    /** Tax in another currency is at the original's rate, of its day (art. 219 and 90). */
    private Draft settled(Draft taxed) {
        Draft settled = Settling.settle(taxed);
        return settled.withSettlement(
                settled.settlement()
                        .withTaxConversion(original.content().settlement().taxConversion()));
    }

    /** How each line of the original was taxed, in their order. */
    List<TaxTreatment> treatments() {
        return IntStream.rangeClosed(1, original.content().lines().size())
                .mapToObj(this::treatment)
                .toList();
    }

    /**
     * How a line of the original was taxed.
     *
     * @param position from 1
     */
    private TaxTreatment treatment(int position) {
        TaxBreakdown tax = original.content().taxOf(position);
        if (tax == null) {
            throw new IllegalStateException(
                    "line " + position + " of " + original.number() + " has no tax");
        }
        return tax.treatment();
    }

    /** Whether every line of an invoice is taxed alike, so that another line's tax is known. */
    static boolean hasOneTax(Invoice invoice) {
        return invoice.content().taxes().size() == 1;
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
                Preceding.of(original),
                of.subscription(),
                of.seller(),
                of.account(),
                of.currency(),
                of.billedOn(),
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
