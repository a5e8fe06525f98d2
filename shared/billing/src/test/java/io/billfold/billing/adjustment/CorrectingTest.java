package io.billfold.billing.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Adjustment.AddedLine;
import io.billfold.billing.adjustment.Adjustment.Addition;
import io.billfold.billing.adjustment.Adjustment.CorrectedLine;
import io.billfold.billing.adjustment.Adjustment.Correction;
import io.billfold.billing.adjustment.AdjustmentDecision.Made;
import io.billfold.billing.adjustment.AdjustmentDecision.Refused;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Corrections, which credit and invoice anew, and additions. */
class CorrectingTest {
    private static final AdjustmentId ID = new AdjustmentId(Issued.NUMBER, "r-1");
    private static final Invoice INVOICE = Issued.invoice("3*20", "1*100");

    @Test
    void aCorrectionGivesTheWholeBackAndInvoicesAnew() {
        Made made = made(correction(null, new CorrectedLine(1, BigDecimal.TWO, null, null)));

        assertThat(made.drafts()).hasSize(2);
        Draft note = made.drafts().getFirst();
        Draft anew = made.drafts().getLast();
        assertThat(note.kind()).isEqualTo(Draft.Kind.CREDIT_NOTE);
        assertThat(note.net()).isEqualTo(INVOICE.net());
        assertThat(anew.id().value()).isEqualTo("correction_MU-2026-000042_r-1");
        assertThat(anew.corrects()).isEqualTo(INVOICE.number());
        assertThat(anew.net()).isEqualTo(Money.parse("EUR 140.00"));
        assertThat(anew.taxes().getFirst().tax()).isEqualTo(Money.parse("EUR 26.60"));
        assertThat(anew.paymentTermsDays()).isEqualTo(14);
        assertThat(AdjustmentId.creditBefore(anew)).contains(note.id());
        assertThat(AdjustmentId.creditBefore(note)).isEmpty();
    }

    @Test
    void purchaseOrderPriceAndDescriptionCanBeCorrected() {
        CorrectedLine line = new CorrectedLine(2, null, new BigDecimal("99"), "Plan PRO, May");
        Draft anew = made(correction("PO-8", line)).drafts().getLast();

        assertThat(anew.purchaseOrder()).isEqualTo("PO-8");
        assertThat(anew.lines().get(1).description()).isEqualTo("Plan PRO, May");
        assertThat(anew.net()).isEqualTo(Money.parse("EUR 159.00"));
        assertThat(anew.lines().getFirst()).isEqualTo(INVOICE.content().lines().getFirst());
    }

    @Test
    void whatIsWrongWithACorrectionIsNamed() {
        assertThat(refused(correction(null))).extracting(Problem::field).containsExactly("");
        assertThat(refused(correction("PO-7"))).extracting(Problem::field).containsExactly("");
        BigDecimal minus = BigDecimal.ONE.negate();
        assertThat(
                        refused(
                                correction(
                                        " ",
                                        new CorrectedLine(3, BigDecimal.TWO, null, null),
                                        new CorrectedLine(1, minus, minus, ""),
                                        new CorrectedLine(1, null, null, null))))
                .extracting(Problem::field)
                .containsExactly(
                        "lines[0].position",
                        "lines[1].quantity",
                        "lines[1].unitPrice",
                        "lines[1].description",
                        "lines[2].position",
                        "purchaseOrder");
    }

    @Test
    void aLineWithAllowancesKeepsItsFigures() {
        Invoice invoice =
                Issued.invoice(
                        Draft.Kind.INVOICE,
                        "EUR",
                        "19",
                        Stream.of(Issued.line("EUR", BigDecimal.TEN, BigDecimal.TWO, "-1.50")));
        Correction figures = correction(null, new CorrectedLine(1, BigDecimal.ONE, null, null));
        Correction words = correction(null, new CorrectedLine(1, null, null, "Other words"));

        assertThat(Adjusting.decide(invoice, Credited.nothingOf(invoice), figures))
                .isInstanceOf(Refused.class);
        Made made = (Made) Adjusting.decide(invoice, Credited.nothingOf(invoice), words);
        assertThat(made.drafts().getLast().net()).isEqualTo(Money.parse("EUR 18.50"));
    }

    @Test
    void whatWasGivenBackInPartIsNotCorrected() {
        Credited part = Credited.nothingOf(INVOICE).plus(List.of(eur("1"), eur("0")));

        assertThat(((Refused) Adjusting.decide(INVOICE, part, correction("PO-8"))).problems())
                .extracting(Problem::field)
                .containsExactly("invoice");
    }

    @Test
    void anAdditionIsTaxedAsTheInvoiceWas() {
        Made made = made(addition(new AddedLine("SETUP", "Set-up", BigDecimal.TWO, two())));

        Draft draft = made.drafts().getFirst();
        assertThat(draft.kind()).isEqualTo(Draft.Kind.INVOICE);
        assertThat(draft.id().value()).isEqualTo("addition_MU-2026-000042_r-1");
        assertThat(draft.net()).isEqualTo(Money.parse("EUR 5.00"));
        assertThat(draft.taxes().getFirst().tax()).isEqualTo(Money.parse("EUR 0.95"));
        assertThat(draft.corrects()).isEqualTo(INVOICE.number());
        assertThat(made.after()).isEqualTo(Credited.nothingOf(INVOICE));
    }

    @Test
    void whatIsWrongWithAnAdditionIsNamed() {
        assertThat(refused(addition())).extracting(Problem::field).containsExactly("lines");
        assertThat(refused(addition(new AddedLine("", "\u0001", BigDecimal.ZERO, two()))))
                .extracting(Problem::field)
                .containsExactly("lines[0].sku", "lines[0].description", "lines[0].quantity");
        assertThat(
                        refused(
                                addition(
                                        new AddedLine(
                                                "A",
                                                "tiny",
                                                BigDecimal.ONE,
                                                new BigDecimal("0.001")))))
                .containsExactly(new Problem("lines", "come to EUR 0.00"));
    }

    private static BigDecimal two() {
        return new BigDecimal("2.50");
    }

    private static Correction correction(@Nullable String purchaseOrder, CorrectedLine... lines) {
        return new Correction(ID, "Wrong figures", purchaseOrder, List.of(lines));
    }

    private static Addition addition(AddedLine... lines) {
        return new Addition(ID, "Forgotten", List.of(lines));
    }

    private static Made made(Adjustment adjustment) {
        return (Made) Adjusting.decide(INVOICE, Credited.nothingOf(INVOICE), adjustment);
    }

    private static List<Problem> refused(Adjustment adjustment) {
        return ((Refused) Adjusting.decide(INVOICE, Credited.nothingOf(INVOICE), adjustment))
                .problems();
    }

    private static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }
}
