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

    /**
     * Of 119.00 were paid 50.00, then 60.00 with 9.00 granted; the 50.00 came back. A note over
     * 50.00 is all off what is open: of what was paid with the discount nothing is given back. One
     * over the other 69.00 gives back 9.00 of it and 60.00 in money.
     */
    @Test
    void whatComesOffWhatIsOpenTakesNoDiscountBack() {
        Receivable paid = owed.withApplied(eur("119.00")).withDiscount(eur("9.00"));
        Receivable returned = paid.withReopened(eur("50.00"));
        Receivable first = returned.withCredited(eur("50.00"), eur("50.00"));

        assertThat(first.discount()).isEqualTo(new TakenDiscount(eur("9.00"), eur("69.00")));
        assertThat(first.withCredited(eur("0.00"), eur("69.00")).discount()).isNull();
    }

    /**
     * 55.00 / 119.00 of 9.00 are 4.16, and 5.00 of the note are not open: 4.84 stay. 52.00 / 119.00
     * are 3.93, but only 2.00 are not open: 7.00 stay.
     */
    @Test
    void aNoteGivesNoMoreOfADiscountBackThanIsNotOpen() {
        Receivable paid = owed.withApplied(eur("119.00")).withDiscount(eur("9.00"));
        Receivable returned = paid.withReopened(eur("50.00"));

        assertThat(returned.withCredited(eur("50.00"), eur("55.00")).discount())
                .isEqualTo(new TakenDiscount(eur("4.84"), eur("64.00")));
        assertThat(returned.withCredited(eur("50.00"), eur("52.00")).discount())
                .isEqualTo(new TakenDiscount(eur("7.00"), eur("67.00")));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
