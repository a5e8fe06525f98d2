package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CASH_BOOKED;
import static io.billfold.testkit.audit.Invariant.DISPUTES_BOOKED;
import static io.billfold.testkit.audit.Invariant.INVOICES_BOOKED;
import static io.billfold.testkit.audit.Invariant.PAYMENTS_BOOKED;
import static io.billfold.testkit.audit.Invariant.REFUNDS_BOOKED;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Each document, payment and refund is booked once, as what it is, in the write that adds it. */
final class BookingCheck implements Subject {
    private final Findings findings;

    BookingCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        Map<String, Entry> entries = new HashMap<>();
        write.added(Kind.ENTRY)
                .map(change -> Entry.of(change.after()))
                .forEach(entry -> entries.put(entry.id(), entry));
        write.added(Kind.INVOICE).map(Bill::of).forEach(bill -> checkDocument(bill, entries));
        write.added(Kind.MOVEMENT)
                .filter(change -> change.after().text("kind").equals("applied"))
                .forEach(change -> checkUse(change, entries.remove(usedBy(change))));
        write.added(Kind.REFUND)
                .forEach(change -> checkRefund(change, entries.remove(refundId(change))));
        write.added(Kind.PAYMENT)
                .forEach(payment -> checkPayment(payment, entries.remove(entryId(payment))));
        for (Entry entry : entries.values()) {
            findings.require(
                    isOf(write, entry)
                            || isEarned(write, entry)
                            || isCommission(write, entry)
                            || isDiscountBack(write, entry),
                    invariant(entry.id()),
                    "%s books nothing that was written with it",
                    entry.id());
        }
    }

    /** Of a case, money in the bank, or what was withheld: others look at the amounts. */
    private static boolean isOf(Write write, Entry entry) {
        Kind kind =
                switch (entry.id().substring(0, entry.id().indexOf(':'))) {
                    case "dispute" -> Kind.DISPUTE;
                    case "cash" -> Kind.CASH;
                    case "withholding" -> Kind.WITHHELD;
                    case "payout" -> Kind.PAYOUT;
                    case "refund-paid", "refund-returned" -> Kind.REFUND_PART;
                    default -> Kind.UNKNOWN;
                };
        return !write.of(kind).isEmpty();
    }

    /** Of a document whose deferral is written with it. */
    private static boolean isEarned(Write write, Entry entry) {
        return write.of(Kind.DEFERRAL).stream()
                .anyMatch(change -> entry.id().startsWith("revenue:" + change.id() + "."));
    }

    /** Of a credit note that is written with it: others look at the amounts. */
    private static boolean isDiscountBack(Write write, Entry entry) {
        return write.added(Kind.INVOICE)
                .map(Bill::of)
                .anyMatch(it -> entry.id().equals("discount-back:" + it.number()));
    }

    /** Of a document that is written with it, over what the document says. */
    private static boolean isCommission(Write write, Entry entry) {
        return write.added(Kind.INVOICE)
                .map(Bill::of)
                .anyMatch(
                        bill ->
                                entry.id().equals("commission:" + bill.number())
                                        && entry.signed()
                                                .getOrDefault("commissions", 0L)
                                                .equals(bill.commission()));
    }

    private static String entryId(Change payment) {
        return "payment:" + payment.id();
    }

    private static Invariant invariant(String id) {
        if (id.startsWith("dispute:")) {
            return DISPUTES_BOOKED;
        }
        if (id.startsWith("cash:")) {
            return CASH_BOOKED;
        }
        if (id.startsWith("refund:")) {
            return REFUNDS_BOOKED;
        }
        return id.startsWith("payment:") ? PAYMENTS_BOOKED : INVOICES_BOOKED;
    }

    private void checkDocument(Bill bill, Map<String, Entry> entries) {
        if (bill.isCreditNote()) {
            checkCreditNote(bill, entries.remove("credit-note:" + bill.number()));
        } else {
            checkInvoice(bill, entries.remove("invoice:" + bill.number()));
        }
    }

    /** What it settles is looked at where receivables are. */
    private void checkCreditNote(Bill note, @Nullable Entry entry) {
        long total = note.minor("total");
        long settled = entry == null ? 0 : -entry.signed().getOrDefault("receivable", 0L);
        Map<String, Long> expected =
                Entry.postings(
                        "revenue",
                        note.minor("net"),
                        "tax_payable",
                        note.minor("tax"),
                        "cash_rounding",
                        note.rounding(),
                        "receivable",
                        -settled,
                        "customer_credit",
                        settled - total);
        findings.require(
                entry != null
                        && entry.signedSales().equals(expected)
                        && settled >= 0
                        && settled <= total
                        && isOf(entry, note.seller(), note.account(), note.currency())
                        && entry.text("bookedOn").equals(note.issuedOn().toString()),
                INVOICES_BOOKED,
                "%s over %d is booked as %s",
                note.number(),
                total,
                entry);
    }

    private static String usedBy(Change movement) {
        return "account-credit:" + movement.after().text("document");
    }

    private void checkUse(Change change, @Nullable Entry entry) {
        requirePosted(change, entry, "receivable", INVOICES_BOOKED);
    }

    private static String refundId(Change refund) {
        return "refund:" + account(refund.after()) + "." + refund.after().text("refundId");
    }

    private static String account(Row row) {
        return row.text("pk").substring("ACCOUNT#".length());
    }

    private void checkRefund(Change change, @Nullable Entry entry) {
        requirePosted(change, entry, "refunds_payable", REFUNDS_BOOKED);
    }

    /** Credit that went to another ledger account. */
    private void requirePosted(
            Change change, @Nullable Entry entry, String to, Invariant invariant) {
        Row row = change.after();
        long amount = row.number("amount");
        findings.require(
                entry != null
                        && entry.signed()
                                .equals(Entry.postings("customer_credit", amount, to, -amount))
                        && isOf(entry, row.text("seller"), account(row), row.text("currency")),
                invariant,
                "%s is booked as %s",
                change,
                entry);
    }

    /** Over zero it may still move revenue between months, and only that. */
    private void checkInvoice(Bill bill, @Nullable Entry entry) {
        Map<String, Long> expected =
                Entry.postings(
                        "receivable", bill.minor("total"),
                        "revenue", -bill.minor("net"),
                        "tax_payable", -bill.minor("tax"),
                        "cash_rounding", -bill.rounding());
        boolean isBooked =
                entry == null
                        ? expected.isEmpty()
                        : entry.signedSales().equals(expected)
                                && isOf(entry, bill.seller(), bill.account(), bill.currency())
                                && entry.text("bookedOn").equals(bill.issuedOn().toString());
        findings.require(
                isBooked,
                INVOICES_BOOKED,
                "%s over %d is booked as %s",
                bill.number(),
                bill.minor("total"),
                entry);
    }

    private void checkPayment(Change change, @Nullable Entry entry) {
        Row payment = change.after();
        String where = payment.has("provider") ? "provider_clearing" : "bank";
        Map<String, Long> expected =
                Entry.postings(
                        where,
                        payment.number("amount"),
                        "receivable",
                        -payment.number("applied"),
                        "unapplied_cash",
                        -payment.number("unapplied"));
        findings.require(
                entry != null
                        && entry.signed().equals(expected)
                        && isOf(
                                entry,
                                payment.text("seller"),
                                payment.text("accountId"),
                                payment.text("currency"))
                        && entry.occurredOn().equals(payment.text("receivedOn")),
                PAYMENTS_BOOKED,
                "%s is booked as %s",
                change,
                entry);
    }

    private static boolean isOf(Entry entry, String seller, String account, String currency) {
        return entry.text("seller").equals(seller)
                && entry.text("account").equals(account)
                && entry.currency().equals(currency);
    }
}
