package io.billfold.local.command.demo;

import io.billfold.billing.account.Seller;
import io.billfold.local.LocalCloud;
import io.billfold.local.command.CommandFailure;
import io.billfold.local.command.Connection;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plays a story to a local cloud, day by day. A step is begun only when everything before it is
 * done, and the clock is kept with the data, so a demo that was killed goes on at the step it was
 * at.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofHours(6);

    private final LocalCloud cloud;
    private final Connection connection;
    private final Progress progress;
    private final Stage stage;
    private List<Seller> sellers = List.of();
    private long invoicesSeen;
    private long mailsSeen;
    private long invoicesAtLastTick;
    private long lastTickNanos = System.nanoTime();

    Demo(LocalCloud cloud, Connection connection, Progress progress) {
        this.cloud = cloud;
        this.connection = connection;
        this.progress = progress;
        // here, because the progress reads them from its own thread
        connection.books();
        this.stage = new Stage(connection, progress, this::awaitIdle);
    }

    /**
     * What it took.
     *
     * @param steps seconds in the steps, with all that followed from them at once
     * @param billing seconds in which the clock moved on
     * @param calls how often each operation of AWS's services was called
     */
    record Times(double steps, double billing, Map<String, Long> calls) {}

    /** The instant at which some months of the demo are over. */
    static Instant end(int months) {
        return Story.START.atOffset(ZoneOffset.UTC).plus(Period.ofMonths(months)).toInstant();
    }

    /** Plays the steps up to the end. */
    Times play(List<Step> steps, Instant end) {
        awaitIdle();
        if (cloud.clock().instant().isAfter(Story.START)) {
            progress.say(cloud.clock().instant(), "going on where an earlier demo was");
        }
        invoicesSeen = invoices();
        mailsSeen = cloud.mails().size();
        long steppedNanos = 0;
        long startedNanos = System.nanoTime();
        for (Step step : steps) {
            if (step.at().isBefore(cloud.clock().instant()) || step.at().isAfter(end)) {
                continue;
            }
            moveTo(step.at());
            steppedNanos += take(step);
        }
        moveTo(end);
        return new Times(
                steppedNanos / 1e9,
                (System.nanoTime() - startedNanos - steppedNanos) / 1e9,
                cloud.awsCalls());
    }

    private long take(Step step) {
        long started = System.nanoTime();
        progress.say(step.at(), step.action().apply(stage));
        awaitIdle();
        return System.nanoTime() - started;
    }

    private void moveTo(Instant target) {
        Instant now = cloud.clock().instant();
        while (now.isBefore(target)) {
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            now = midnight.isBefore(target) ? midnight : target;
            advance(now);
            sayWhatIsNew(now);
        }
    }

    private void advance(Instant to) {
        progress.during(this::state, () -> advanceNow(to));
    }

    private void advanceNow(Instant to) {
        try {
            cloud.advanceTo(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("the demo was interrupted", e);
        }
    }

    private void awaitIdle() {
        progress.during(this::state, this::awaitIdleNow);
    }

    private void awaitIdleNow() {
        try {
            if (!cloud.awaitIdle(PATIENCE)) {
                throw new CommandFailure("the local cloud does not come to rest");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("the demo was interrupted", e);
        }
    }

    private void sayWhatIsNew(Instant at) {
        long invoices = invoices();
        long mails = cloud.mails().size();
        if (invoices > invoicesSeen || mails > mailsSeen) {
            // what happened on the day before this midnight
            progress.say(at.minusSeconds(1), news(invoices, mails));
        }
        invoicesSeen = invoices;
        mailsSeen = mails;
    }

    /** For example {@code 2 invoices issued (16 in all), 3 mails sent}. */
    private String news(long invoices, long mails) {
        String mailed = counted(mails - mailsSeen, "mail") + " sent";
        return invoices == invoicesSeen
                ? mailed
                : counted(invoices - invoicesSeen, "invoice")
                        + String.format(Locale.ROOT, " issued (%,d in all), ", invoices)
                        + mailed;
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private String state() {
        long now = System.nanoTime();
        long invoices = invoices();
        double rate = (invoices - invoicesAtLastTick) / ((now - lastTickNanos) / 1e9);
        invoicesAtLastTick = invoices;
        lastTickNanos = now;
        return String.format(
                Locale.ROOT,
                "… %,d invoices issued (%.0f a second), %,d mails sent, %,d things to do",
                invoices,
                rate,
                cloud.mails().size(),
                cloud.open());
    }

    private long invoices() {
        if (sellers.isEmpty()) {
            // they are set up by the first step and don't change
            sellers = connection.books().sellers();
        }
        int year = cloud.clock().instant().atOffset(ZoneOffset.UTC).getYear();
        return sellers.stream().mapToLong(each -> connection.books().lastNumber(each, year)).sum();
    }
}
