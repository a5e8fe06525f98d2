package io.billfold.billing.refunding;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.adjustment.Refund;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.refunding.RefundPart.Source;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class RefundPlanTest {
    private static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000042");
    private static final Set<String> PROVIDERS = Set.of("stripe", "adyen");

    /**
     * Payments as id, provider, amount, what of it was given back, and the day of January; then the
     * parts as payment and amount.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            amount | payments                                   | parts
            100    | a stripe 100 0 5                           | a 100.00
            30     | a stripe 100 0 5                           | a 30.00
            30     | a stripe 100 80 5                          | a 20.00, by-hand 10.00
            30     | a stripe 100 100 5                         | by-hand 30.00
            120    | a stripe 100 0 5, b adyen 50 0 9           | b 50.00, a 70.00
            200    | a stripe 100 0 5, b adyen 50 0 9           | b 50.00, a 100.00, by-hand 50.00
            30     | a bank 100 0 9, b stripe 100 0 5           | b 30.00
            30     | a paypal 100 0 5                           | by-hand 30.00
            30     | a stripe 100 0 5, b stripe 100 0 5         | b 30.00
            30     | ''                                         | by-hand 30.00
            """,
            useHeadersInDisplayName = true)
    void theLatestPaymentIsGivenBackFirst(String amount, String payments, String parts) {
        List<RefundPart> planned = RefundPlan.of(refund(amount), payments(payments), PROVIDERS);
        assertThat(planned.stream().map(RefundPlanTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(parts);
        assertThat(Money.total(planned.stream().map(RefundPart::amount).toList()))
                .isEqualTo(refund(amount).amount());
        for (int i = 0; i < planned.size(); i++) {
            assertThat(planned.get(i).key()).isEqualTo("refund.acme.r-1." + (i + 1));
        }
    }

    @Test
    void paymentsOfOthersAreLeftAlone() {
        Refundable dollars =
                new Refundable(
                        payment("a", "stripe", Money.parse("USD 100"), 5), Money.parse("USD 0"));
        assertThat(RefundPlan.of(refund("30"), List.of(dollars), PROVIDERS))
                .extracting(RefundPlanTest::text)
                .containsExactly("by-hand 30.00");
    }

    private static String text(RefundPart part) {
        Source source = part.source();
        return (source == null ? "by-hand" : source.paymentId())
                + " "
                + part.amount().getAmount().toPlainString();
    }

    private static Refund refund(String amount) {
        return new Refund(
                "r-1",
                new AccountId("acme"),
                new SellerId("muster-de"),
                Money.parse("EUR " + amount),
                "returned",
                NUMBER);
    }

    private static List<Refundable> payments(String text) {
        List<Refundable> payments = new ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
            String[] cells = each.split(" ", -1);
            payments.add(
                    new Refundable(
                            payment(
                                    cells[0],
                                    cells[1],
                                    Money.parse("EUR " + cells[2]),
                                    Integer.parseInt(cells[4])),
                            Money.parse("EUR " + cells[3])));
        }
        return payments;
    }

    private static Payment payment(String id, String provider, Money amount, int day) {
        boolean isBank = provider.equals("bank");
        return new Payment(
                id,
                NUMBER,
                new AccountId("acme"),
                new SellerId("muster-de"),
                amount,
                LocalDate.of(2026, 1, day),
                isBank ? null : provider,
                isBank ? null : "ch_" + id);
    }
}
