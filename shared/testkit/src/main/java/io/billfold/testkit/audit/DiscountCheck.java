package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.DISCOUNTS_BOOKED;
import static io.billfold.testkit.audit.Invariant.DISCOUNTS_OFFERED;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Discounts for paying early, worked out anew from the invoice: what was offered until which day,
 * how much tax is in it, and what credit notes take back of it.
 */
final class DiscountCheck implements Subject {
    private static final String DISCOUNTS = "discounts";
    private static final String TAX = "tax_payable";

    /** Where a discount leaves the tax as it is, as nobody said that the law lowers it. */
    private static final String KEEPS_TAX = "JP";

    /** What is not asked for: one unit of the currency, and a thousandth of what is open. */
    private static final long SMALL_UNITS = 1;

    private static final long SMALL_PARTS = 1000;

    private final Seen seen;
    private final Findings findings;

    /** What is booked, by the bank's entry and invoice, and by invoice; tax apart. */
    private final Map<String, Booked> given = new HashMap<>();

    private final Map<String, Booked> left = new HashMap<>();

    /** What credit notes gave back of an invoice, in minor units. */
    private final Map<String, Long> credited = new HashMap<>();

    DiscountCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    /** Debits less credits in minor units: of the discount without its tax, and of its tax. */
    private record Booked(long net, long tax) {
        static final Booked NONE = new Booked(0, 0);

        Booked plus(Booked other) {
            return new Booked(net + other.net, tax + other.tax);
        }

        long gross() {
            return net + tax;
        }
    }

    @Override
    public void look(Write write) {
        Set<String> invoices = new HashSet<>();
        write.added(Kind.ENTRY)
                .map(change -> Entry.of(change.after()))
                .forEach(entry -> book(entry, invoices));
        write.of(Kind.CASH).forEach(change -> checkGiven(change, write));
        write.added(Kind.INVOICE)
                .map(Bill::of)
                .filter(bill -> bill.isCreditNote() && !bill.corrects().isEmpty())
                .forEach(note -> checkCredited(note, write));
        invoices.forEach(this::checkLeft);
    }

    private void book(Entry entry, Set<String> invoices) {
        boolean isCash = entry.id().startsWith("cash:");
        if (!isCash && !entry.id().startsWith("discount-back:")) {
            return;
        }
        Booked booked =
                new Booked(
                        entry.signed().getOrDefault(DISCOUNTS, 0L),
                        entry.signed().getOrDefault(TAX, 0L));
        if (!booked.equals(Booked.NONE)) {
            String document = entry.text("document");
            String invoice =
                    isCash
                            ? entry.id().substring(entry.id().lastIndexOf('.') + 1)
                            : bill(document).corrects();
            left.merge(invoice, booked, Booked::plus);
            invoices.add(invoice);
            if (isCash) {
                given.merge(document + " " + invoice, booked, Booked::plus);
            }
        }
    }

    private Bill bill(String number) {
        return Bill.of(number, seen.find(Kind.INVOICE, number));
    }

    private void checkGiven(Change change, Write write) {
        Map<String, Long> before = discounts(change.before());
        Map<String, Long> after = discounts(change.after());
        Set<String> invoices = new HashSet<>(before.keySet());
        invoices.addAll(after.keySet());
        for (String invoice : invoices) {
            long discount = after.getOrDefault(invoice, 0L);
            Booked booked = given.getOrDefault(change.id() + " " + invoice, Booked.NONE);
            findings.require(
                    booked.gross() == discount && isTaxOf(bill(invoice), discount, booked.tax()),
                    DISCOUNTS_BOOKED,
                    "%s: %d off %s are booked as %s",
                    change,
                    discount,
                    invoice,
                    booked);
            if (change.isNew() && write.isWitnessed() && discount > 0) {
                checkOffered(change, bill(invoice), discount, write);
            }
        }
    }

