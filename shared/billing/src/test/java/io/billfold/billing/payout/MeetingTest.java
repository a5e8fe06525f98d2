package io.billfold.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.CashId;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class MeetingTest {
    private static final Money AMOUNT = Money.parse("EUR 10.00");

    private static Payout payout(String provider, String reference, String paidOn) {
        PayoutId id = new PayoutId(provider + "." + reference.replace(' ', '.'));
        PayoutReport report =
                new PayoutReport(
                        id,
                        provider,
                        reference,
                        LocalDate.parse(paidOn),
                        AMOUNT.getCurrencyUnit(),
                        AMOUNT,
                        List.of());
        return Payout.of(new SellerId("muster-de"), report, new Payout.Source("f", "0"), List.of());
    }

    private static BankEntry entry(String bookedOn, String text) {
        LocalDate on = LocalDate.parse(bookedOn);
        Money none = Money.zero(AMOUNT.getCurrencyUnit());
        return new BankEntry("1", on, on, AMOUNT, none, null, null, null, null, text, null, null);
    }

    /** Payouts of March 2 and March 5; of Adyen batch 11 of March 2. Within -3 and +10 days. */
    @Test
    void anEntryIsThePayoutThatItQuotesElseTheNearest() {
        Meeting meeting =
                Meeting.EMPTY
                        .with(payout("stripe", "po_1", "2026-03-02"))
                        .with(payout("stripe", "po_2", "2026-03-05"))
                        .with(payout("adyen", "batch 11", "2026-03-02"));
        String table =
                """
                stripe | 2026-03-02 | STRIPE | stripe.po_1
                stripe | 2026-03-04 | STRIPE | stripe.po_2
                stripe | 2026-02-27 | STRIPE | stripe.po_1
                stripe | 2026-02-26 | STRIPE | none
                stripe | 2026-03-15 | STRIPE | stripe.po_2
                stripe | 2026-03-16 | STRIPE | none
                stripe | 2026-03-16 | STRIPE po_1 | stripe.po_1
                stripe | 2026-03-16 | STRIPE po_12 | none
                stripe | 2026-03-05 | STRIPE PO_1 | stripe.po_1
                adyen | 2026-03-03 | TX1 Batch 11 | adyen.batch.11
                adyen | 2026-06-03 | TX1 Batch 112 | none
                """;
        for (String row : table.lines().toList()) {
            String[] cells = row.split(" [|] ");
            String found =
                    meeting.payoutOf(entry(cells[1], cells[2]), cells[0])
                            .map(it -> it.payout().value())
                            .orElse("none");
            assertThat(found).as(row).isEqualTo(cells[3]);
        }
    }

    @Test
    void aPayoutIsTheEntryThatQuotesItElseTheNearest() {
        Meeting meeting =
                Meeting.EMPTY
                        .with(new CashId("c-near"), entry("2026-03-03", "STRIPE"), "stripe")
                        .with(new CashId("c-far"), entry("2026-03-09", "STRIPE"), "stripe")
                        .with(new CashId("c-said"), entry("2026-05-09", "po_1"), "stripe")
                        .with(new CashId("c-late"), entry("2026-05-09", "STRIPE"), "stripe")
                        .with(new CashId("c-other"), entry("2026-03-03", "ADYEN"), "adyen");
        assertThat(meeting.entriesOf(payout("stripe", "po_1", "2026-03-02")))
                .extracting(it -> it.cash().value())
                .containsExactly("c-said", "c-near", "c-far");
        assertThat(meeting.without(new CashId("c-said")).came()).hasSize(4);
    }

    @Test
    void onlyTheLatestOfOneAmountWait() {
        Meeting meeting = Meeting.EMPTY;
        for (int i = 0; i <= Meeting.WAITING_MAX; i++) {
            meeting = meeting.with(payout("stripe", "po_" + i, "2026-03-02"));
        }
        assertThat(meeting.announced()).hasSize(Meeting.WAITING_MAX);
        assertThat(meeting.announced().getFirst().reference()).isEqualTo("po_1");
    }

    @Test
    void whoIsNamedAsAWordMakesAClaim() {
        String table =
                """
                STRIPE PAYOUT | stripe
                transfer from stripe, inc | stripe
                pinstripes Ltd | none
                ADYEN N.V. TX1 | adyen
                Rechnung 7 | none
                """;
        for (String row : table.lines().toList()) {
            String[] cells = row.split(" [|] ");
            assertThat(Claims.provider(entry("2026-03-02", cells[0])).orElse("none"))
                    .as(row)
                    .isEqualTo(cells[1]);
        }
    }

    /** Each type that is named in the file means what the file says; any other is a person's. */
    @Test
    void aTypeThatIsNotKnownIsForAPerson() {
        LineType known = LineType.of("stripe", "dispute");
        assertThat(known.fee()).isEqualTo(LineType.Fee.CASE);
        assertThat(LineType.of("adyen", "Chargeback").fee()).isEqualTo(LineType.Fee.REPORT);
        assertThat(LineType.of("adyen", "dispute").kind()).isEqualTo(LineType.Kind.OTHER);
    }
}
