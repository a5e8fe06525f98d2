package io.billfold.events.rating;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.Seller;
import io.billfold.billing.change.ChangeDecision;
import io.billfold.billing.change.ChangeRules;
import io.billfold.billing.invoice.Drafting;
import io.billfold.billing.order.OrderDecision;
import io.billfold.billing.order.OrderRules;
import io.billfold.billing.rating.BilledLedger;
import io.billfold.billing.rating.BillingInput;
import io.billfold.billing.rating.Forecast;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageHistory;
import io.billfold.events.EventJson;
import io.billfold.events.MessageJson;
import io.billfold.events.rating.Answer.Billed;
import io.billfold.events.rating.Scenario.Asked;
import io.micronaut.json.tree.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bills scenarios day by day, as a seller's runs do. A day is billed when it begins: a change that
 * becomes known at midnight is billed with its day, one of a later hour after it. Usage counts from
 * the instant at which it became known.
 */
public final class Calculator {
    /** The most bytes of a scenario. */
    public static final int SIZE_MAX_BYTES = 4 * 1024 * 1024;

    private final MessageJson json;
    private final TaxRules taxRules;

    /**
     * @param taxRules decide whether an order could be invoiced at all; no tax is calculated
     */
    public Calculator(EventJson json, TaxRules taxRules) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
        this.taxRules = taxRules;
    }

    /** Bills the scenario of a line of JSON; what is wrong with it is the answer. */
    public Answer calculate(byte[] line) {
        return switch (json.read(line)) {
            case MessageJson.Result.Tree(JsonNode tree) -> calculate(tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.refused("", List.of(problem));
        };
    }

    /** Bills the scenario that a piece of JSON states; what is wrong with it is the answer. */
    public Answer calculate(JsonNode json) {
        return switch (ScenarioReader.read(json)) {
            case ScenarioReader.Reading.Read(Scenario scenario) -> calculate(scenario);
            case ScenarioReader.Reading.Unreadable(String name, List<Problem> problems) ->
                    Answer.refused(name, problems);
        };
    }

    /** Bills a scenario. */
    public Answer calculate(Scenario scenario) {
        return switch (open(scenario)) {
            case OrderDecision.Accepted(Subscription subscription) ->
                    new Billing(scenario, subscription).bill();
            case OrderDecision.Refused(List<Problem> problems) ->
                    Answer.refused(scenario.name(), within("order", problems));
        };
    }

    /** What becomes of the order that begins a scenario. */
    OrderDecision open(Scenario scenario) {
        return OrderRules.decide(
                scenario.order(),
                seller(scenario),
                scenario.catalog(),
                scenario.orderedOn(),
                taxRules);
    }

    /** A seller that no tax rule refuses, as the scenario's customer is in the same country. */
    private static Seller seller(Scenario scenario) {
        return new Seller(
                scenario.order().seller(),
                "Calculator",
                null,
                "calculator@example.com",
                new Address("1 Main Street", null, "Town", "97035", "OR", "US"),
                ZoneOffset.UTC,
                "C",
                List.of(),
                null);
    }

    private static List<Problem> within(String path, List<Problem> problems) {
        return problems.stream()
                .map(it -> new Problem(joined(path, it.field()), it.reason()))
                .toList();
    }

    private static String joined(String path, String field) {
        return field.isEmpty() ? path : path + "." + field;
    }

    /** One subscription on its way through the days. */
    private static final class Billing {
        private final Scenario scenario;
        private final ZoneId zone;
        private final Seller seller;
        private final List<Billed> invoices = new ArrayList<>();
        private final List<Problem> problems;
        private Subscription subscription;
        private BilledLedger ledger = BilledLedger.empty();
        private LocalDateTime now;

        Billing(Scenario scenario, Subscription subscription) {
            this.scenario = scenario;
            this.subscription = subscription;
            this.zone = scenario.order().account().zone();
            this.seller = seller(scenario);
            this.problems = new ArrayList<>(scenario.problems());
            this.now = scenario.orderedOn().atStartOfDay();
        }

        Answer bill() {
            List<Asked> changes = new ArrayList<>(scenario.changes());
            changes.sort(Comparator.comparing(Asked::recordedAt));
            for (Asked asked : changes) {
                if (!asked.recordedAt().toLocalDate().isAfter(scenario.until())) {
                    billUntil(lastDayBefore(asked.recordedAt()));
                    change(asked);
                }
            }
            billUntil(scenario.until());
            return new Answer(scenario.name(), invoices, problems, subscription);
        }

        /** The last day that has begun before a moment. */
        private static LocalDate lastDayBefore(LocalDateTime moment) {
            LocalDate day = moment.toLocalDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.minusDays(1) : day;
        }

        private void change(Asked asked) {
            now = asked.recordedAt().isAfter(now) ? asked.recordedAt() : now;
            ChangeDecision decision =
                    ChangeRules.decide(subscription, scenario.catalog(), now, asked.request());
            switch (decision) {
                case ChangeDecision.Accepted accepted -> subscription = accepted.after();
                case ChangeDecision.Refused(List<Problem> refused) ->
                        problems.addAll(within(asked.field(), refused));
            }
        }

        private void billUntil(LocalDate day) {
            LocalDate next = subscription.nextBillingOn();
            while (next != null && !next.isAfter(day)) {
                LocalDateTime begin = next.atStartOfDay();
                now = begin.isAfter(now) ? begin : now;
                Forecast forecast = Forecast.until(next, input(next));
                forecast.steps().forEach(this::keep);
                subscription = forecast.after();
                LocalDate after = subscription.nextBillingOn();
                if (after != null && !after.isAfter(next)) {
                    throw new IllegalStateException(next + " was billed and is due again");
                }
                next = after;
            }
        }

        private BillingInput input(LocalDate on) {
            return new BillingInput(
                    subscription,
                    scenario.catalog(),
                    zone,
                    on,
                    ledger,
                    known(now.atZone(zone).toInstant()),
                    scenario.lateDays());
        }

        private Map<String, UsageHistory> known(Instant instant) {
            Map<String, List<RecordedUsage>> metrics = new LinkedHashMap<>();
            for (RecordedUsage usage : scenario.usage()) {
                if (!usage.receivedAt().isAfter(instant)) {
                    metrics.computeIfAbsent(usage.event().metric(), metric -> new ArrayList<>())
                            .add(usage);
                }
            }
            Map<String, UsageHistory> known = new LinkedHashMap<>();
            metrics.forEach((metric, usage) -> known.put(metric, UsageHistory.of(usage)));
            return known;
        }

        private void keep(Forecast.Step step) {
            ledger = ledger.with(step.bill().pages());
            if (!step.bill().lines().isEmpty()) {
                Subscription billed = subscription.withBilling(step.bill().billing());
                invoices.add(
                        new Billed(
                                step.on(),
                                Drafting.draft(
                                        billed,
                                        seller,
                                        scenario.order().account(),
                                        step.on(),
                                        step.bill())));
            }
        }
    }
}
