package io.billfold.billing.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Law;
import io.billfold.billing.adjustment.Adjustment.Credit;
import io.billfold.billing.adjustment.Adjustment.Extent;
import io.billfold.billing.adjustment.Adjustment.Part;
import io.billfold.billing.adjustment.AdjustmentDecision.Made;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.TaxBreakdown;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** An invoice and its credits never go below zero, and come to zero when all is given back. */
class CreditingLawTest {
    private static final int CASES = 20_000;
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "JPY", "BHD");
    private static final List<String> RATES = List.of("19", "7", "25.5", "8.1", "3", "10");

    @Test
    void invoiceAndCreditsComeToZero() {
        Law.holds(CASES, random -> creditUntilNothingIsLeft(random, invoice(random)));
    }

    private static void creditUntilNothingIsLeft(RandomGenerator random, Invoice invoice) {
        Credited credited = Credited.nothingOf(invoice);
        List<Draft> notes = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            Extent extent = i == 0 ? new Extent.Whole() : extent(random, invoice, credited);
            if (decide(invoice, credited, extent) instanceof Made made) {
                notes.addAll(made.drafts());
                credited = made.after();
                assertNothingIsBelowZero(invoice, credited, notes);
            }
        }
        if (invoice.net().isPositive()) {
            assertThat(sum(invoice, notes, note -> note.net())).isEqualTo(invoice.net());
            assertThat(sum(invoice, notes, note -> tax(note).tax())).isEqualTo(invoice.tax());
            assertThat(sum(invoice, notes, note -> tax(note).base())).isEqualTo(invoice.net());
            assertThat(credited.leftOf(invoice)).allMatch(Money::isZero);
        } else {
            assertThat(notes).isEmpty();
        }
    }

    private static void assertNothingIsBelowZero(
            Invoice invoice, Credited credited, List<Draft> notes) {
        List<Money> left = credited.leftOf(invoice);
        for (int i = 0; i < left.size(); i++) {
            int sign = invoice.content().lines().get(i).net().getAmount().signum();
            assertThat(left.get(i).getAmount().signum()).isIn(0, sign);
        }
        Draft last = notes.getLast();
        assertThat(last.net().isPositive()).isTrue();
        assertThat(tax(last).tax().isNegative()).isFalse();
        assertThat(tax(last).base()).isEqualTo(last.net());
        assertThat(sum(invoice, notes, note -> note.net())).isLessThanOrEqualTo(invoice.net());
        assertThat(sum(invoice, notes, note -> tax(note).tax())).isLessThanOrEqualTo(invoice.tax());
    }

    private static AdjustmentDecision decide(Invoice invoice, Credited before, Extent extent) {
        AdjustmentId id = new AdjustmentId(Issued.NUMBER, "r");
        return Adjusting.decide(invoice, before, new Credit(id, "why", extent));
    }

    /** Mostly something that can be given back; sometimes a little too much. */
    private static Extent extent(RandomGenerator random, Invoice invoice, Credited credited) {
        List<Money> left = credited.leftOf(invoice);
        if (random.nextBoolean()) {
            return new Extent.Amount(upTo(random, Credited.sum(left)));
        }
        int position = 1 + random.nextInt(left.size());
        return new Extent.Lines(
                random.nextBoolean()
                        ? List.of(new Part(position, null))
                        : List.of(new Part(position, upTo(random, left.get(position - 1)))));
    }

    private static BigDecimal upTo(RandomGenerator random, Money most) {
        long minor = random.nextLong(Math.abs(most.getAmountMinorLong()) + 2);
        return Money.ofMinor(most.getCurrencyUnit(), minor).getAmount();
    }

    private static Invoice invoice(RandomGenerator random) {
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        String rate = RATES.get(random.nextInt(RATES.size()));
        return Issued.invoice(
                Draft.Kind.INVOICE,
                currency,
                rate,
                IntStream.rangeClosed(0, random.nextInt(5)).mapToObj(i -> line(random, currency)));
    }

    private static InvoiceLine line(RandomGenerator random, String currency) {
        int quantity = random.nextInt(5) == 0 ? -random.nextInt(3) : random.nextInt(20);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(200_000), random.nextInt(5));
        String adjustment = random.nextInt(4) == 0 ? "-" + random.nextInt(9) : "0";
        return Issued.line(currency, BigDecimal.valueOf(quantity), price, adjustment);
    }

    private static TaxBreakdown tax(Draft note) {
        return note.taxes().getFirst();
    }

    private static Money sum(Invoice invoice, List<Draft> notes, Function<Draft, Money> part) {
        return notes.stream()
                .map(part)
                .reduce(Money.zero(invoice.content().currency()), Money::plus);
    }
}
