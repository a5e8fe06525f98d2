package io.billfold.billing.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Adjustment.Credit;
import io.billfold.billing.adjustment.Adjustment.Extent;
import io.billfold.billing.adjustment.Adjustment.Part;
import io.billfold.billing.adjustment.AdjustmentDecision.Made;
import io.billfold.billing.adjustment.AdjustmentDecision.Refused;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

class CreditingTest {
    private static final Extent WHOLE = new Extent.Whole();

    @Test
    void aWholeCreditReversesEveryLineAndTheTax() {
        Invoice invoice = Issued.invoice("3*19.99", "1*100");

        Draft note = made(invoice, WHOLE).drafts().getFirst();

        assertThat(note.kind()).isEqualTo(Draft.Kind.CREDIT_NOTE);
        assertThat(note.corrects()).isEqualTo(invoice.number());
        assertThat(note.id().value()).isEqualTo("credit_MU-2026-000042_r-1");
        assertThat(note.taxes()).isEqualTo(invoice.content().taxes());
        assertThat(note.paymentTermsDays()).isZero();
        InvoiceLine line = note.lines().getFirst();
        assertThat(line.quantity()).isEqualTo("3");
        assertThat(line.unitPrice().amount()).isEqualTo("19.99");
        assertThat(line.note()).isEqualTo("Service was down");
        assertThat(line.costCentre()).isEqualTo("CC-1");
        assertThat(note.net()).isEqualTo(invoice.net());
    }

    /** 100.00 and -90.00 at 19 percent, 200.00 at 7: there is enough for 100.00, but not at 19. */
    @Test
    void noRateGivesBackMoreThanItCharged() {
        Invoice invoice = ofTwoRates();

        assertThat(refused(invoice, lines(part(1, null))))
                .containsExactly(
                        new Problem(
                                "lines",
                                "would make EUR 100.00 given back at 19 percent, which was charged"
                                        + " on EUR 10.00"));
    }

    /** Of 210.00, 21.00 are a tenth: 1.00 of 10.00 at 19 percent and 20.00 of 200.00 at 7. */
    @Test
    void anAmountIsSpreadOverTheRatesAndThenOverTheirLines() {
        Extent extent = new Extent.Amount(new BigDecimal("21.00"));

        Draft note = made(ofTwoRates(), extent).drafts().getFirst();

        assertThat(note.lines())
                .extracting(line -> line.net().getAmount().toPlainString())
                .containsExactly("10.00", "-9.00", "20.00");
        assertThat(note.taxes())
                .extracting(tax -> tax.tax().getAmount().toPlainString())
                .containsExactly("0.19", "1.40");
        assertThat(note.taxes().getFirst().lines()).containsExactly(1, 2);
        assertThat(note.taxes().getLast().lines()).containsExactly(3);
    }

    private static Invoice ofTwoRates() {
        return Issued.invoice(
                List.of(Issued.line("1*100"), Issued.line("-1*90"), Issued.line("2*100")),
                List.of(Examples.standard("19"), Examples.standard("19"), Examples.standard("7")));
    }

    @Test
    void aLineKeepsItsAllowancesWhenItIsGivenBackAsAWhole() {
        InvoiceLine line = Issued.line("EUR", BigDecimal.TEN, BigDecimal.TWO, "-1.50");
        Invoice invoice = Issued.invoice(Draft.Kind.INVOICE, "EUR", "19", Stream.of(line));

        InvoiceLine reversed = made(invoice, WHOLE).drafts().getFirst().lines().getFirst();

        assertThat(reversed.adjustments()).isEqualTo(line.adjustments());
        assertThat(reversed.net()).isEqualTo(Money.parse("EUR 18.50"));
    }

    @Test
    void partsOfLinesAreGivenBackAtThePriceOfOne() {
        Invoice invoice = Issued.invoice("3*20", "1*100");

        Draft note = made(invoice, lines(part(2, "10"), part(1, null))).drafts().getFirst();

        assertThat(note.lines()).extracting(InvoiceLine::net).containsExactly(eur(60), eur(10));
        assertThat(note.lines().getLast().quantity()).isEqualTo("1");
        assertThat(note.net()).isEqualTo(eur(70));
        assertThat(note.taxes().getFirst().tax()).isEqualTo(Money.parse("EUR 13.30"));
    }

    @Test
    void anAmountIsSpreadOverTheLinesAndNoCentIsLost() {
        // 10.00 over 1 : 1 : 1 is 3.34, 3.33 and 3.33
        Invoice invoice = Issued.invoice("1*5", "1*5", "1*5");

        Draft note = made(invoice, amount("10")).drafts().getFirst();

        assertThat(note.lines())
                .extracting(InvoiceLine::net)
                .extracting(Money::toString)
                .containsExactly("EUR 3.34", "EUR 3.33", "EUR 3.33");
    }

