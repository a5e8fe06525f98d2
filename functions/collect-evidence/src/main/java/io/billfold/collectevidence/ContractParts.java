package io.billfold.collectevidence;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.rating.SubscribedUsage;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Contract;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.store.CatalogStore;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.UsageStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What agreements and their use show. */
@Singleton
class ContractParts {
    /** An invoice of a group may bill hundreds; the first say enough. */
    static final int SUBSCRIPTIONS_MAX = 10;

    private final SubscriptionStore subscriptions;
    private final CatalogStore catalogs;
    private final UsageStore usage;

    ContractParts(SubscriptionStore subscriptions, CatalogStore catalogs, UsageStore usage) {
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.usage = usage;
    }

    private List<Subscription> billed(Invoice invoice) {
        Set<SubscriptionId> ids = new LinkedHashSet<>();
        if (invoice.content().subscription() != null) {
            ids.add(invoice.content().subscription());
        }
        for (InvoiceLine line : invoice.content().lines()) {
            LineOrigin origin = line.origin();
            if (origin != null) {
                ids.add(origin.subscription());
            }
        }
        return ids.stream()
                .limit(SUBSCRIPTIONS_MAX)
                .map(subscriptions::find)
                .flatMap(Optional::stream)
                .map(Versioned::value)
                .toList();
    }

    /** What was agreed, every change of it, and when it ends. */
    Found terms(Invoice invoice) {
        List<String> lines = new ArrayList<>();
        for (Subscription subscription : billed(invoice)) {
            LocalDateTime end = Contract.of(subscription).endsAt();
            lines.add(
                    "%s: agreed on %s, begins %s, %s"
                            .formatted(
                                    subscription.id(),
                                    subscription.contractOn(),
                                    subscription.startsAt(),
                                    end == null ? "not cancelled" : "ends " + end));
            for (Change change : subscription.history()) {
                lines.add(
                        "  %s %s %s"
                                .formatted(
                                        change.at(),
                                        change.id(),
                                        change.action().getClass().getSimpleName()));
            }
        }
        return lines.isEmpty()
                ? Found.nothing("the invoice is of no subscription")
                : Found.lines(lines.getFirst(), "What was agreed (local times):", lines);
    }

    /** What was used in the time that the invoice is for. */
    Found usage(Invoice invoice) {
        ZoneId zone = invoice.content().account().zone();
        List<String> lines = new ArrayList<>();
        for (Subscription subscription : billed(invoice)) {
            for (String metric : metrics(subscription, zone)) {
                used(invoice, subscription, metric)
                        .forEach(
                                it ->
                                        lines.add(
                                                "%s %s %s %s"
                                                        .formatted(
                                                                it.event().at(),
                                                                subscription.id(),
                                                                metric,
                                                                it.event()
                                                                        .quantity()
                                                                        .toPlainString())));
            }
        }
        return lines.isEmpty()
                ? Found.nothing("no usage is recorded in " + invoice.content().period())
                : Found.lines(
                        lines.size() + " records of usage",
                        "What was used in " + invoice.content().period() + " (UTC):",
                        lines);
    }

    private Set<String> metrics(Subscription subscription, ZoneId zone) {
        return new TreeSet<>(
                SubscribedUsage.of(
                                subscription,
                                catalogs.plans(subscription.seller(), subscription.catalogPlans()),
                                zone)
                        .metrics()
                        .keySet());
    }

    private List<RecordedUsage> used(Invoice invoice, Subscription subscription, String metric) {
        ZoneId zone = invoice.content().account().zone();
        return usage.list(
                subscription.id(),
                metric,
                invoice.content().period().from().atStartOfDay(zone).toInstant(),
                invoice.content().period().to().atStartOfDay(zone).toInstant());
    }
}
