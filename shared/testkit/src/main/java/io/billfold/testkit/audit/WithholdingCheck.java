package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.WITHHELD_CLAIMED;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What payers keep as income tax: the ledger's claims on states are the claims that somebody waits
 * for, each is what was withheld beside the money that it came with, and it ends as its certificate
 * says.
 */
final class WithholdingCheck implements Subject {
    private static final String CLAIMS = "withholding_receivable";
    private static final Set<String> OPEN = Set.of("certificate_missing", "certificate_received");
    private static final Set<String> FINAL = Set.of("credited", "written_off");

    private final Seen seen;
    private final Findings findings;
    private final LedgerCheck ledger;

    /** What open claims come to, by account, seller and currency. */
    private final Map<Claimant, Long> open = new HashMap<>();

    WithholdingCheck(Seen seen, Findings findings, LedgerCheck ledger) {
        this.seen = seen;
        this.findings = findings;
        this.ledger = ledger;
    }

    /** Whose claims they are, of which customer. */
    private record Claimant(String account, String seller, String currency) {
        static Claimant of(JsonNode doc) {
            return new Claimant(
                    Json.text(doc, "account"),
                    Json.text(doc, "seller"),
                    Json.text(doc, "currency"));
        }
    }

    @Override
    public void look(Write write) {
        Set<Claimant> touched = new LinkedHashSet<>();
        for (Change change : write.of(Kind.WITHHELD)) {
            Claimant claimant = Claimant.of(change.after().doc());
            touched.add(claimant);
            open.merge(claimant, openIn(change.after()) - openIn(change.before()), Math::addExact);
            checkEnd(change, write);
            checkCash(change.after().doc());
        }
        write.added(Kind.ENTRY)
                .map(change -> Entry.of(change.after()))
                .filter(entry -> entry.signed().containsKey(CLAIMS))
                .forEach(entry -> touched.add(Claimant.of(entry.doc())));
        touched.forEach(this::checkBooked);
        write.of(Kind.CASH).forEach(this::checkClaims);
    }

    private static long openIn(Row claim) {
        return claim.isThere() && OPEN.contains(Json.text(claim.doc(), "state"))
                ? amount(claim.doc())
                : 0;
    }

    private static long amount(JsonNode claim) {
        return Amounts.minor(Json.text(claim, "amount"), Json.text(claim, "currency"));
    }

    private void checkBooked(Claimant who) {
        long booked = ledger.net(who.account(), who.seller(), who.currency(), CLAIMS);
        findings.require(
                booked == open.getOrDefault(who, 0L),
                WITHHELD_CLAIMED,
                "%s: claims of %d are open, the ledger says %d",
                who,
                open.getOrDefault(who, 0L),
                booked);
    }

    /** A claim that was used or given up stays so; used is what was proved, the rest is lost. */
    private void checkEnd(Change change, Write write) {
        String before = change.before().isThere() ? Json.text(change.before().doc(), "state") : "";
        JsonNode claim = change.after().doc();
        String state = Json.text(claim, "state");
        findings.require(!FINAL.contains(before), WITHHELD_CLAIMED, "%s was %s", change, before);
        if (FINAL.contains(state)) {
            String currency = Json.text(claim, "currency");
            JsonNode proof = claim.path("certificate");
            long proved =
                    state.equals("credited") && proof.isObject()
                            ? Amounts.minor(Json.text(proof, "amount"), currency)
                            : 0;
            long used = Math.min(proved, amount(claim));
            Map<String, Long> expected =
                    Entry.postings(
                            "income_tax",
                            used,
                            "bad_debts",
                            amount(claim) - used,
                            CLAIMS,
                            -amount(claim));
            findings.require(
                    (proved > 0 || state.equals("written_off"))
                            && write.added(Kind.ENTRY)
                                    .map(it -> Entry.of(it.after()))
                                    .filter(it -> it.id().startsWith("withholding:" + change.id()))
                                    .anyMatch(it -> it.signed().equals(expected)),
                    WITHHELD_CLAIMED,
                    "%s became %s, which is not booked as %s",
                    change,
                    claim,
                    expected);
        }
    }

    /** A claim stands as long as its money settles the invoice without it. */
    private void checkCash(JsonNode claim) {
        String cash = Json.text(claim, "cash");
        if (!cash.isEmpty()) {
            long withheld =
                    withheld(seen.find(Kind.CASH, cash))
                            .getOrDefault(Json.text(claim, "invoice"), 0L);
            long claimed = Json.text(claim, "state").equals("undone") ? 0 : amount(claim);
            findings.require(
                    withheld == claimed,
                    WITHHELD_CLAIMED,
                    "%s claims %d, of the money in %s %d was withheld",
                    claim,
                    claimed,
                    cash,
                    withheld);
        }
    }

    private void checkClaims(Change change) {
        Set<String> invoices = new HashSet<>(withheld(change.before()).keySet());
        invoices.addAll(withheld(change.after()).keySet());
        for (String invoice : invoices) {
            Row claim = seen.find(Kind.WITHHELD, change.id() + "." + invoice);
            findings.require(
                    claim.isThere(), WITHHELD_CLAIMED, "%s: nobody claims %s", change, invoice);
            if (claim.isThere()) {
                checkCash(claim.doc());
            }
        }
    }

    /** What an entry of a bank says was withheld of invoices, in minor units. */
    private static Map<String, Long> withheld(Row cash) {
        Map<String, Long> withheld = new HashMap<>();
        if (cash.isThere()) {
            String currency = Json.text(cash.doc().path("entry"), "currency");
            for (JsonNode allocation : cash.doc().path("applied")) {
                for (JsonNode difference : allocation.path("differences")) {
                    if (Json.text(difference, "kind").equals("withheld")) {
                        withheld.merge(
                                Json.text(allocation, "invoice"),
                                Amounts.minor(Json.text(difference, "amount"), currency),
                                Math::addExact);
                    }
                }
            }
        }
        return withheld;
    }
}
