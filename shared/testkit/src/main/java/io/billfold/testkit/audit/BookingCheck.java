package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.DISPUTES_BOOKED;
import static io.billfold.testkit.audit.Invariant.INVOICES_BOOKED;
import static io.billfold.testkit.audit.Invariant.PAYMENTS_BOOKED;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Each invoice and each payment is booked once, as what it is, in the write that adds it. */
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
        write.added(Kind.INVOICE)
                .map(Bill::of)
                .forEach(bill -> checkInvoice(bill, entries.remove("invoice:" + bill.number())));
        write.added(Kind.PAYMENT)
                .forEach(payment -> checkPayment(payment, entries.remove(entryId(payment))));
        boolean isDispute = !write.of(Kind.DISPUTE).isEmpty();
        for (Entry entry : entries.values()) {
            findings.require(
                    isDispute && entry.id().startsWith("dispute:"),
                    invariant(entry.id()),
                    "%s books nothing that was written with it",
                    entry.id());
        }
    }

    private static String entryId(Change payment) {
        return "payment:" + payment.id();
    }

    private static Invariant invariant(String id) {
        if (id.startsWith("dispute:")) {
            return DISPUTES_BOOKED;
        }
        return id.startsWith("payment:") ? PAYMENTS_BOOKED : INVOICES_BOOKED;
    }

    private void checkInvoice(Bill bill, @Nullable Entry entry) {
        if (bill.minor("total") == 0 || entry == null) {
            findings.require(
                    bill.minor("total") == 0 && entry == null,
                    INVOICES_BOOKED,
                    "%s over %d is booked as %s",
                    bill.number(),
                    bill.minor("total"),
                    entry);
            return;
        }
        Map<String, Long> expected =
                Entry.postings(
                        "receivable", bill.minor("total"),
                        "revenue", -bill.minor("net"),
                        "tax_payable", -bill.minor("tax"));
        findings.require(
                entry.signed().equals(expected)
                        && isOf(entry, bill.seller(), bill.account(), bill.currency())
                        && entry.text("bookedOn").equals(bill.issuedOn().toString()),
                INVOICES_BOOKED,
                "%s is booked as %s",
                bill.number(),
                entry.doc());
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
                        && entry.text("bookedOn").equals(payment.text("receivedOn")),
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
