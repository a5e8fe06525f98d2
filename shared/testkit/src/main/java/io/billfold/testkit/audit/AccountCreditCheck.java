package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CREDIT_IS_MOVED;
import static io.billfold.testkit.audit.Invariant.REFUNDS_BOOKED;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An account's credit is what moved it, is never below zero, and is in the ledger. */
final class AccountCreditCheck implements Subject {
    private final Seen seen;
    private final Findings findings;
    private final LedgerCheck ledger;

    /** By {@code account CREDIT#seller#currency}, in minor units. */
    private final Map<String, Long> moved = new HashMap<>();

    AccountCreditCheck(Seen seen, Findings findings, LedgerCheck ledger) {
        this.seen = seen;
        this.findings = findings;
        this.ledger = ledger;
    }

    @Override
    public void look(Write write) {
        Set<String> touched = new LinkedHashSet<>();
        write.added(Kind.MOVEMENT).forEach(change -> touched.add(moved(change.after())));
        write.of(Kind.CREDIT).forEach(change -> touched.add(change.id()));
        write.added(Kind.ENTRY)
                .map(change -> Entry.of(change.after()))
                .filter(entry -> entry.signed().containsKey("customer_credit"))
                .forEach(
                        entry ->
                                touched.add(
                                        key(
                                                entry.text("account"),
                                                entry.text("seller"),
                                                entry.currency())));
        touched.forEach(this::check);
        write.added(Kind.REFUND).forEach(change -> checkRefund(change, write));
    }

    private static String key(String account, String seller, String currency) {
        return account + " CREDIT#" + seller + "#" + currency;
    }

    private String moved(Row movement) {
        String account = movement.text("pk").substring("ACCOUNT#".length());
        String key = key(account, movement.text("seller"), movement.text("currency"));
        long amount = movement.number("amount");
        boolean isIn = movement.text("kind").equals("added");
        moved.merge(key, isIn ? amount : -amount, Math::addExact);
        return key;
    }

    private void check(String key) {
        Row credit = seen.find(Kind.CREDIT, key);
        String account = key.substring(0, key.indexOf(' '));
        String[] parts = key.split("#", -1);
        long booked = -ledger.net(account, parts[1], parts[2], "customer_credit");
        long sum = moved.getOrDefault(key, 0L);
        findings.require(
                credit.number("balance") == sum && sum == booked && sum >= 0,
                CREDIT_IS_MOVED,
                "%s is %d, movements come to %d, the ledger says %d",
                key,
                credit.number("balance"),
                sum,
                booked);
    }

    private void checkRefund(Change change, Write write) {
        Row refund = change.after();
        boolean isMoved =
                write.added(Kind.MOVEMENT)
                        .map(Change::after)
                        .anyMatch(
                                movement ->
                                        movement.text("kind").equals("refunded")
                                                && movement.text("pk").equals(refund.text("pk"))
                                                && movement.text("document")
                                                        .equals(refund.text("refundId"))
                                                && movement.number("amount")
                                                        == refund.number("amount"));
        findings.require(isMoved, REFUNDS_BOOKED, "%s did not come off any credit", change);
    }
}
