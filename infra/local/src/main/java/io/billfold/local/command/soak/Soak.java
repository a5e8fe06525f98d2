package io.billfold.local.command.soak;

import io.billfold.billing.account.Seller;
import io.billfold.local.command.CommandFailure;
import io.billfold.local.command.Connection;
import io.billfold.local.command.OrderMessage;
import io.billfold.local.command.OrderSender;
import io.billfold.local.command.SellerFile;
import io.billfold.local.command.demo.Bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** A run from the first order to the auditor's last word. */
public final class Soak implements AutoCloseable {
    /** Each subscription is billed so often. */
    public static final int MONTHS = 2;

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<Instant> MONTH_ENDS =
            List.of(Instant.parse("2026-01-31T12:00:00Z"), Instant.parse("2026-02-28T12:00:00Z"));
    private static final int YEAR = 2026;

    private static final int ORDERS_AT_ONCE = 500;
    private static final int POLL_MILLIS = 250;
    private static final long SAY_NANOS = Duration.ofSeconds(15).toNanos();
    private static final Duration IDLE_ASKED = Duration.ofSeconds(20);

    /** What is not idle by then never will be. */
    private static final Duration IDLE_MAX = Duration.ofMinutes(45);

    private final Request request;
    private final Consumer<String> say;
    private final Random random;
    private final Orders orders = new Orders();
    private final Rubbish rubbish;
    private final Deque<Moment> moments;
    private final Cloud cloud;
    private final Flood flood;
    private final List<HeapSample> samples = new ArrayList<>();
    private List<Seller> sellers = List.of();
    private int sent;
    private int accepted;
    private long repeats;
    private int lifeSeen;
    private long invoicesSeen;
    private long invoicesOfEarlierLives;
    private long saidAtNanos = System.nanoTime();

    /**
     * What to do.
     *
     * @param invoices an even number: each subscription is billed twice
     * @param kills at moments that the seed chooses
     * @param heap the largest heap of the cloud's process, for example {@code 1g}
     * @param home the project's folder
     * @param folder for everything that the run leaves
     */
    public record Request(int invoices, int kills, long seed, String heap, Path home, Path folder) {
        int orders() {
            return invoices / MONTHS;
        }
    }

    /**
     * Starts the cloud.
     *
     * @param say is told how far it is
     * @throws CommandFailure when the cloud does not start
     */
    public Soak(Request request, Consumer<String> say) {
        this.request = request;
        this.say = say;
        this.random = new Random(request.seed());
        this.rubbish = new Rubbish(new Random(random.nextLong()), orders);
        this.moments =
                new ArrayDeque<>(Plan.of(request.orders(), request.kills(), random).moments());
        this.cloud = new Cloud(start(request), new Random(random.nextLong()));
        this.flood = new Flood(cloud);
    }

    private static CloudProcess.Start start(Request request) {
        try {
            Path folder = Files.createDirectories(request.folder().toAbsolutePath());
            return new CloudProcess.Start(
                    request.home(),
                    folder.resolve("data"),
                    folder.resolve("log.txt"),
                    request.heap(),
                    START);
        } catch (IOException e) {
            throw new CommandFailure("can't use " + request.folder() + ": " + e.getMessage(), e);
        }
    }

    /** Does everything, and says what became of it. */
    public Outcome run() {
        long started = System.nanoTime();
        setUpSellers();
        placeOrders();
        measure("orders accepted, at rest");
        long billing = System.nanoTime();
        HeapSample freshBefore = billMonth(1).fresh();
        Rest end = billMonth(2);
        double billingSeconds = secondsSince(billing);
        Memory memory = new Memory(end.worked(), end.invoicesOfLife(), end.fresh(), freshBefore);
        say("everything is done; the auditor looks at it");
        long auditing = System.nanoTime();
        Verdict verdict = cloud.ask(c -> Verdict.of(c, request.orders(), flood));
        return outcome(
                verdict,
                memory,
                new Times(secondsSince(started), billingSeconds, secondsSince(auditing)));
    }

    private record Times(double all, double billing, double audit) {}

    private Outcome outcome(Verdict verdict, Memory memory, Times times) {
        List<String> violations = new ArrayList<>(verdict.violations());
        violations.addAll(memory.violations());
        return new Outcome(
                request.seed(),
                verdict.counts().invoices(),
                cloud.kills(),
                cloud.lives() - 1,
                verdict.rubbish(),
                repeats,
                violations,
                times.all(),
                times.billing(),
                times.audit(),
                samples,
                memory);
    }

    private void setUpSellers() {
        List<SellerFile.Entry> bundled = Bundle.sellers();
        bundled.forEach(
                seller ->
                        cloud.ask(
                                c -> {
                                    SellerFile.put(c, seller);
                                    return seller;
                                }));
        sellers = cloud.ask(c -> c.books().sellers());
    }

    private void placeOrders() {
        sendOrders();
        while (handledOrders() < request.orders()) {
            act(this::handledOrders);
            Cloud.pause(POLL_MILLIS);
        }
        actUntil(request.orders());
        awaitRest();
        accepted = request.orders();
    }

