package io.billfold.billing.collecting;

import org.joda.money.Money;

import java.time.Instant;

/** What to do next to collect an invoice. */
public sealed interface NextStep {
    /**
     * Charge now.
     *
     * @param number of the try
     */
    record Charge(PaymentMethod method, Money amount, int number) implements NextStep {}

    /** Ask the provider what became of a try. Nothing is charged before that is known. */
    record LookUp(Attempt attempt) implements NextStep {}

    /** Nothing before an instant. */
    record Wait(Instant until, String reason) implements NextStep {}

    /** The payer must do something: authenticate, or give another instrument. */
    record AskPayer(String reason) implements NextStep {}

    /** A person must look: an outcome stays unknown, or a request is at fault. */
    record AskPerson(String reason) implements NextStep {}

    /** No more tries; dunning goes on. */
    record GiveUp(String reason) implements NextStep {}

    /** There is nothing to collect, or not now. */
    record Nothing(String reason) implements NextStep {}
}
