package io.billfold.events.rating;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.order.Order;
import io.billfold.billing.usage.RecordedUsage;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A history to be billed.
 *
 * @param name what the answer is called by
 * @param catalog what the seller sells
 * @param order what begins it, with the account and its zone
 * @param orderedOn the day on which the order became known, in the account's zone
 * @param changes in the order in which they became known
 * @param usage in the order of its time, each event with the instant at which it became known
 * @param until the last day that is billed
 * @param lateDays for how long a billed period takes late usage
 * @param problems changes and usage that could not be read and are left out
 */
public record Scenario(
        String name,
        Catalog catalog,
        Order order,
        LocalDate orderedOn,
        List<Asked> changes,
        List<RecordedUsage> usage,
        LocalDate until,
        int lateDays,
        List<Problem> problems) {
    public Scenario {
        changes = List.copyOf(changes);
        usage = List.copyOf(usage);
        problems = List.copyOf(problems);
    }

    /**
     * A change that somebody asks for.
     *
     * @param field where it stands in the scenario, for example {@code changes[0]}
     * @param recordedAt when it becomes known, local time; days that are due before are billed
     *     without it
     */
    public record Asked(String field, LocalDateTime recordedAt, ChangeRequest request) {}
}
