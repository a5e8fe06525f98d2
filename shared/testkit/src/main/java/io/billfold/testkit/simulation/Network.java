package io.billfold.testkit.simulation;

import io.billfold.testkit.Chance;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Between functions and services: every call takes time, and may come to harm on its way. */
final class Network {
    private static final Duration FASTEST = Duration.ofMillis(1);

    /** How long a call takes at most, one of them for each seed: the slower, the more overlap. */
    private static final List<Duration> SLOWEST =
            List.of(
                    Duration.ofMillis(10),
                    Duration.ofMillis(60),
                    Duration.ofMillis(1200),
                    Duration.ofSeconds(3));

    private static final Duration STALL_MIN = Duration.ofSeconds(10);
    private static final Duration STALL_MAX = Duration.ofMinutes(8);

    private final Timeline timeline;
    private final Chance chance;
    private final Faults faults;
    private final Duration slowest;
    private final Deque<Optional<Invocation>> running = new ArrayDeque<>();

    Network(Timeline timeline, Chance chance, Faults faults) {
        this.timeline = timeline;
        this.chance = chance;
        this.faults = faults;
        this.slowest = SLOWEST.get((int) chance.below(SLOWEST.size(), "slowest call"));
    }

    /** The function that runs now. */
    Optional<Invocation> current() {
        return running.isEmpty() ? Optional.empty() : running.element();
    }

    /** Does something that no function does, though one may be under way. */
    void outside(Runnable deed) {
        running.push(Optional.empty());
        try {
            deed.run();
        } finally {
            running.pop();
        }
    }

    /** Runs a function; what it asks of the services is asked in its name. */
    <R> R within(Invocation invocation, Supplier<R> function) {
        running.push(Optional.of(invocation));
        try {
            return function.get();
        } finally {
            running.pop();
        }
    }

    /** Business time as the running function's clock shows it. */
    Instant skewedNow() {
        return timeline.instant().plus(current().map(Invocation::skew).orElse(Duration.ZERO));
    }

    /**
     * Calls a service.
     *
     * @param service what refuses in its own words
     * @param operation for example {@code GetItem}
     */
    <R> R call(Refusals service, String operation, Supplier<R> effect) {
        Invocation caller = current().orElseThrow();
        String call = caller.next(service + " " + operation);
        Optional<Fault> fault = faults.ofCall(call);
        pass(caller, latency(call, fault));
        return fault.isEmpty() ? effect.get() : harmed(fault.get(), call, service, effect);
    }

    /** Others go on meanwhile; a caller whose time is over has gone. */
    private void pass(Invocation caller, Duration latency) {
        timeline.elapse(latency);
        caller.check(timeline.instant());
    }

    private Duration latency(String call, Optional<Fault> fault) {
        return fault.filter(Fault.STALLED::equals).isPresent()
                ? chance.between(STALL_MIN, STALL_MAX, "stall of " + call)
                : chance.between(FASTEST, slowest, "latency of " + call);
    }

    private <R> R harmed(Fault fault, String call, Refusals service, Supplier<R> effect) {
        return switch (fault) {
            case THROTTLED -> throw service.throttled();
            case CONFLICT -> throw service.conflict(call);
            case LOST -> throw SdkClientException.create(call + " timed out");
            case KILLED_BEFORE -> throw new Killed(call);
            case UNANSWERED -> {
                R _ = effect.get();
                throw SdkClientException.create(call + " timed out");
            }
            case KILLED_AFTER -> {
                R _ = effect.get();
                throw new Killed(call);
            }
            case STALLED, PARTLY, TWICE, LATE, AGAIN, SKEWED, CONFUSED -> effect.get();
        };
    }

    /** Whether a fault happens to the running function's next call. */
    boolean happens(Fault fault, String what) {
        return faults.happens(fault, current().orElseThrow().next(what));
    }
}
