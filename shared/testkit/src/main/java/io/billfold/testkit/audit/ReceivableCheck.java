package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CREDITS_SETTLED;
import static io.billfold.testkit.audit.Invariant.RECEIVABLES_ARE_BOOKED;
import static io.billfold.testkit.audit.Invariant.RECEIVABLE_FIXED;
import static io.billfold.testkit.audit.Invariant.RECEIVABLE_OPENED;
import static io.billfold.testkit.audit.Invariant.RECEIVABLE_WITHIN;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is owed on each invoice begins with its total and falls by what is paid and credited. */
final class ReceivableCheck implements Subject {
    private static final List<String> FIXED =
            List.of("number", "accountId", "seller", "currency", "dueOn");

    private final Seen seen;
    private final Findings findings;
    private final LedgerCheck ledger;
    private final Map<String, Long> applied = new HashMap<>();
    private final Map<Owed, Long> open = new HashMap<>();

    /** By invoice: the account credit that it used, and what its credit notes took off. */
    private final Map<String, Long> used = new HashMap<>();

    private final Map<String, Long> credited = new HashMap<>();

    /** By invoice: what is owed again because a bank took it back for good. */
    private final Map<String, Long> reopened = new HashMap<>();

    ReceivableCheck(Seen seen, Findings findings, LedgerCheck ledger) {
        this.seen = seen;
        this.findings = findings;
        this.ledger = ledger;
    }

    /** What a customer owes a seller in a currency. */
    private record Owed(String account, String seller, String currency) {
        static Owed of(Row row) {
            return new Owed(row.text("accountId"), row.text("seller"), row.text("currency"));
        }
    }

    @Override
    public void look(Write write) {
        Set<String> numbers = new LinkedHashSet<>();
        Set<Owed> owed = new LinkedHashSet<>();
        write.added(Kind.MOVEMENT).forEach(change -> numbers.add(used(change)));
        write.added(Kind.ENTRY).forEach(change -> numbers.add(credited(change, write)));
        write.added(Kind.ENTRY).forEach(change -> numbers.add(reopened(change, write)));
        write.added(Kind.INVOICE).map(Bill::of).forEach(bill -> checkOpened(bill, write));
        write.added(Kind.PAYMENT).forEach(change -> numbers.add(applied(change)));
        write.of(Kind.CASH).forEach(change -> numbers.addAll(settled(change)));
        write.added(Kind.ENTRY).forEach(change -> numbers.add(withheld(change)));
        for (Change change : write.of(Kind.RECEIVABLE)) {
            numbers.add(change.id());
            owed.add(Owed.of(change.after()));
            open.merge(Owed.of(change.after()), change.growth("open"), Math::addExact);
            checkChange(change);
        }
        write.added(Kind.ENTRY)
                .map(change -> Entry.of(change.after()))
                .forEach(
                        e -> owed.add(new Owed(e.text("account"), e.text("seller"), e.currency())));
        numbers.stream().filter(number -> !number.isEmpty()).forEach(this::checkOpen);
        owed.forEach(this::checkBooked);
    }

    /** Returns the number of the invoice that used credit; empty where credit only grew. */
    private String used(Change change) {
        Row movement = change.after();
        if (!movement.text("kind").equals("applied")) {
            return "";
        }
        used.merge(movement.text("document"), movement.number("amount"), Math::addExact);
        return movement.text("document");
    }

    /** Returns the number of the invoice that a credit note's entry takes something off. */
    private String credited(Change change, Write write) {
        Entry entry = Entry.of(change.after());
        if (!entry.id().startsWith("credit-note:")) {
            return "";
        }
        String note = entry.text("document");
        String invoice = Bill.of(note, seen.find(Kind.INVOICE, note)).corrects();
        long settled = -entry.signed().getOrDefault("receivable", 0L);
        credited.merge(invoice, settled, Math::addExact);
        boolean isAll = !entry.signed().containsKey("customer_credit");
        findings.require(
                invoice.isEmpty()
                        ? settled == 0
                        : isAll
                                || !write.isWitnessed()
                                || seen.find(Kind.RECEIVABLE, invoice).number("open") == 0,
                CREDITS_SETTLED,
                "%s settles %d of %s, on which something is open",
                note,
                settled,
                invoice);
        return invoice;
    }

    /** Returns the number of the invoice that is owed again, or no longer. */
    private String reopened(Change change, Write write) {
        Entry entry = Entry.of(change.after());
        if (!entry.id().startsWith("dispute:") || !entry.id().contains(".reopened:")) {
            return "";
        }
        String number =
                write.of(Kind.DISPUTE).stream()
                        .map(it -> it.after())
                        .filter(it -> it.text("disputeId").equals(entry.text("document")))
                        .map(it -> it.text("number"))
                        .findFirst()
                        .orElse("");
        long again = entry.signed().getOrDefault("receivable", 0L);
        reopened.merge(number, again, Math::addExact);
        return number;
    }

