package io.billfold.billing.rating;

import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.ChargeKey;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ledger and the lines of a bill in the making. */
final class LedgerWork {
    private final BilledLedger before;
    private final Map<Place, List<Entry>> entries = new LinkedHashMap<>();
    private final List<Billable> lines = new ArrayList<>();

    LedgerWork(BilledLedger before) {
        this.before = before;
    }

    private record Place(ChargeKey key, LocalDate periodFrom) {}

    /** A portion, with the lines whose amounts are still to be added to what was billed of it. */
    private record Entry(Portion portion, List<Billable> lines) {
        Portion settled() {
            Money net = portion.net();
            for (Billable line : lines) {
                net = net.plus(line.billed());
            }
            return portion.withNet(net);
        }
    }

    /** What was billed of a charge in a period before this bill. */
    List<Portion> billed(ChargeKey key, Period period) {
        List<Portion> page = before.pages().get(period.from());
        if (page == null) {
            return List.of();
        }
        List<Portion> found = new ArrayList<>();
        for (Portion portion : page) {
            if (portion.key().equals(key)) {
                found.add(portion);
            }
        }
        return found;
    }

    /** What was billed of all charges before this bill, by the first day of the period. */
    Collection<List<Portion>> pagesBefore() {
        return new TreeMap<>(before.pages()).values();
    }

    /** What is billed of a charge, with this bill, before discounts. */
    Money gross(ChargeKey key, Period period, Money zero) {
        List<Entry> now = entries.get(new Place(key, period.from()));
        Money sum = zero;
        if (now != null) {
            for (Entry entry : now) {
                sum = sum.plus(entry.portion.gross());
            }
            return sum;
        }
        for (Portion portion : billed(key, period)) {
            sum = sum.plus(portion.gross());
        }
        return sum;
    }

    /** Begins to say anew what is billed of a charge in a period. */
    void replace(ChargeKey key, Period period) {
        entries.put(new Place(key, period.from()), new ArrayList<>(1));
    }

    /** A portion that stays, with what was billed of it. */
    void keep(Portion portion) {
        place(portion).add(new Entry(portion, List.of()));
    }

    /** A portion that lines add to. */
    void add(Portion portion, List<Billable> of) {
        place(portion).add(new Entry(portion, of));
        lines.addAll(of);
    }

    private List<Entry> place(Portion portion) {
        return entries.computeIfAbsent(
                new Place(portion.key(), portion.period().from()), place -> new ArrayList<>(1));
    }

    void addLine(Billable line) {
        lines.add(line);
    }

    List<Billable> lines() {
        return lines;
    }

    /** The pages that this bill changed, whole. */
    Map<LocalDate, List<Portion>> changedPages() {
        Map<LocalDate, List<Portion>> pages = new HashMap<>();
        for (LocalDate day : changedDays()) {
            List<Portion> page = new ArrayList<>();
            for (Portion portion : before.pages().getOrDefault(day, List.of())) {
                if (!entries.containsKey(new Place(portion.key(), day))) {
                    page.add(portion);
                }
            }
            pages.put(day, page);
        }
        entries.forEach(
                (place, all) -> {
                    List<Portion> page = pages.get(place.periodFrom());
                    if (page != null) {
                        // by time: whatever the order in which it was billed
                        all.sort(Comparator.comparing(entry -> entry.portion().from()));
                        all.forEach(entry -> page.add(entry.settled()));
                    }
                });
        return pages;
    }

    private Set<LocalDate> changedDays() {
        Set<LocalDate> days = new TreeSet<>();
        entries.keySet().forEach(place -> days.add(place.periodFrom()));
        return days;
    }
}
