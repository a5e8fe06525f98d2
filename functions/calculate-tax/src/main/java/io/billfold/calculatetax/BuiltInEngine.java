package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxRules;

import java.util.List;

/** The rules that come with Billfold. Nobody has to be told of what they decided. */
final class BuiltInEngine implements TaxEngine {
    private final TaxRules rules;

    BuiltInEngine(TaxRules rules) {
        this.rules = rules;
    }

    @Override
    public Quote quote(Draft draft, SellerSales sales) {
        return switch (InvoiceTax.calculate(InvoiceTax.Sale.of(draft, sales), rules)) {
            case InvoiceTax.Result.Taxed(var lines, var taxes) ->
                    new Quote.Taxed(draft.withTaxes(lines, taxes));
            case InvoiceTax.Result.Refused(List<Problem> problems) -> new Quote.Refused(problems);
        };
    }

    @Override
    public Commitment commit(Invoice invoice) {
        return new Commitment.Done();
    }
}
