package io.billfold.local.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.IdleCheck;
import io.billfold.local.MovableClock;
import io.billfold.local.Work;
import io.billfold.local.disk.Folder;
import io.billfold.local.functions.FunctionException;
import io.billfold.local.functions.LocalFunction;
import io.billfold.local.http.Json;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.template.Properties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Fires schedules as the clock reaches them, and moves the clock. */
public final class Scheduler implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final String FILE = "schedules.json";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Messages that fail are tried again for a while; what is not idle by then never will be. */
    private static final Duration IDLE_MAX = Duration.ofMinutes(30);

    private final MovableClock clock;
    private final Work work;
    private final IdleCheck idle;
    private final @Nullable Folder folder;
    private final Duration retryDelay;
    private final List<Schedule> schedules = new ArrayList<>();
    private final Map<String, Instant> done = new HashMap<>();

    /** Only who holds it fires, so that no occurrence is fired twice. */
    private final ReentrantLock firing = new ReentrantLock(true);

    /**
     * A scheduler.
     *
     * @param idle tells when all is done that follows from an occurrence
     * @param folder where it is kept which occurrences are done; null keeps that in memory
     * @param retryDelay between attempts with a function that failed
     */
    public Scheduler(
            MovableClock clock,
            Work work,
            IdleCheck idle,
            @Nullable Folder folder,
            Duration retryDelay) {
        this.clock = clock;
        this.work = work;
        this.idle = idle;
        this.folder = folder;
        this.retryDelay = retryDelay;
        if (folder != null) {
            folder.read(FILE)
                    .ifPresent(
                            kept ->
                                    kept.properties()
                                            .forEach(
                                                    it ->
                                                            done.put(
                                                                    it.getKey(),
                                                                    Instant.parse(
                                                                            it.getValue()
                                                                                    .asText()))));
        }
    }

    /** Adds a schedule; one that is new counts from now on. */
    public void add(
            String id, Properties event, LocalFunction function, Optional<MessageQueue> onFailure) {
        if (event.text("State").filter("DISABLED"::equals).isPresent()) {
            return;
        }
        schedules.add(Schedule.of(id, event, function, onFailure));
        if (!done.containsKey(id)) {
            done(id, clock.instant());
        }
    }

    /** Fires in real time until interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                firing.lockInterruptibly();
                try {
                    fireDue(clock.instant());
                } finally {
                    firing.unlock();
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Moves the clock, stopping at every occurrence on the way: it is fired at its own time, and
     * everything that follows from it is done before the clock moves on. If it is interrupted or
     * fails, the clock stays where it was, and the next call continues from there.
     *
     * @throws IllegalStateException if the cloud does not come to rest
     */
    public void advanceTo(Instant target) throws InterruptedException {
        firing.lockInterruptibly();
        try {
            fireDue(clock.instant());
            rest();
            for (Due due = next(); !due.at().isAfter(target); due = next()) {
                clock.moveTo(due.at());
                fireDue(due.at());
                rest();
            }
            clock.moveTo(target);
            rest();
        } finally {
            firing.unlock();
        }
    }

    /** A schedule's next occurrence. */
    private record Due(@Nullable Schedule schedule, Instant at) {}

    private void fireDue(Instant now) throws InterruptedException {
        for (Due due = next(); !due.at().isAfter(now); due = next()) {
            Schedule schedule = due.schedule();
            if (schedule == null) {
                return;
            }
            fire(schedule, due.at());
            done(schedule.id(), due.at());
        }
    }

    /** The earliest; of several at one time, as they stand in the template. */
    private Due next() {
        return schedules.stream()
                .flatMap(
                        it ->
                                it.recurrence().after(doneUntil(it)).stream()
                                        .map(at -> new Due(it, at)))
                .min(Comparator.comparing(Due::at))
                .orElse(new Due(null, Instant.MAX));
    }

    private Instant doneUntil(Schedule schedule) {
        Instant until = done.get(schedule.id());
        return until == null ? clock.instant() : until;
    }

    /** Like an asynchronous call of Lambda: tried again, then given to the failure queue. */
    private void fire(Schedule schedule, Instant occurrence) throws InterruptedException {
        byte[] event = schedule.event(occurrence);
        work.begin();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    schedule.function().call(event);
                    return;
                } catch (FunctionException e) {
                    if (attempt >= schedule.function().settings().attemptsMax()) {
                        giveUp(schedule, event, String.valueOf(e.getMessage()));
                        return;
                    }
                    Thread.sleep(retryDelay);
                }
            }
        } finally {
            work.end();
        }
    }

    private static void giveUp(Schedule schedule, byte[] event, String error) {
        LOG.error("schedule {} failed for good: {}", schedule.id(), error);
        schedule.onFailure()
                .ifPresent(
                        queue ->
                                queue.sendFailed(new String(event, StandardCharsets.UTF_8), error));
    }

    private void rest() throws InterruptedException {
        if (!idle.awaitIdle(IDLE_MAX)) {
            throw new IllegalStateException(
                    "the clock stays at "
                            + clock.instant()
                            + ": "
                            + work.open()
                            + " things are not done");
        }
    }

    private void done(String id, Instant occurrence) {
        done.put(id, occurrence);
        if (folder != null) {
            ObjectNode content = Json.object();
            done.forEach((key, instant) -> content.put(key, instant.toString()));
            folder.write(FILE, content);
        }
    }
}
