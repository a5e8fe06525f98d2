package io.billfold.billing.delivery;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An attempt to bring a document to its customer, with all that was reported of it. Reports may be
 * added in any order and any number of times: the same reports make the same delivery. Of each step
 * the first and the last report are kept, so that a delivery can't grow without end.
 *
 * @param id which document and attempt
 * @param seller who issued the document
 * @param account whom it is for
 * @param channel how it goes
 * @param recipient the mail address, the portal, or the participant id such as {@code
 *     0088:4000001000005}
 * @param reports in the order of their times; at least one
 */
public record Delivery(
        DeliveryId id,
        SellerId seller,
        AccountId account,
        Channel channel,
        String recipient,
        List<Report> reports) {
    /** The longest address or name of a portal. */
    public static final int RECIPIENT_LENGTH_MAX = 300;

    public Delivery {
        Checks.text("recipient", recipient, RECIPIENT_LENGTH_MAX);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("delivery " + id + " has no report");
        }
        reports = kept(reports);
    }

    private static List<Report> kept(Collection<Report> reports) {
        Map<Step, List<Report>> bySteps = new EnumMap<>(Step.class);
        reports.stream()
                .distinct()
                .sorted(Report.BY_TIME)
                .forEach(it -> bySteps.computeIfAbsent(it.step(), _ -> new ArrayList<>()).add(it));
        return bySteps.values().stream()
                .flatMap(each -> List.of(each.getFirst(), each.getLast()).stream())
                .distinct()
                .sorted(Report.BY_TIME)
                .toList();
    }

    /** With another report. */
    public Delivery with(Report report) {
        List<Report> all = new ArrayList<>(reports);
        all.add(report);
        return new Delivery(id, seller, account, channel, recipient, all);
    }

    /** The report that tells where the document is. */
    public Report current() {
        return reports.stream().max(Report.BY_WEIGHT).orElseThrow();
    }

    /** Where the document is. */
    public Step step() {
        return current().step();
    }

    /** Whether a step was reported. */
    public boolean has(Step step) {
        return reports.stream().anyMatch(it -> it.step() == step);
    }

    /** Whether the customer has the document, whatever was reported after that. */
    public boolean hasArrived() {
        return reports.stream().anyMatch(it -> it.step().isArrived());
    }
}
