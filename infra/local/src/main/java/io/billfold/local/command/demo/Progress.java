package io.billfold.local.command.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says on standard error what the demo is doing, one line per thing, while it does it. */
final class Progress implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final ScheduledExecutorService ticker;
    private long lastTick = System.nanoTime();

    Progress(PrintWriter err) {
        this.err = err;
        ScheduledThreadPoolExecutor one =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("progress").factory());
        this.ticker = one;
    }

    /** Something happened at a time of the demo's clock. */
    synchronized void say(Instant at, String what) {
        err.println(LocalDate.ofInstant(at, ZoneOffset.UTC) + "  " + what);
        err.flush();
    }

    /** Something about the demo itself. */
    synchronized void say(String what) {
        err.println(what);
        err.flush();
    }

    /** Counts up, a line every few seconds. */
    synchronized void count(String what, int count, int of) {
        long now = System.nanoTime();
        if (count == of || now - lastTick > TICK.toNanos()) {
            lastTick = now;
            err.printf(Locale.ROOT, "            %,d of %,d %s%n", count, of, what);
            err.flush();
        }
    }

    /** Says every few seconds how far it is, for as long as an action runs. */
    void during(Supplier<String> state, Runnable action) {
        var ticks =
                ticker.scheduleAtFixedRate(
                        () -> say("            " + state.get()),
                        TICK.toSeconds(),
                        TICK.toSeconds(),
                        TimeUnit.SECONDS);
        try {
            action.run();
        } finally {
            ticks.cancel(false);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
