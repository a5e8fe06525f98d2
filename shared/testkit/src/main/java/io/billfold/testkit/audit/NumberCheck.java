package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.NUMBERS_COUNTED;
import static io.billfold.testkit.audit.Invariant.NUMBERS_DATED;
import static io.billfold.testkit.audit.Invariant.NUMBERS_GAPLESS;
import static io.billfold.testkit.audit.Invariant.NUMBER_IS_KEY;
import static io.billfold.testkit.audit.Invariant.SERIES_OWNED;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Numbers have no gaps and no repeats, dates do not run back, and a series is one seller's. */
final class NumberCheck implements Subject {
    private final Seen seen;
    private final Findings findings;
    private final Map<String, Last> lasts = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    NumberCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    /** The latest invoice of a series in a year. */
    private record Last(String counter, long number, LocalDate issuedOn) {}

    @Override
    public void look(Write write) {
        Set<String> counters = new LinkedHashSet<>();
        write.of(Kind.COUNTER).forEach(counter -> counters.add(counter.id()));
        write.added(Kind.INVOICE)
                .map(Bill::of)
                .sorted(Comparator.comparingLong(Bill::sequence))
                .forEach(bill -> counters.add(check(bill)));
        counters.forEach(this::checkCounter);
    }

    /** Returns the id of the counter that the number must come from. */
    private String check(Bill bill) {
        findings.require(
                bill.key().equals(bill.number()),
                NUMBER_IS_KEY,
                "%s lies under %s",
                bill.number(),
                bill.key());
        checkOwner(bill);
        String[] series = parts(bill);
        String counter = "%s SERIES#%s#%s".formatted(bill.seller(), series[0], series[1]);
        Last last = lasts.getOrDefault(counter, new Last(counter, 0, LocalDate.MIN));
        findings.require(
                bill.sequence() == last.number() + 1,
                NUMBERS_GAPLESS,
                "%s comes where number %d was expected",
                bill.number(),
                last.number() + 1);
        checkDate(bill, last, series[1]);
        lasts.put(counter, new Last(counter, bill.sequence(), bill.issuedOn()));
        return counter;
    }

    /** Prefix and year, for example {@code MU} and {@code 2026}. */
    private static String[] parts(Bill bill) {
        int dash = bill.series().lastIndexOf('-');
        return new String[] {bill.series().substring(0, dash), bill.series().substring(dash + 1)};
    }

    private void checkOwner(Bill bill) {
        String prefix = parts(bill)[0];
        String owner = owners.computeIfAbsent(prefix, series -> owner(series, bill));
        findings.require(
                owner.equals(bill.seller()),
                SERIES_OWNED,
                "%s is of %s, but the series is %s's",
                bill.number(),
                bill.seller(),
                owner);
    }

    private String owner(String series, Bill first) {
        Row noted = seen.find(Kind.SERIES_OWNER, series);
        return noted.isThere() ? noted.text("seller") : first.seller();
    }

    private void checkDate(Bill bill, Last last, String year) {
        findings.require(
                !bill.issuedOn().isBefore(last.issuedOn()),
                NUMBERS_DATED,
                "%s of %s follows one of %s",
                bill.number(),
                bill.issuedOn(),
                last.issuedOn());
        findings.require(
                year.equals(Integer.toString(bill.issuedOn().getYear())),
                NUMBERS_DATED,
                "%s is of %s",
                bill.number(),
                bill.issuedOn());
    }

    private void checkCounter(String id) {
        Row counter = seen.find(Kind.COUNTER, id);
        Last last = lasts.getOrDefault(id, new Last(id, 0, LocalDate.MIN));
        findings.require(
                counter.number("lastNumber") == last.number()
                        && counter.text("lastIssuedOn").equals(last.issuedOn().toString()),
                NUMBERS_COUNTED,
                "counter %s is at %d of %s, the last invoice is %d of %s",
                id,
                counter.number("lastNumber"),
                counter.text("lastIssuedOn"),
                last.number(),
                last.issuedOn());
    }
}
