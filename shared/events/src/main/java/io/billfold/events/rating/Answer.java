package io.billfold.events.rating;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.subscription.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a scenario comes to.
 *
 * @param name the scenario's
 * @param invoices in the order of their days
 * @param problems what was refused; everything else goes on without it
 * @param after the subscription as it is then, or null where none began
 */
public record Answer(
        String name, List<Billed> invoices, List<Problem> problems, @Nullable Subscription after) {
    public Answer {
        invoices = List.copyOf(invoices);
        problems = List.copyOf(problems);
    }

    /**
     * An invoice or credit note.
     *
     * @param on the day that was billed
     * @param draft it, before tax; the amounts of a credit note are what is given back
     */
    public record Billed(LocalDate on, Draft draft) {}

    static Answer refused(String name, List<Problem> problems) {
        return new Answer(name, List.of(), problems, null);
    }
}
