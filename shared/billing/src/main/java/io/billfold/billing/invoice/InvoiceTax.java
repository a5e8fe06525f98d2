package io.billfold.billing.invoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.WithholdingTerms;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxDecision;
import io.billfold.billing.tax.TaxQuestion;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxedPart;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Calculates the tax of a draft: each line gets its treatment, lines that are treated alike make
 * one breakdown, and tax is rounded as the treatment's policy says, for most once per category and
 * rate of the whole document (EN 16931 rule BR-CO-17). Three lines of 1.65 at 19 percent give 0.94,
 * not 0.93.
 */
public final class InvoiceTax {
    private final Sale sale;
    private final List<TaxedLine> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private InvoiceTax(Sale sale) {
        this.sale = sale;
    }

    /**
     * What is taxed: less than a draft, so that a basket can be taxed before there is an order.
     *
     * @param on the day of billing: what is over by then is billed in arrears
     * @param lines with their net amounts, or with tax where their origin says so
     * @param sales what thresholds are compared with
     */
    public record Sale(
            Supplier supplier,
            Customer customer,
            CurrencyUnit currency,
            LocalDate on,
            List<InvoiceLine> lines,
            SellerSales sales) {
        /** A draft. */
        public static Sale of(Draft draft, SellerSales sales) {
            return new Sale(
                    Supplier.of(draft.seller()),
                    Customer.of(draft.account()),
                    draft.currency(),
                    draft.billedOn(),
                    draft.lines(),
                    sales);
        }
    }

    /** Lines with their tax, or why it can't be said. */
    public sealed interface Result {
        /** With lines net of tax, and their tax. */
        record Taxed(List<InvoiceLine> lines, List<TaxBreakdown> taxes) implements Result {}

        /** Every problem names the field that decides. */
        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** A line and how it is taxed. */
    record TaxedLine(InvoiceLine line, TaxTreatment treatment) {}

    /**
     * The tax that rules decide. A line is cut where its rate changes, if the law of the place says
     * so; a price that includes tax is parted into net and tax.
     */
    public static Result calculate(Sale sale, TaxRules rules) {
        InvoiceTax tax = new InvoiceTax(sale);
        for (int i = 0; i < sale.lines().size(); i++) {
            tax.decide(i, rules);
        }
        if (tax.problems.isEmpty()) {
            tax.requireOneScope();
        }
        return tax.problems.isEmpty()
                ? TaxGroup.taxed(sale.currency(), tax.lines)
                : new Result.Refused(tax.problems);
    }

    /**
     * The draft with treatments that were decided before, one for each line: an addition to an
     * invoice is taxed as the invoice was.
     */
    public static Draft apply(Draft draft, List<TaxTreatment> treatments) {
        List<TaxedLine> lines = new ArrayList<>();
        for (int i = 0; i < treatments.size(); i++) {
            lines.add(new TaxedLine(draft.lines().get(i), treatments.get(i)));
        }
        Result.Taxed taxed = TaxGroup.taxed(draft.currency(), lines);
        return draft.withTaxes(taxed.lines(), taxed.taxes());
    }

    private void decide(int index, TaxRules rules) {
        InvoiceLine line = grossedUp(sale.lines().get(index));
        String product = line.origin() == null ? Product.STANDARD : line.origin().taxCategory();
        TaxQuestion question =
                new TaxQuestion(
                        sale.supplier(),
                        sale.customer(),
                        product,
                        line.period().from(),
                        sale.sales());
        boolean isInArrears = !line.period().to().isAfter(sale.on());
        List<TaxedPart> parts = rules.decide(question, line.period(), isInArrears);
        List<InvoiceLine> cut = LineParts.cut(line, parts.stream().map(TaxedPart::period).toList());
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i).decision()) {
                case TaxDecision.Decided(TaxTreatment treatment) ->
                        lines.add(new TaxedLine(cut.get(i), treatment));
                case TaxDecision.Refused(List<Problem> refused) -> refuse(index, refused);
            }
        }
    }

    /** A price that must arrive whole is raised by what the customer will keep of it. */
    private InvoiceLine grossedUp(InvoiceLine line) {
        WithholdingTerms terms = sale.customer().profile().withholding();
        boolean isWithTax = line.origin() != null && line.origin().isTaxIncluded();
        if (terms == null || !terms.isGrossedUp() || isWithTax) {
            return line;
        }
        String note =
                "Price %s raised so that it arrives after %s of %s percent"
                        .formatted(
                                line.net().getAmount().toPlainString(),
                                terms.withholding().tax(),
                                terms.withholding().ratePercent().toPlainString());
        return LineParts.at(line, terms.withholding().grossUp(line.net()), line.period())
                .withNote(note);
    }

    private void refuse(int index, List<Problem> refused) {
        for (Problem problem : refused) {
            boolean isOfLine = problem.field().equals("product");
            Problem named =
                    isOfLine
                            ? new Problem("lines[" + index + "].product", problem.reason())
                            : problem;
            if (!problems.contains(named)) {
                problems.add(named);
            }
        }
    }

    /** EN 16931 rules BR-O-11 to BR-O-14: what is out of scope stands on an invoice of its own. */
    private void requireOneScope() {
        long outside =
                lines.stream()
                        .filter(l -> l.treatment().category() == TaxCategory.OUTSIDE_SCOPE)
                        .count();
        if (outside > 0 && outside < lines.size()) {
            problems.add(
                    new Problem(
                            "lines",
                            "some are outside the scope of tax and some are not: an invoice can't"
                                    + " hold both (EN 16931 rule BR-O-11)"));
        }
    }

    /** The tax of a net amount by each component of a treatment, rounded once. */
    static List<Money> parts(Money net, TaxTreatment treatment) {
        return treatment.components().stream()
                .map(
                        component ->
                                treatment
                                        .rounding()
                                        .round(
                                                net.getCurrencyUnit(),
                                                net.getAmount()
                                                        .multiply(component.effectivePercent())
                                                        .movePointLeft(2)))
                .toList();
    }
}
