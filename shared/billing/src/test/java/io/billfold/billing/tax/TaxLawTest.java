package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxCases.Case;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Laws of random invoices: the arithmetic rules of EN 16931, and the bounds that each rounding
 * policy names. Sellers, customers and days are those of the golden cases; lines, amounts and
 * products are drawn. The JVM properties {@code billfold.invoices} (how many) and {@code
 * billfold.seed} replay a run.
 */
class TaxLawTest {
    private static final int INVOICES = Integer.getInteger("billfold.invoices", 100_000);
    private static final long SEED = Long.getLong("billfold.seed", System.nanoTime());
    private static final List<String> PRODUCTS =
            List.of(Product.STANDARD, "saas", "ebook", "consulting", "digital-content", "telecom");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final TaxRules rules = TaxRules.bundled();

    @Test
    void everyTaxedInvoiceKeepsTheRulesOfTheStandard() {
        Random random = new Random(SEED);
        List<Case> cases = TaxCases.all();
        int taxed = 0;
        for (int i = 0; i < INVOICES; i++) {
            Case parties = cases.get(random.nextInt(cases.size()));
            InvoiceTax.Sale sale = sale(random, parties);
            if (InvoiceTax.calculate(sale, rules) instanceof InvoiceTax.Result.Taxed result) {
                try {
                    check(sale, result);
                } catch (AssertionError e) {
                    throw new AssertionError(
                            "-Dbillfold.seed=" + SEED + ", invoice " + i + " of " + parties, e);
                }
                taxed++;
            }
        }
        assertThat(taxed).as("taxed of %s, seed %s", INVOICES, SEED).isGreaterThan(INVOICES / 3);
    }

    private static InvoiceTax.Sale sale(Random random, Case parties) {
        Draft draft = TaxCases.draft(parties);
        boolean isGross = random.nextInt(3) == 0;
        List<InvoiceLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        for (int i = 0; i < count; i++) {
            boolean isOther = random.nextInt(8) == 0;
            String sold = isOther ? PRODUCTS.get(random.nextInt(PRODUCTS.size())) : product;
            lines.add(line(random, draft, sold, isGross));
        }
        return new InvoiceTax.Sale(
                Supplier.of(draft.seller()),
                Customer.of(draft.account()),
                draft.currency(),
                draft.billedOn(),
                lines,
                TaxCases.sales(parties));
    }

    private static InvoiceLine line(Random random, Draft draft, String product, boolean isGross) {
        CurrencyUnit currency = draft.currency();
        long minor = random.nextInt(4) == 0 ? random.nextInt(20) : random.nextInt(1_000_000);
        Money amount = Money.ofMinor(currency, minor);
        Period period =
                new Period(
                        draft.period().from(),
                        draft.period().from().plusDays(1 + random.nextInt(400)));
        LineOrigin origin =
                new LineOrigin(
                        new SubscriptionId("s"),
                        "1",
                        "line",
                        null,
                        product,
                        RevenueTreatment.OVER_TIME,
                        null,
                        isGross,
                        null);
        int quantity = 1 + random.nextInt(9);
        UnitPrice price =
                new UnitPrice(
                        currency,
                        amount.getAmount()
                                .divide(BigDecimal.valueOf(quantity), 6, RoundingMode.HALF_UP));
        InvoiceLine plain =
                InvoiceLine.of(product, product, period, BigDecimal.valueOf(quantity), price);
        return new InvoiceLine(
                product,
                product,
                period,
                plain.quantity(),
                price,
                List.of(),
                plain.net(),
                null,
                null,
                origin);
    }

