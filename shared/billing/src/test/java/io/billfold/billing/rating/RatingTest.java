package io.billfold.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.subscription.Subscription;

import org.junit.jupiter.api.Test;

import java.util.List;

class RatingTest {
    @Test
    void eachChargeGivesOneLineRoundedOnce() {
        Subscription subscription =
                Examples.subscription(
                        List.of(
                                Examples.flat("BASE", "49.90"),
                                Examples.seats("SEAT", "7", "3.335"),
                                Examples.seats("EMPTY", "0", "10")));

        List<InvoiceLine> lines = Rating.lines(subscription, subscription.period(1));

        // 7 x 3.335 = 23.345, a tie
        assertThat(lines)
                .extracting(InvoiceLine::net)
                .containsExactly(
                        Examples.eur("49.90"), Examples.eur("23.35"), Examples.eur("0.00"));
        assertThat(lines).extracting(InvoiceLine::description).contains("Plan SEAT");
        assertThat(lines).allMatch(line -> line.period().equals(subscription.period(1)));
    }
}
