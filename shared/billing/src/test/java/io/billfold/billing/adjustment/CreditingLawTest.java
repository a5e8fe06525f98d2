package io.billfold.billing.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.adjustment.Adjustment.Credit;
import io.billfold.billing.adjustment.Adjustment.Extent;
import io.billfold.billing.adjustment.Adjustment.Part;
import io.billfold.billing.adjustment.AdjustmentDecision.Made;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;

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
    private static final int SEVERAL = 10_000;
    private static final List<RoundingPolicy> POLICIES = List.of(RoundingPolicy.values());
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "JPY", "BHD");
    private static final List<String> RATES = List.of("19", "7", "25.5", "8.1", "3", "10");

    @Test
    void invoiceAndCreditsComeToZero() {
        Law.holds(CASES, random -> creditUntilNothingIsLeft(random, invoice(random)));
    }

    /** Under several rates each rate's credits come to what it charged, part by part. */
    @Test
    void creditsOfSeveralRatesComeToWhatEachCharged() {
        Law.holds(
                SEVERAL,
                random -> {
                    Invoice invoice = invoiceOfRates(random);
                    List<Draft> notes = creditInParts(random, invoice);
                    if (!invoice.net().isPositive()) {
                        assertThat(notes).isEmpty();
                        return;
                    }
                    for (TaxBreakdown tax : invoice.content().taxes()) {
                        assertThat(sum(invoice, notes, note -> of(note, tax).base()))
                                .isEqualTo(tax.base());
                        assertThat(sum(invoice, notes, note -> of(note, tax).tax()))
                                .isEqualTo(tax.tax());
                        for (int i = 0; i < tax.parts().size(); i++) {
                            int part = i;
                            assertThat(sum(invoice, notes, note -> of(note, tax).parts().get(part)))
                                    .isEqualTo(tax.parts().get(i));
                        }
                    }
                    assertThat(sum(invoice, notes, note -> note.net())).isEqualTo(invoice.net());
                    assertThat(sum(invoice, notes, note -> note.tax())).isEqualTo(invoice.tax());
                });
    }

    private static List<Draft> creditInParts(RandomGenerator random, Invoice invoice) {
        Credited credited = Credited.nothingOf(invoice);
        List<Draft> notes = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Extent extent = i == 0 ? new Extent.Whole() : extent(random, invoice, credited);
            if (decide(invoice, credited, extent) instanceof Made made) {
                notes.addAll(made.drafts());
                credited = made.after();
                assertEachLineHasItsTax(made.drafts().getFirst());
                for (TaxBreakdown tax : invoice.content().taxes()) {
                    assertThat(sum(invoice, notes, note -> of(note, tax).tax()).abs())
                            .isLessThanOrEqualTo(tax.tax().abs());
                }
            }
        }
        return notes;
    }

    /** The breakdown of a credit note for one of the invoice's; over nothing where it has none. */
    private static TaxBreakdown of(Draft note, TaxBreakdown tax) {
        for (TaxBreakdown each : note.taxes()) {
            if (each.treatment().equals(tax.treatment())) {
                return each;
            }
        }
        Money zero = Money.zero(note.currency());
        return TaxBreakdown.of(
                tax.treatment(), zero, tax.parts().stream().map(part -> zero).toList(), List.of());
    }

    private static void assertEachLineHasItsTax(Draft note) {
        List<Integer> positions = new ArrayList<>();
        for (TaxBreakdown tax : note.taxes()) {
            Money base = Money.zero(note.currency());
            for (int position : tax.lines()) {
                base = base.plus(note.lines().get(position - 1).net());
            }
            assertThat(tax.base()).isEqualTo(base);
            positions.addAll(tax.lines());
        }
        assertThat(positions)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, note.lines().size()).boxed().toList());
    }

    /** One to three rates, each of one tax or of two. */
    private static Invoice invoiceOfRates(RandomGenerator random) {
        List<TaxTreatment> treatments = new ArrayList<>();
        RoundingPolicy policy = POLICIES.get(random.nextInt(POLICIES.size()));
        for (int i = random.nextInt(3); i >= 0; i--) {
            treatments.add(treatment(random, policy, RATES.get(random.nextInt(RATES.size()))));
        }
        List<InvoiceLine> lines =
                IntStream.rangeClosed(0, random.nextInt(5))
                        .mapToObj(i -> line(random, "EUR"))
                        .toList();
        return Issued.invoice(
                lines,
                lines.stream()
                        .map(line -> treatments.get(random.nextInt(treatments.size())))
                        .toList());
    }

    private static TaxTreatment treatment(
            RandomGenerator random, RoundingPolicy policy, String percent) {
        return random.nextBoolean()
                ? Examples.taxed("DE", policy, Examples.component("VAT", "DE", percent))
                : Examples.taxed(
                        "CA-BC",
                        policy,
                        Examples.component("GST", "CA", "5"),
                        Examples.component("PST", "CA-BC", percent));
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
