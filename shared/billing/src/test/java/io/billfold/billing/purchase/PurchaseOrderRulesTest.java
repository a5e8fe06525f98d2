package io.billfold.billing.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.purchase.PurchaseOrderRules.Wish;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class PurchaseOrderRulesTest {
    private static final PurchaseOrder ORDER = order("EUR 1000.00", "EUR 400.00");

    private static PurchaseOrder order(String cap, String used) {
        return new PurchaseOrder(
                "PO-1",
                new AccountId("acme"),
                Money.parse(cap),
                Money.parse(used),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    number | recorded | net        | today      | reason
                    -      | no       | EUR 1.00   | 2026-05-01 | is missing: the terms ask for one
                    PO-1   | no       | EUR 1.00   | 2026-05-01 | 'PO-1' is not recorded for the account
                    PO-1   | yes      | USD 1.00   | 2026-05-01 | 'PO-1' is in EUR, the draft in USD
                    PO-1   | yes      | EUR 1.00   | 2025-12-31 | 'PO-1' is not valid before 2026-01-01, today is 2025-12-31
                    PO-1   | yes      | EUR 1.00   | 2026-01-01 | -
                    PO-1   | yes      | EUR 1.00   | 2026-12-31 | -
                    PO-1   | yes      | EUR 1.00   | 2027-01-01 | 'PO-1' expired: it was valid until 2027-01-01, today is 2027-01-01
                    PO-1   | yes      | EUR 600.00 | 2026-05-01 | -
                    PO-1   | yes      | EUR 600.01 | 2026-05-01 | 'PO-1' is exhausted: EUR 600.00 of EUR 1000.00 is left, needed is EUR 600.01
                    """,
            useHeadersInDisplayName = true)
    void reservesOrSaysWhyNot(
            @Nullable String number,
            String recorded,
            String net,
            LocalDate today,
            @Nullable String reason) {
        PurchaseOrder order = recorded.equals("yes") ? ORDER : null;

        PurchaseOrderDecision decision =
                PurchaseOrderRules.reserve(number, order, Money.parse(net), today);

        assertThat(decision)
                .isEqualTo(
                        reason == null
                                ? new PurchaseOrderDecision.Reserved(
                                        ORDER.withReserved(Money.parse(net)))
                                : new PurchaseOrderDecision.Refused(
                                        List.of(new Problem("purchaseOrder", reason))));
    }

    @Test
    void reservationsAddUpToTheCapAndNoFurther() {
        PurchaseOrder order = order("EUR 10.00", "EUR 0.00");
        int reserved = 0;
        while (PurchaseOrderRules.reserve(
                        "PO-1", order, Money.parse("EUR 3.00"), LocalDate.of(2026, 5, 1))
                instanceof PurchaseOrderDecision.Reserved(PurchaseOrder after)) {
            order = after;
            reserved++;
        }
        assertThat(reserved).isEqualTo(3);
        assertThat(order.room()).isEqualTo(Money.parse("EUR 1.00"));
    }

    @Test
    void aCapStaysAboveWhatIsUsedAndInItsCurrency() {
        assertThat(PurchaseOrderRules.changeProblems(wish("EUR 400.00"), ORDER)).isEmpty();
        assertThat(PurchaseOrderRules.changeProblems(wish("EUR 1.00"), null)).isEmpty();
        assertThat(PurchaseOrderRules.changeProblems(wish("EUR 399.99"), ORDER))
                .extracting(Problem::field)
                .containsExactly("cap");
        assertThat(PurchaseOrderRules.changeProblems(wish("USD 9000.00"), ORDER))
                .extracting(Problem::field)
                .containsExactly("currency");
    }

    private static Wish wish(String cap) {
        return new Wish("PO-1", Money.parse(cap), null, null);
    }

    @Test
    void anOrderChecksItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("EUR 1.00", "EUR 2.00"))
                .withMessageContaining("EUR 2.00");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new PurchaseOrder(
                                        "PO-1",
                                        new AccountId("acme"),
                                        Money.parse("EUR 1.00"),
                                        Money.parse("EUR 0.00"),
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 1, 1)))
                .withMessageContaining("validUntil");
    }
}
