package io.billfold.events.rating;

import io.billfold.billing.change.ChangeDecision;
import io.billfold.billing.change.ChangeRules;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.rating.Bill;
import io.billfold.billing.rating.BilledLedger;
import io.billfold.billing.rating.BillingInput;
import io.billfold.billing.rating.BillingNeeds;
import io.billfold.billing.rating.BillingRun;
import io.billfold.billing.rating.Portion;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageHistory;
import io.billfold.events.EventJson;
import io.billfold.events.rating.Scenario.Asked;
import io.billfold.events.subscription.SubscriptionJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bills a scenario as the functions do: subscription and ledger are written as JSON after each
 * step, and only what {@link BillingNeeds} asks for is read again.
 */
final class StoredRun {
    private final EventJson json;
    private final Scenario scenario;
    private final ZoneId zone;
    private final TreeMap<LocalDate, String> pages = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();
    private String stored;
    private LocalDateTime now;

    /** A day that was billed, with its lines. */
    record Step(LocalDate on, List<InvoiceLine> lines) {}

    StoredRun(EventJson json, Scenario scenario, Subscription opened) {
        this.json = json;
        this.scenario = scenario;
        this.zone = scenario.order().account().zone();
        this.stored = json.write(SubscriptionJson.of(opened));
        this.now = scenario.orderedOn().atStartOfDay();
    }

    /** Bills until the scenario's end. */
    List<Step> run() {
        List<Asked> changes = new ArrayList<>(scenario.changes());
        changes.sort(Comparator.comparing(Asked::recordedAt));
        for (Asked asked : changes) {
            if (!asked.recordedAt().toLocalDate().isAfter(scenario.until())) {
                boolean isMidnight = asked.recordedAt().toLocalTime().equals(LocalTime.MIDNIGHT);
                billUntil(asked.recordedAt().toLocalDate().minusDays(isMidnight ? 1 : 0));
                now = later(asked.recordedAt());
                change(asked);
            }
        }
        billUntil(scenario.until());
        return steps;
    }

    private void change(Asked asked) {
        ChangeDecision decision =
                ChangeRules.decide(subscription(), scenario.catalog(), now, asked.request());
        if (decision instanceof ChangeDecision.Accepted accepted) {
            stored = json.write(SubscriptionJson.of(accepted.after()));
        }
    }

    private void billUntil(LocalDate day) {
        Subscription read = subscription();
        LocalDate on = read.nextBillingOn();
        while (on != null && !on.isAfter(day)) {
            now = later(on.atStartOfDay());
            Bill bill = BillingRun.bill(input(read, on));
            stored = json.write(SubscriptionJson.of(read.withBilling(bill.billing())));
            bill.pages().forEach((from, portions) -> pages.put(from, page(portions)));
            if (!bill.lines().isEmpty()) {
                steps.add(new Step(on, bill.lines()));
            }
            read = subscription();
            on = read.nextBillingOn();
        }
    }

    private BillingInput input(Subscription subscription, LocalDate on) {
        BillingNeeds needs =
                BillingNeeds.of(subscription, scenario.catalog(), on, scenario.lateDays());
        return new BillingInput(
                subscription,
                scenario.catalog(),
                zone,
                on,
                new BilledLedger(ledger(needs.ledgerFrom())),
                usage(needs),
                scenario.lateDays());
    }

    private Map<String, UsageHistory> usage(BillingNeeds needs) {
        Map<String, UsageHistory> usage = new HashMap<>();
        LocalDate from = needs.usageFrom();
        Instant known = now.atZone(zone).toInstant();
        for (String metric : needs.metrics()) {
            List<RecordedUsage> events =
                    scenario.usage().stream()
                            .filter(it -> it.event().metric().equals(metric))
                            .filter(it -> !it.receivedAt().isAfter(known))
                            .toList();
            UsageHistory all = UsageHistory.of(events);
            usage.put(metric, from == null ? all : all.since(from.atStartOfDay(zone).toInstant()));
        }
        return usage;
    }

    private Map<LocalDate, List<Portion>> ledger(@Nullable LocalDate from) {
        Map<LocalDate, List<Portion>> read = new HashMap<>();
        if (from != null) {
            pages.tailMap(from, true).forEach((day, page) -> read.put(day, portions(page)));
        }
        return read;
    }

    /** Everything that the ledger says was billed. */
    List<Portion> billed() {
        return pages.values().stream().flatMap(page -> portions(page).stream()).toList();
    }

    Subscription subscription() {
        return SubscriptionJson.subscription(json.read(stored, JsonNode.class));
    }

    private List<Portion> portions(String page) {
        return SubscriptionJson.portions(
                json.read(page, JsonNode.class), scenario.order().currency());
    }

    private String page(List<Portion> portions) {
        return json.write(
                Map.of(
                        "version",
                        1,
                        "portions",
                        portions.stream().map(SubscriptionJson::of).toList()));
    }

    private LocalDateTime later(LocalDateTime moment) {
        return moment.isAfter(now) ? moment : now;
    }
}
