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

    /** 2.38 of 119.00: a third each is 0.793, of 79.33 is left 1.59, of 39.66 0.79. */
    @Test
    void creditNotesGiveAllOfADiscountBackBetweenThem() {
        Receivable paid = owed.withApplied(eur("119.00")).withDiscount(eur("2.38"));
        Receivable first = paid.withCredited(eur("0.00"), eur("39.67"));
        Receivable second = first.withCredited(eur("0.00"), eur("39.67"));

        assertThat(first.discount()).isEqualTo(new TakenDiscount(eur("1.59"), eur("79.33")));
        assertThat(second.discount()).isEqualTo(new TakenDiscount(eur("0.79"), eur("39.66")));
        assertThat(second.withCredited(eur("0.00"), eur("39.66")).discount()).isNull();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
