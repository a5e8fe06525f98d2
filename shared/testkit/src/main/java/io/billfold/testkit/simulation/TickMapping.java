package io.billfold.testkit.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** EventBridge Scheduler: calls a function at its times, at least once each. */
final class TickMapping {
    private static final Duration LATE_MIN = Duration.ofMinutes(5);
    private static final Duration LATE_MAX = Duration.ofHours(3);
    private static final Duration RETRY_MIN = Duration.ofSeconds(20);
    private static final Duration RETRY_MAX = Duration.ofMinutes(6);

    private final World world;
    private final Topology.Function function;
    private final Topology.Trigger.Ticks trigger;

    TickMapping(World world, Topology.Function function, Topology.Trigger.Ticks trigger) {
        this.world = world;
        this.function = function;
        this.trigger = trigger;
    }

    /** Plans the first occurrence after now, which plans the next. */
    void begin() {
        Instant due = trigger.next().apply(world.timeline().instant());
        world.timeline()
                .everAt(
                        due,
                        () -> {
                            begin();
                            fire(due);
                        });
    }

    private void fire(Instant due) {
        String what = trigger.name() + " of " + due;
        if (world.faults().happens(Fault.LATE, what)) {
            Duration lateness = world.chance().between(LATE_MIN, LATE_MAX, "lateness of " + what);
            world.timeline().in(lateness, () -> attempt(what, due, 1));
        } else {
            attempt(what, due, 1);
        }
        if (world.faults().happens(Fault.TWICE, what)) {
            world.timeline().in(RETRY_MIN, () -> attempt(what + " again", due, 1));
        }
    }

    private void attempt(String what, Instant due, int number) {
        byte[] event =
                trigger.event()
                        .apply(due.plus(world.sabotage().ahead(function.id())))
                        .getBytes(StandardCharsets.UTF_8);
        String key = what + ", attempt " + number;
        boolean done = world.invoke(function, key, event).isPresent();
        if (!done && number <= trigger.retriesMax()) {
            Duration delay = world.chance().between(RETRY_MIN, RETRY_MAX, "retry of " + key);
            world.timeline().in(delay, () -> attempt(what, due, number + 1));
        }
    }
}
