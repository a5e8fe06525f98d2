package io.billfold.billing.rating;

import io.billfold.billing.subscription.Subscription;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Bills day after day without writing anything: what billing will do, or would do after a change.
 * Drafting bills by the same steps.
 *
 * @param steps one for each day on which something was due, in their order
 * @param after the subscription as it is then
 */
public record Forecast(List<Step> steps, Subscription after) {
    /** More days than this in one forecast are a schedule without an end. */
    public static final int STEPS_MAX = 10_000;

    public Forecast {
        steps = List.copyOf(steps);
    }

    /**
     * A day that was billed.
     *
     * @param on the day
     * @param bill what it came to; without lines where nothing was to bill after all
     */
    public record Step(LocalDate on, Bill bill) {}

    /**
     * Bills a subscription from where it stands until a day, included.
     *
     * @param input the day in it is not looked at; ledger and usage must reach as far back as
     *     {@link BillingNeeds} says for the first day that is due
     * @throws IllegalStateException after {@value #STEPS_MAX} days
     */
    public static Forecast until(LocalDate until, BillingInput input) {
        List<Step> steps = new ArrayList<>();
        Subscription subscription = input.subscription();
        BilledLedger ledger = input.ledger();
        LocalDate on = subscription.nextBillingOn();
        while (on != null && !on.isAfter(until)) {
            if (steps.size() == STEPS_MAX) {
                throw new IllegalStateException(
                        "subscription " + subscription.id() + " is due on too many days");
            }
            Bill bill = BillingRun.bill(input.with(subscription, on, ledger));
            steps.add(new Step(on, bill));
            ledger = ledger.with(bill.pages());
            subscription = subscription.withBilling(bill.billing());
            on = subscription.nextBillingOn();
        }
        return new Forecast(steps, subscription);
    }
}