    private static void check(InvoiceTax.Sale sale, InvoiceTax.Result.Taxed result) {
        boolean isGross = isGross(sale);
        Collection<Integer> positions = new TreeSet<>();
        for (TaxBreakdown tax : result.taxes()) {
            assertThat(positions).doesNotContainAnyElementsOf(tax.lines());
            positions.addAll(tax.lines());
            checkBase(tax, result.lines());
            checkCategory(tax.treatment());
            checkRounding(tax, isGross);
        }
        assertThat(positions).hasSize(result.lines().size());
        checkScope(result.taxes());
        Money asked = sum(sale.currency(), sale.lines());
        Money net = sum(sale.currency(), result.lines());
        Money tax =
                Money.total(
                        sale.currency(), result.taxes().stream().map(TaxBreakdown::tax).toList());
        // inclusive price in, same price out; and nothing of a net price is lost
        assertThat(isGross ? net.plus(tax) : net).isEqualTo(asked);
    }

    private static boolean isGross(InvoiceTax.Sale sale) {
        LineOrigin origin = sale.lines().getFirst().origin();
        return origin != null && origin.isTaxIncluded();
    }

    private static Money sum(CurrencyUnit currency, List<InvoiceLine> lines) {
        return Money.total(currency, lines.stream().map(InvoiceLine::net).toList());
    }

    /** BR-S-08 and alike: BT-116 is the sum of the lines of its category and rate. */
    private static void checkBase(TaxBreakdown tax, List<InvoiceLine> lines) {
        Money sum =
                Money.total(
                        tax.base().getCurrencyUnit(),
                        tax.lines().stream().map(it -> lines.get(it - 1).net()).toList());
        assertThat(tax.base()).isEqualTo(sum);
    }

    /** BR-S-05 to BR-O-10: rates above zero for S only, reasons for those without tax. */
    private static void checkCategory(TaxTreatment treatment) {
        boolean isTaxed = treatment.ratePercent().signum() > 0;
        assertThat(isTaxed && !treatment.category().isTaxed()).isFalse();
        assertThat(isTaxed || treatment.category() != TaxCategory.STANDARD).isTrue();
        boolean hasReason = treatment.wording() != null || treatment.exemptionCode() != null;
        assertThat(hasReason || !treatment.category().needsReason()).as("%s", treatment).isTrue();
        if (treatment.category() == TaxCategory.OUTSIDE_SCOPE) {
            assertThat(treatment.sellerTaxId()).as("BR-O-02").isNull();
        }
    }

    /** BR-CO-17 and what each policy may lose, in units of what it rounds to. */
    private static void checkRounding(TaxBreakdown tax, boolean isGross) {
        BigDecimal exact =
                tax.base().getAmount().multiply(tax.treatment().ratePercent()).movePointLeft(2);
        BigDecimal off = tax.tax().getAmount().subtract(exact).abs();
        BigDecimal unit =
                BigDecimal.ONE.movePointLeft(tax.tax().getCurrencyUnit().getDecimalPlaces());
        BigDecimal parts = BigDecimal.valueOf(Math.max(1, tax.parts().size()));
        BigDecimal bound =
                switch (tax.treatment().rounding()) {
                    case EN_16931, US_SALES_TAX -> unit.multiply(HALF).multiply(parts);
                    case JP_QUALIFIED_INVOICE, GB_ROUND_DOWN -> unit.multiply(parts);
                    case IN_WHOLE_RUPEE -> HALF.multiply(parts);
                    case PER_LINE ->
                            unit.multiply(HALF)
                                    .multiply(parts)
                                    .multiply(BigDecimal.valueOf(tax.lines().size()));
                };
        // of a price with tax the net is rounded too, which the tax of it repeats
        BigDecimal least = isGross ? bound.add(bound) : bound;
        assertThat(off).as("%s", tax).isLessThanOrEqualTo(least);
    }

    /** BR-O-11: what is out of scope stands alone. */
    private static void checkScope(List<TaxBreakdown> taxes) {
        long outside =
                taxes.stream()
                        .filter(tax -> tax.treatment().category() == TaxCategory.OUTSIDE_SCOPE)
                        .count();
        assertThat(outside).isIn(0L, (long) taxes.size());
    }
}