    /** What an entry takes off invoices, in minor units. */
    private static Map<String, Long> discounts(Row cash) {
        Map<String, Long> discounts = new HashMap<>();
        if (cash.isThere()) {
            String currency = Json.text(cash.doc().path("entry"), "currency");
            for (JsonNode allocation : cash.doc().path("applied")) {
                for (JsonNode difference : allocation.path("differences")) {
                    if (Json.text(difference, "kind").equals("discount")) {
                        discounts.merge(
                                Json.text(allocation, "invoice"),
                                Amounts.minor(Json.text(difference, "amount"), currency),
                                Math::addExact);
                    }
                }
            }
        }
        return discounts;
    }

    /** Each rate's share, and the tax in it, are within a minor unit of the exact ones. */
    private static boolean isTaxOf(Bill bill, long discount, long tax) {
        List<TaxRow> rows = TaxRow.of(bill.content());
        long gross = 0;
        long taxes = 0;
        for (TaxRow row : rows) {
            if (row.base() + row.tax() < 0) {
                return tax >= 0 && tax <= discount;
            }
            gross += row.base() + row.tax();
            taxes += Json.text(row.json(), "place").startsWith(KEEPS_TAX) ? 0 : row.tax();
        }
        long off = Math.abs(tax * gross - discount * taxes);
        return taxes == 0 ? tax == 0 : off < gross * (rows.size() == 1 ? 1 : 2L * rows.size());
    }

    private void checkOffered(Change change, Bill bill, long discount, Write write) {
        JsonNode entry = change.after().doc().path("entry");
        LocalDate valueOn = LocalDate.parse(Json.text(entry, "valueOn"));
        boolean isUntouched =
                write.of(Kind.RECEIVABLE).stream()
                        .filter(it -> it.id().equals(bill.number()))
                        .allMatch(it -> it.before().number("open") == bill.minor("total"));
        findings.require(
                isUntouched && isOffered(bill, discount, valueOn),
                DISCOUNTS_OFFERED,
                "%s: %d off %s on %s, offered are %s",
                change,
                discount,
                bill.number(),
                valueOn,
                bill.content().path("settlement"));
    }

    private static boolean isOffered(Bill bill, long discount, LocalDate valueOn) {
        long total = bill.minor("total");
        long unit = Amounts.minor(String.valueOf(SMALL_UNITS), bill.currency());
        for (JsonNode step : bill.content().at("/settlement/earlyPayment")) {
            LocalDate until = bill.issuedOn().plusDays(step.path("days").asLong());
            long offered =
                    BigDecimal.valueOf(total)
                            .multiply(new BigDecimal(Json.text(step, "percent")))
                            .movePointLeft(2)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            boolean isOfStep = Math.abs(offered - discount) <= Math.min(unit, total / SMALL_PARTS);
            if (isOfStep && !valueOn.isAfter(until)) {
                return true;
            }
        }
        return false;
    }

    /** Who gets money back for all of an invoice gets no discount with it. */
    private void checkCredited(Bill note, Write write) {
        String invoice = note.corrects();
        long sum = credited.merge(invoice, note.minor("total"), Math::addExact);
        Booked rest = left.getOrDefault(invoice, Booked.NONE);
        boolean isWhole = sum == bill(invoice).minor("total");
        boolean isPaidOut =
                write.added(Kind.MOVEMENT)
                        .map(Change::after)
                        .anyMatch(
                                it ->
                                        it.text("kind").equals("added")
                                                && it.text("document").equals(note.number()));
        findings.require(
                !isWhole || !isPaidOut || rest.equals(Booked.NONE),
                DISCOUNTS_BOOKED,
                "%s was credited as a whole with %s, its discount keeps %s",
                invoice,
                note.number(),
                rest);
    }

    private void checkLeft(String invoice) {
        Booked rest = left.getOrDefault(invoice, Booked.NONE);
        long known = seen.find(Kind.RECEIVABLE, invoice).number("discountLeft");
        findings.require(
                rest.net() >= 0 && rest.tax() >= 0 && rest.gross() == known,
                DISCOUNTS_BOOKED,
                "%s: %s is left of its discount, the receivable says %d",
                invoice,
                rest,
                known);
    }
}
