package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CASH_AS_SENT;
import static io.billfold.testkit.audit.Invariant.CASH_BOOKED;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What came on a bank account, what it settles and what is left, its file and the ledger alike. */
final class CashCheck implements Subject {
    private static final String ENTRY = "cash:";

    private final Findings findings;

    /** What the bank itself says, by account, statement and place; empty where nobody asked it. */
    private final Map<String, Banked> told = new LinkedHashMap<>();

    private final Map<String, String> taken = new HashMap<>();

    /** What entries posted, by cash and ledger account; of receivables by invoice. */
    private final Map<String, Map<String, Long>> booked = new HashMap<>();

    CashCheck(Findings findings) {
        this.findings = findings;
    }

    /** The bank has dropped a statement with this entry. */
    void banked(Banked entry) {
        told.put(name(entry.account(), entry.statement(), entry.reference()), entry);
    }

    private static String name(String account, String statement, String reference) {
        return account + " " + statement + " " + reference;
    }

    /**
     * What a file says that it settles, by invoice, with all that was not asked for.
     *
     * @param cash one that may not be there
     */
    static Map<String, Long> settled(Row cash) {
        Map<String, Long> settled = new HashMap<>();
        if (cash.isThere()) {
            String currency = Json.text(cash.doc().path("entry"), "currency");
            for (JsonNode allocation : cash.doc().path("applied")) {
                long sum = Amounts.minor(Json.text(allocation, "cash"), currency);
                for (JsonNode difference : allocation.path("differences")) {
                    sum += Amounts.minor(Json.text(difference, "amount"), currency);
                }
                settled.merge(Json.text(allocation, "invoice"), sum, Math::addExact);
            }
        }
        return settled;
    }

    @Override
    public void look(Write write) {
        write.added(Kind.ENTRY).map(change -> Entry.of(change.after())).forEach(this::book);
        write.of(Kind.CASH).forEach(this::check);
        if (!told.isEmpty()) {
            write.added(Kind.CASH).forEach(this::checkTold);
        }
    }

    private void checkTold(Change change) {
        JsonNode doc = change.after().doc();
        JsonNode entry = doc.path("entry");
        String name =
                name(
                        Json.text(doc, "bankAccount"),
                        Json.text(doc, "statement"),
                        Json.text(entry, "reference"));
        Banked said = told.get(name);
        String other = taken.put(name, change.id());
        findings.require(
                said != null
                        && other == null
                        && said.valueOn().equals(LocalDate.parse(Json.text(entry, "valueOn")))
                        && said.amountMinor()
                                == Amounts.minor(
                                        Json.text(entry, "amount"), Json.text(entry, "currency")),
                CASH_AS_SENT,
                "%s is %s, the bank says %s",
                change,
                entry,
                said);
    }

    /** Who was not told what the bank did has nothing to compare with. */
    @Override
    public void settledState() {
        for (String name : told.keySet()) {
            findings.require(
                    taken.containsKey(name), CASH_AS_SENT, "%s was never taken in", told.get(name));
        }
    }

    private void book(Entry entry) {
        if (entry.id().startsWith(ENTRY)) {
            Map<String, Long> sums =
                    booked.computeIfAbsent(entry.text("document"), cash -> new HashMap<>());
            entry.signed()
                    .forEach(
                            (account, sum) ->
                                    sums.merge(name(entry, account), sum, Math::addExact));
        }
    }

    /** The invoice is the end of the entry's id. */
    private static String name(Entry entry, String account) {
        return account.equals("receivable")
                ? entry.id().substring(entry.id().lastIndexOf('.') + 1)
                : account;
    }

    private void check(Change change) {
        JsonNode doc = change.after().doc();
        JsonNode entry = doc.path("entry");
        String currency = Json.text(entry, "currency");
        long amount = Amounts.minor(Json.text(entry, "amount"), currency);
        if (amount < 0) {
            // of what it takes back the file is another one
            return;
        }
        // of a payout the payout's entries say what came
        boolean isThere = !Set.of("returned", "payout").contains(Json.text(doc, "state"));
        Map<String, Long> expected = new HashMap<>();
        settled(change.after()).forEach((invoice, sum) -> expected.put(invoice, -sum));
        expected.put("bank", isThere ? amount : 0);
        expected.put("unapplied_cash", -Amounts.minor(Json.text(doc, "unapplied"), currency));
        Map<String, Long> sums = booked.getOrDefault(change.id(), Map.of());
        expected.forEach(
                (name, sum) ->
                        findings.require(
                                sums.getOrDefault(name, 0L).equals(sum),
                                CASH_BOOKED,
                                "%s: %s should be %d, the ledger says %d",
                                change,
                                name,
                                sum,
                                sums.getOrDefault(name, 0L)));
    }
}
