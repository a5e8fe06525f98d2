package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.Chance;
import io.billfold.testkit.audit.Auditor;
import io.billfold.testkit.audit.Names;
import io.billfold.testkit.aws.ItemChange;
import io.billfold.testkit.aws.SentMail;

import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All that there is in a run. */
final class World {
    /** Midwinter, so that runs cross the end of a year and of a February. */
    static final Instant BEGIN = Instant.parse("2026-12-20T00:00:00Z");

    /** How far a skewed clock is off; Lambda's own are within seconds. */
    static final Duration SKEW_MAX = Duration.ofMinutes(5);

    private static final Duration LATE_MIN = Duration.ofHours(1);
    private static final Duration LATE_MAX = Duration.ofHours(12);
    private static final Duration AGAIN_MIN = Duration.ofDays(1);
    private static final Duration AGAIN_MAX = Duration.ofDays(4);
    private static final Duration TRANSIT_MIN = Duration.ofMillis(20);
    private static final Duration TRANSIT_MAX = Duration.ofMillis(900);

    private final Topology topology;
    private final Fleet fleet;
    private final Scenario scenario;
    private final Chance chance;
    private final Timeline timeline = new Timeline(BEGIN);
    private final Story story = new Story(timeline);
    private final Faults faults;
    private final Network network;
    private final Services services;
    private final Sabotage sabotage;
    private final Auditor auditor;
    private final Map<String, String> lastFailures = new HashMap<>();
    private final List<Consumer<List<ItemChange>>> readers = new ArrayList<>();
    private final Map<String, Consumer<JsonNode>> listeners = new HashMap<>();
    private final Map<String, Integer> invocations = new HashMap<>();
    private final Acquirer acquirer;
    private long mails;

    World(Topology topology, Fleet fleet, Scenario scenario) {
        this.topology = topology;
        this.fleet = fleet;
        this.scenario = scenario;
        this.chance = new Chance(scenario.seed());
        this.faults = new Faults(chance, scenario.removed(), story);
        this.network = new Network(timeline, chance, faults);
        this.services = Services.of(topology, timeline, chance, this::deliver);
        this.sabotage = scenario.broken().sabotage();
        this.auditor = new Auditor(names(topology));
        auditor.skewAllowed(SKEW_MAX);
        services.dynamoDb().onWrite(this::wrote);
        services.s3().onWrite(auditor::stored);
        services.ses().onMail(this::mailed);
        services.events().onEvent(this::published);
        fleet.enter(this);
        this.acquirer = new Acquirer(this);
    }

    private static Names names(Topology topology) {
        return new Names(
                topology.name("Accounts"),
                topology.name("Subscriptions"),
                topology.name("Invoices"),
                topology.name("Ledger"),
                topology.name("Payments"),
                topology.name("Collections"),
                topology.name("Documents"));
    }

    Topology topology() {
        return topology;
    }

    Scenario scenario() {
        return scenario;
    }

    Chance chance() {
        return chance;
    }

    Timeline timeline() {
        return timeline;
    }

    Story story() {
        return story;
    }

    Faults faults() {
        return faults;
    }

    Network network() {
        return network;
    }

    Services services() {
        return services;
    }

    Sabotage sabotage() {
        return sabotage;
    }

    Auditor auditor() {
        return auditor;
    }

    /** The payment provider that functions call. */
    Acquirer acquirer() {
        return acquirer;
    }

    /** Why each function failed the last time. */
    Map<String, String> lastFailures() {
        return lastFailures;
    }

    /** Business time as a function's clock shows it. */
    Instant clockOf(String function) {
        return network.skewedNow().plus(sabotage.ahead(function));
    }

    /** Hears of every write, after the auditor. */
    void onWrite(Consumer<List<ItemChange>> reader) {
        readers.add(reader);
    }

    private void wrote(List<ItemChange> transaction) {
        auditor.time(timeline.instant());
        auditor.wrote(transaction);
        readers.forEach(reader -> reader.accept(transaction));
    }

    /** Hears of the functions' events of a type. */
    void onEvent(String type, Consumer<JsonNode> listener) {
        listeners.put(type, listener);
    }

    /** What people outside put on the bus is not the functions' word. */
    private void published(String type, String detail) {
        if (network.current().isPresent()) {
            auditor.published(type, detail);
            Consumer<JsonNode> listener = listeners.get(type);
            if (listener != null) {
                listener.accept(Json.parse(detail.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private void mailed(SentMail mail) {
        auditor.mailed(mail, network.current().map(Invocation::mark).orElseGet(auditor::mark));
    }

    /** The mail service takes a mail. */
    SendEmailResponse send(SendEmailRequest request) {
        mails++;
        String to = request.destination().toAddresses().getFirst();
        return sabotage.sends(to, mails)
                ? services.ses().sendEmail(request)
                : SendEmailResponse.builder().messageId("unsent-" + mails).build();
    }

    /**
     * Calls a function.
     *
     * @param name of the call, whatever else happens in the run
     * @return what it answered; empty if it threw, was ended, or ran out of time
     */
    Optional<byte[]> invoke(Topology.Function function, String name, byte[] event) {
        int times = invocations.merge(name, 1, Integer::sum);
        String key = times == 1 ? name : name + ", time " + times;
        Duration skew =
                faults.happens(Fault.SKEWED, key)
                        ? chance.between(SKEW_MAX.negated(), SKEW_MAX, "skew of " + key)
                        : Duration.ZERO;
        Instant deadline = timeline.instant().plus(function.timeout());
        Invocation invocation = new Invocation(key, deadline, skew, auditor.mark());
        story.note(key);
        try {
            byte[] answer = network.within(invocation, () -> fleet.call(function, event));
            invocation.check(timeline.instant());
            return Optional.of(sabotage.answer(function.id(), answer));
        } catch (Killed | RuntimeException e) {
            lastFailures.put(function.id(), e.toString());
            return Optional.empty();
        }
    }

    /** An event on its way from the bus to a queue. */
    private void deliver(String rule, String targetArn, String envelope) {
        String what = rule + " event " + Long.toHexString(chance.draw(envelope));
        Duration transit =
                faults.happens(Fault.LATE, what)
                        ? chance.between(LATE_MIN, LATE_MAX, "lateness of " + what)
                        : chance.between(TRANSIT_MIN, TRANSIT_MAX, "transit of " + what);
        timeline.in(transit, () -> put(targetArn, envelope));
        if (faults.happens(Fault.TWICE, what)) {
            timeline.in(transit.multipliedBy(2), () -> put(targetArn, envelope));
        }
        if (faults.happens(Fault.AGAIN, what)) {
            timeline.in(
                    chance.between(AGAIN_MIN, AGAIN_MAX, "return of " + what),
                    () -> put(targetArn, envelope));
        }
    }

    private void put(String queueArn, String body) {
        String url =
                topology.queues().stream()
                        .filter(queue -> queue.arn().equals(queueArn))
                        .map(Topology.Queue::url)
                        .findFirst()
                        .orElseThrow();
        services.sqs().sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
}