    @Test
    void taxIsGivenBackCumulativelySoThatTheLastCreditComesToZero() {
        // tax of 0.05 at 19 % is 0.0095, so 0.01; each of the first two credits of 0.02 has
        // 0.0038: rounded alone they would give back 0.00, 0.00 and 0.00
        Invoice invoice = Issued.invoice("1*0.05");
        Made first = made(invoice, Credited.nothingOf(invoice), amount("0.02"));
        Made second = made(invoice, first.after(), amount("0.02"));
        Made last = made(invoice, second.after(), WHOLE);

        assertThat(Stream.of(first, second, last).map(CreditingTest::tax))
                .containsExactly(eur("0.00"), eur("0.01"), eur("0.00"));
        assertThat(invoice.tax()).isEqualTo(eur("0.01"));
    }

    @Test
    void creditsNeverExceedTheInvoice() {
        Invoice invoice = Issued.invoice("1*60", "1*40");
        Made first = made(invoice, Credited.nothingOf(invoice), lines(part(1, "50")));

        assertThat(refused(invoice, first.after(), amount("50.01")))
                .containsExactly(
                        new Problem("amount", "is EUR 50.01, but only EUR 50.00 are left"));
        assertThat(refused(invoice, first.after(), lines(part(1, "10.01"))))
                .containsExactly(
                        new Problem(
                                "lines[0].amount", "is EUR 10.01, but only EUR 10.00 are left"));
        Made all = made(invoice, first.after(), WHOLE);
        for (Extent more : List.of(WHOLE, amount("0.01"), lines(part(2, null)))) {
            assertThat(refused(invoice, all.after(), more)).isNotEmpty();
        }
    }

    @Test
    void aLineThatTookSomethingBackLimitsWhatTheOthersGive() {
        // 100 for the new seats, 30 back for the old ones: 70 were invoiced
        Invoice invoice = Issued.invoice("10*10", "-3*10");

        assertThat(refused(invoice, lines(part(1, null))))
                .containsExactly(
                        new Problem("lines", "come to EUR 100.00, but only EUR 70.00 are left"));
        assertThat(refused(invoice, lines(part(2, null))))
                .containsExactly(
                        new Problem("lines", "come to EUR -30.00: there is nothing to give back"));
        assertThat(made(invoice, WHOLE).drafts().getFirst().net()).isEqualTo(eur(70));
    }

    @Test
    void namesEverythingThatIsWrong() {
        Invoice invoice = Issued.invoice("1*60", "1*40");

        assertThat(
                        refused(
                                invoice,
                                lines(part(0, null), part(3, null), part(1, "0"), part(1, "1"))))
                .extracting(Problem::field)
                .containsExactly(
                        "lines[0].position",
                        "lines[1].position",
                        "lines[2].amount",
                        "lines[3].position");
        assertThat(refused(invoice, lines())).extracting(Problem::field).containsExactly("lines");
        for (String amount : List.of("0", "-1", "0.001", "100.01")) {
            assertThat(refused(invoice, amount(amount)))
                    .extracting(Problem::field)
                    .containsExactly("amount");
        }
    }

    @Test
    void aReasonIsNeededAndACreditNoteCannotBeCredited() {
        Invoice invoice = Issued.invoice("1*60");
        Credit blank = new Credit(id(), " ", WHOLE);
        Invoice note =
                Issued.invoice(Draft.Kind.CREDIT_NOTE, "EUR", "19", Stream.of(Issued.line("1*60")));

        assertThat(Adjusting.decide(invoice, Credited.nothingOf(invoice), blank))
                .isEqualTo(new Refused(List.of(new Problem("reason", "must not be blank"))));
        assertThat(refused(note, WHOLE)).extracting(Problem::field).containsExactly("invoice");
    }

    @Test
    void nothingIsGivenBackOfAnInvoiceOverZero() {
        assertThat(refused(Issued.invoice("0*60"), WHOLE)).hasSize(1);
    }

    private static Made made(Invoice invoice, Extent extent) {
        return made(invoice, Credited.nothingOf(invoice), extent);
    }

    private static Made made(Invoice invoice, Credited before, Extent extent) {
        return (Made) Adjusting.decide(invoice, before, credit(extent));
    }

    private static List<Problem> refused(Invoice invoice, Extent extent) {
        return refused(invoice, Credited.nothingOf(invoice), extent);
    }

    private static List<Problem> refused(Invoice invoice, Credited before, Extent extent) {
        return ((Refused) Adjusting.decide(invoice, before, credit(extent))).problems();
    }

    private static Credit credit(Extent extent) {
        return new Credit(id(), "Service was down", extent);
    }

    private static AdjustmentId id() {
        return new AdjustmentId(Issued.NUMBER, "r-1");
    }

    private static Extent lines(Part... parts) {
        return new Extent.Lines(List.of(parts));
    }

    private static Extent amount(String net) {
        return new Extent.Amount(new BigDecimal(net));
    }

    private static Part part(int position, @Nullable String net) {
        return new Part(position, net == null ? null : new BigDecimal(net));
    }

    private static Money tax(Made made) {
        return made.drafts().getFirst().taxes().getFirst().tax();
    }

    private static Money eur(int units) {
        return Money.parse("EUR " + units + ".00");
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
