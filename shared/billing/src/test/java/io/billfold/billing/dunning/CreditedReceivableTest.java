package io.billfold.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.adjustment.Issued;
import io.billfold.billing.dunning.Receivable.Status;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CreditedReceivableTest {
    /** Over 119.00. */
    private final Receivable owed = Receivable.of(Issued.invoice("1*100"));

    @Test
    void creditsComeOffWhatIsOpenAndAreNoPayment() {
        Receivable after = owed.withCredited(eur("19.00"));

        assertThat(after.open()).isEqualTo(eur("100.00"));
        assertThat(after.status()).isEqualTo(Status.OPEN);
        assertThat(after.withApplied(eur("1.00")).status()).isEqualTo(Status.PARTLY_PAID);
        assertThat(after.withApplied(eur("100.00")).status()).isEqualTo(Status.PAID);
        assertThat(after.withCredited(eur("100.00")).status()).isEqualTo(Status.CREDITED);
    }

    @Test
    void noMoreIsCreditedThanIsOpen() {
        Receivable paid = owed.withApplied(eur("100.00"));

        assertThatThrownBy(() -> paid.withCredited(eur("19.01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