    private void checkOpened(Bill bill, Write write) {
        Row receivable = seen.find(Kind.RECEIVABLE, bill.number());
        if (bill.isCreditNote()) {
            findings.require(
                    !receivable.isThere(),
                    RECEIVABLE_OPENED,
                    "%s is a credit note and is owed: %s",
                    bill.number(),
                    receivable);
            return;
        }
        long total = bill.minor("total");
        boolean isOfBill =
                receivable.number("total") == total
                        && Owed.of(receivable)
                                .equals(new Owed(bill.account(), bill.seller(), bill.currency()))
                        && receivable.text("dueOn").equals(bill.dueOn().toString());
        boolean isWhole =
                receivable.number("open") == total - used.getOrDefault(bill.number(), 0L)
                        && receivable.number("disputed") == 0
                        && receivable.number("level") == 0;
        findings.require(
                receivable.isThere() && isOfBill && (isWhole || !write.isWitnessed()),
                RECEIVABLE_OPENED,
                "%s over %d has the receivable %s",
                bill.number(),
                total,
                receivable);
    }

    /** Returns the number of the invoice that was paid. */
    private String applied(Change change) {
        Row payment = change.after();
        applied.merge(payment.text("number"), payment.number("applied"), Math::addExact);
        findings.require(
                payment.number("applied") >= 0
                        && payment.number("unapplied") >= 0
                        && payment.number("applied") + payment.number("unapplied")
                                == payment.number("amount"),
                RECEIVABLE_WITHIN,
                "%s: applied and unapplied are not %d",
                change,
                payment.number("amount"));
        return payment.text("number");
    }

    /** Returns the invoice that something was withheld of beside a payment; else nothing. */
    private String withheld(Change change) {
        Entry entry = Entry.of(change.after());
        if (!entry.id().startsWith("withholding:")) {
            return "";
        }
        String invoice = entry.text("document");
        long owed = entry.signed().getOrDefault("receivable", 0L);
        applied.merge(invoice, -owed, Math::addExact);
        return invoice;
    }

    /** Returns the numbers of invoices that money in the bank settles, or settled before. */
    private Set<String> settled(Change change) {
        Map<String, Long> growth = new HashMap<>(CashCheck.settled(change.after()));
        CashCheck.settled(change.before())
                .forEach((invoice, sum) -> growth.merge(invoice, -sum, Math::addExact));
        growth.forEach((invoice, sum) -> applied.merge(invoice, sum, Math::addExact));
        return growth.keySet();
    }

    private void checkChange(Change change) {
        for (String name : change.isNew() ? List.<String>of() : FIXED) {
            findings.require(
                    !change.changes(name),
                    RECEIVABLE_FIXED,
                    "%s: %s was %s and is %s",
                    change,
                    name,
                    change.before().text(name),
                    change.after().text(name));
        }
        findings.require(
                change.isNew() || change.growth("total") == 0,
                RECEIVABLE_FIXED,
                "%s: its total changed",
                change);
        findings.require(
                seen.find(Kind.INVOICE, change.id()).isThere(),
                RECEIVABLE_OPENED,
                "%s is of no invoice",
                change);
    }

    private void checkOpen(String number) {
        Row receivable = seen.find(Kind.RECEIVABLE, number);
        long total = receivable.number("total");
        long paid = applied.getOrDefault(number, 0L) + used.getOrDefault(number, 0L);
        long off = credited.getOrDefault(number, 0L);
        long again = reopened.getOrDefault(number, 0L);
        findings.require(
                receivable.number("open") == total - paid - off + again
                        && paid + off - again <= total,
                RECEIVABLE_WITHIN,
                "%s: %d of %d are open after payments of %d, credits of %d, %d owed again",
                number,
                receivable.number("open"),
                total,
                paid,
                off,
                again);
        findings.require(
                receivable.number("credited") == off,
                CREDITS_SETTLED,
                "%s: %d were credited, credit notes took %d off",
                number,
                receivable.number("credited"),
                off);
    }

    private void checkBooked(Owed owed) {
        long booked = ledger.net(owed.account(), owed.seller(), owed.currency(), "receivable");
        findings.require(
                open.getOrDefault(owed, 0L) == booked,
                RECEIVABLES_ARE_BOOKED,
                "%s: open are %d, the ledger says %d",
                owed,
                open.getOrDefault(owed, 0L),
                booked);
    }
}
