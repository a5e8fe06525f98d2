package io.billfold.testkit.simulation;

import io.billfold.testkit.audit.Violation;

import software.amazon.awssdk.services.sqs.model.Message;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One run: what people do and what goes wrong for some weeks, then calm, then the last look. */
final class Simulation {
    /** More would be a run that turns in circles. */
    private static final long STEPS_MAX = 2_000_000;

    /** After so many days without faults, with everything redriven each day, all must be done. */
    private static final int CALM_DAYS = 6;

    /** After the daily runs and what follows from them. */
    private static final Duration TIME_OF_LAST_LOOK = Duration.ofHours(14);

    private final World world;
    private final Topology topology;
    private Optional<Outcome.Failure> failure = Optional.empty();

    private Simulation(World world) {
        this.world = world;
        this.topology = world.topology();
    }

    /** Runs a scenario with the functions of a fleet. */
    static Outcome run(Topology topology, Fleet fleet, Scenario scenario) {
        return new Simulation(new World(topology, fleet, scenario)).run();
    }

    private Outcome run() {
        begin();
        Instant calm = World.BEGIN.plus(world.scenario().size().time());
        runUntil(calm);
        world.faults().stop();
        Instant day = calm.truncatedTo(ChronoUnit.DAYS);
        for (int i = 1; i <= CALM_DAYS; i++) {
            redrive();
            runUntil(day.plus(Duration.ofDays(i)).plus(TIME_OF_LAST_LOOK));
        }
        if (failure.isEmpty()) {
            checkDrained();
        }
        if (failure.isEmpty()) {
            world.auditor().settled(day.plus(Duration.ofDays(CALM_DAYS)).plus(TIME_OF_LAST_LOOK));
            look();
        }
        return outcome();
    }

    private void begin() {
        topology.secretArns().forEach(arn -> world.services().secrets().put(arn, Provider.SECRET));
        Wiring.connect(world);
        Provider provider = new Provider(world);
        Bank bank = new Bank(world);
        Remitters remitters = new Remitters(world, bank, provider);
        world.acquirer().payouts().open(bank);
        Customers customers = new Customers(world, provider, remitters);
        Clerk clerk = new Clerk(world);
        Withholders withholders = new Withholders(world);
        world.onEvent("CashApplied", withholders::hearApplied);
        world.onEvent(
                "InvoiceIssued",
                issued -> {
                    customers.hear(issued);
                    clerk.hear(issued);
                    withholders.hear(issued);
                });
        world.onEvent("CashReceived", new Cashier(world, remitters)::hear);
        world.onEvent("DisputeOpened", new Advocate(world)::hear);
        world.onEvent("ReminderDue", customers::hearReminder);
        Subscribers subscribers = new Subscribers(world);
        Payers payers = new Payers(world);
        Accountant accountant = new Accountant(world);
        world.onEvent(
                "OrderAccepted",
                accepted -> {
                    subscribers.hear(accepted);
                    payers.hear(accepted);
                    accountant.hear(accepted);
                });
        new Shop(world).open();
        new Product(world).open();
        new Operator(world).open();
        provider.planForgeries();
        planRedrives();
    }

    /** Dead letters ring an alarm, and an operator comes within days: SQS keeps them for 14. */
    private void planRedrives() {
        for (int day = 3; day < world.scenario().size().time().toDays(); day += 3) {
            world.timeline().at(World.BEGIN.plus(Duration.ofDays(day)), this::redrive);
        }
    }

    private void redrive() {
        for (Topology.Queue queue : topology.queues()) {
            if (!queue.attributes().containsKey("RedrivePolicy")
                    && world.services().sqs().size(queue.url()) > 0) {
                redrive(queue);
            }
        }
    }

    private void redrive(Topology.Queue deadLetters) {
        if (world.sabotage().dropsDeadLetters()) {
            throwAway(deadLetters.url());
        } else {
            world.services().sqs().startMessageMoveTask(r -> r.sourceArn(deadLetters.arn()));
        }
    }

    private void throwAway(String url) {
        List<Message> messages;
        do {
            messages =
                    world.services()
                            .sqs()
                            .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                            .messages();
            for (Message each : messages) {
                world.services()
                        .sqs()
                        .deleteMessage(r -> r.queueUrl(url).receiptHandle(each.receiptHandle()));
            }
        } while (!messages.isEmpty());
    }

    private void runUntil(Instant until) {
        while (failure.isEmpty() && !world.timeline().next().isAfter(until)) {
            world.timeline().step();
            look();
            if (world.timeline().steps() > STEPS_MAX) {
                fail("comes-to-rest", "more than " + STEPS_MAX + " steps");
            }
        }
    }

    private void look() {
        List<Violation> violations = world.auditor().violations();
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            fail(first.invariant(), first.detail());
        }
    }

    private void checkDrained() {
        for (Topology.Queue queue : topology.queues()) {
            int left = world.services().sqs().size(queue.url());
            if (left > 0) {
                fail("queues-drain", left + " messages stay in " + queue.name() + causes());
                return;
            }
        }
        if (world.timeline().isBusy()) {
            fail("comes-to-rest", "something is still tried again" + causes());
        }
    }

    private String causes() {
        return "; functions failed last with " + world.lastFailures();
    }

    private void fail(String invariant, String detail) {
        failure =
                Optional.of(
                        new Outcome.Failure(
                                world.timeline().steps(),
                                world.timeline().instant(),
                                invariant,
                                detail));
    }

    private Outcome outcome() {
        return new Outcome(
                world.scenario().seed(),
                world.timeline().steps(),
                world.story().digest(),
                world.auditor().counts(),
                failure,
                world.story().keys(),
                world.story().lines());
    }
}
