package io.billfold.testkit.simulation;

import io.billfold.testkit.audit.Counts;
import io.billfold.testkit.audit.Violation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replays a book of invoices through the functions, day by day: orders, invoices, files of the
 * seller's bank, cards and what their banks take back. Nothing goes wrong on the way; faults are
 * what {@link Campaign} is for.
 *
 * <pre>{@code
 * BookReplay.Result result = BookReplay.run(topology, sales);
 * }</pre>
 */
public final class BookReplay {
    /** The day of the first invoices at the earliest. */
    public static final LocalDate FIRST_DAY =
            LocalDate.ofInstant(World.BEGIN, ZoneOffset.UTC).plusDays(2);

    /** Where customers are. They owe the tax themselves, so that a total is the price. */
    public static final Set<String> COUNTRIES = Set.of("BE", "ES", "FR", "IT", "NL");

    private static final long SEED = 1;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private BookReplay() {}

    /**
     * What came of it.
     *
     * @param days the ledger at the end of each day, as it was then
     * @param asOf the same days as the entries' dates tell them when all is over
     * @param decided transfers that a person had to decide about
     * @param counts what the auditor saw
     * @param violations what it found wrong
     * @param waiting queues that hold something at the end, with the reason of the last failures
     */
    public record Result(
            List<BookDay> days,
            List<BookDay> asOf,
            int decided,
            Counts counts,
            List<Violation> violations,
            Map<String, String> waiting) {
        public Result {
            days = List.copyOf(days);
            asOf = List.copyOf(asOf);
            violations = List.copyOf(violations);
            waiting = Map.copyOf(waiting);
        }
    }

    /**
     * Replays a book to the end of a day.
     *
     * @param sales issued on {@link #FIRST_DAY} or later
     */
    public static Result run(Topology topology, List<BookSale> sales, LocalDate lastDay) {
        Duration time = Duration.between(World.BEGIN, endOf(lastDay)).plusDays(1);
        Scenario scenario = new Scenario(SEED, new Size(1, time), Broken.NOTHING, Set.of());
        try (Fleet fleet = new Fleet()) {
            World world = new World(topology, fleet, scenario);
            world.faults().stop();
            topology.secretArns()
                    .forEach(arn -> world.services().secrets().put(arn, Provider.SECRET));
            Wiring.connect(world);
            return run(world, sales, lastDay);
        }
    }

    private static Result run(World world, List<BookSale> sales, LocalDate lastDay) {
        BookLedger ledger = new BookLedger(world.topology().name("Ledger"));
        world.onWrite(ledger::wrote);
        Book book = new Book(world);
        world.onEvent("InvoiceIssued", book::hearInvoice);
        world.onEvent("CashReceived", book::hearCash);
        book.open(sales);
        List<BookDay> days =
                FIRST_DAY
                        .datesUntil(lastDay.plusDays(1))
                        .map(day -> endOfDay(world, ledger, day))
                        .toList();
        world.auditor().settledState();
        return new Result(
                days,
                days.stream().map(it -> ledger.asOf(it.day())).toList(),
                book.decided(),
                world.auditor().counts(),
                world.auditor().violations(),
                waiting(world));
    }

    private static BookDay endOfDay(World world, BookLedger ledger, LocalDate day) {
        Instant end = endOf(day);
        while (!world.timeline().next().isAfter(end)) {
            world.timeline().step();
        }
        return ledger.now(day);
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
    }

    private static Map<String, String> waiting(World world) {
        Map<String, String> waiting = new TreeMap<>();
        for (Topology.Queue queue : world.topology().queues()) {
            int left = world.services().sqs().size(queue.url());
            if (left > 0) {
                waiting.put(queue.name(), left + " messages; " + world.lastFailures());
            }
        }
        return waiting;
    }
}