    private void sendOrders() {
        while (sent < request.orders()) {
            int to = Math.min(request.orders(), sent + ORDERS_AT_ONCE);
            List<OrderMessage> some = IntStream.range(sent, to).mapToObj(orders::order).toList();
            cloud.ask(c -> send(c, some));
            sent = to;
            act(this::handledOrders);
        }
    }

    private static int send(Connection cloud, List<OrderMessage> messages) {
        new OrderSender(cloud.clients().sqs(), cloud.physical("Orders"))
                .send(messages, count -> {});
        return messages.size();
    }

    /** Rubbish and repeats in the queue count as not handled, which only makes it a little late. */
    private long handledOrders() {
        String url = cloud.ask(c -> c.physical("Orders"));
        String queue = url.substring(url.lastIndexOf('/') + 1);
        var counts = cloud.ask(c -> c.status().path("queues").path(queue));
        long waiting = counts.path("visible").asLong() + counts.path("inFlight").asLong();
        long handled = Math.max(0, sent - waiting);
        sayNowAndThen(handled, request.orders(), "orders handled");
        return handled;
    }

    /**
     * The process that billed a month, and the next one on the same data.
     *
     * @param invoicesOfLife what the one that worked issued
     */
    private record Rest(HeapSample worked, HeapSample fresh, long invoicesOfLife) {}

    private Rest billMonth(int month) {
        Instant end = MONTH_ENDS.get(month - 1);
        boolean isOver = false;
        while (!isOver) {
            isOver = advance(end);
        }
        actUntil((1L + month) * request.orders());
        awaitRest();
        cloud.ask(DeadLetters::redrive);
        awaitRest();
        return rest("month " + month);
    }

    /** Moves the clock as far as this life lasts; false when it was killed on the way. */
    private boolean advance(Instant end) {
        int life = cloud.lives();
        CompletableFuture<Instant> advance = cloud.advance(end);
        while (!advance.isDone()) {
            act(() -> request.orders() + invoices());
            Cloud.pause(POLL_MILLIS);
        }
        try {
            return !advance.join().isBefore(end);
        } catch (CompletionException e) {
            if (cloud.lives() == life) {
                cloud.mend(e.getCause() instanceof RuntimeException cause ? cause : e);
            }
            return false;
        }
    }

    private Rest rest(String when) {
        HeapSample worked = measure(when + ", at rest");
        long invoicesOfLife = invoicesSeen - invoicesOfEarlierLives;
        cloud.killAndRestart();
        awaitRest();
        return new Rest(worked, measure(when + ", started anew"), invoicesOfLife);
    }

    private long invoices() {
        long issued =
                cloud.ask(
                        c ->
                                sellers.stream()
                                        .mapToLong(each -> c.books().lastNumber(each, YEAR))
                                        .sum());
        if (cloud.lives() != lifeSeen) {
            lifeSeen = cloud.lives();
            invoicesOfEarlierLives = issued;
        }
        invoicesSeen = issued;
        sayNowAndThen(issued, request.invoices(), "invoices issued");
        return issued;
    }

    /** Does what is due by now. */
    private void act(LongSupplier progress) {
        doAllBefore(progress.getAsLong() + 1);
    }

    /** Does all that was planned for so much work, though the work was faster. */
    private void actUntil(long progress) {
        doAllBefore(progress);
        cloud.awaitKill();
    }

    private void doAllBefore(long progress) {
        for (Moment next = moments.peek();
                next != null && next.progress() < progress;
                next = moments.peek()) {
            actOn(moments.remove().deed());
        }
    }

    private void actOn(Deed deed) {
        switch (deed) {
            case Deed.Kill kill -> cloud.killIn(kill.afterMillis(), kill.againWhileStarting());
            case Deed.Rubbish some ->
                    IntStream.range(0, some.pieces())
                            .forEach(i -> flood.send(rubbish.next(accepted)));
            case Deed.Repeats some -> repeat(some.orders());
            case Deed.Measure() -> measure("at work");
        }
    }

    private void repeat(int count) {
        if (sent == 0) {
            return;
        }
        List<OrderMessage> again = random.ints(count, 0, sent).mapToObj(orders::order).toList();
        repeats += cloud.ask(c -> send(c, again));
    }

    private void awaitRest() {
        long end = System.nanoTime() + IDLE_MAX.toNanos();
        while (!cloud.ask(c -> c.isIdleWithin(IDLE_ASKED))) {
            if (System.nanoTime() > end) {
                throw new CommandFailure(
                        "the local cloud does not come to rest in "
                                + IDLE_MAX.toMinutes()
                                + " min");
            }
            sayNowAndThen(invoicesSeen, request.invoices(), "invoices issued, and not at rest");
        }
    }

    private HeapSample measure(String when) {
        long used = cloud.ask(c -> c.usedHeapBytes());
        HeapSample sample = new HeapSample(when, cloud.lives(), invoices(), used);
        samples.add(sample);
        return sample;
    }

    private void sayNowAndThen(long done, long of, String what) {
        if (System.nanoTime() - saidAtNanos > SAY_NANOS) {
            say(
                    String.format(
                            Locale.ROOT, "%,d of %,d %s, life %d", done, of, what, cloud.lives()));
        }
    }

    private void say(String what) {
        saidAtNanos = System.nanoTime();
        say.accept(what);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Ends the cloud; its data stay. */
    @Override
    public void close() {
        cloud.close();
    }
}
