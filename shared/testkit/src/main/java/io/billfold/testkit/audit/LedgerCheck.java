package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.BALANCES_ARE_SUMS;
import static io.billfold.testkit.audit.Invariant.ENTRIES_BALANCE;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Entries balance, and what is kept as balances and totals is what they add up to. */
final class LedgerCheck implements Subject {
    private final Findings findings;
    private final Set<String> ids = new HashSet<>();

    /** By item and attribute: what the entries add up to, and what the items say. */
    private final Map<String, Long> booked = new HashMap<>();

    private final Map<String, Long> kept = new HashMap<>();

    LedgerCheck(Findings findings) {
        this.findings = findings;
    }

    /** Debits less credits of a customer's ledger account, in minor units, as entries say. */
    long net(String account, String seller, String currency, String ledgerAccount) {
        String sum = balance(account, seller, currency) + " " + ledgerAccount;
        return booked.getOrDefault(sum + ".debit", 0L) - booked.getOrDefault(sum + ".credit", 0L);
    }

    private static String balance(String account, String seller, String currency) {
        return account + " BALANCE#" + seller + "#" + currency;
    }

    @Override
    public void look(Write write) {
        Set<String> touched = new LinkedHashSet<>();
        write.of(Kind.BALANCE).forEach(change -> keep(change, change.id(), touched));
        write.of(Kind.TOTAL).forEach(change -> keep(change, withoutShard(change.id()), touched));
        write.of(Kind.RECAPITULATIVE)
                .forEach(change -> keep(change, withoutShard(change.id()), touched));
        write.added(Kind.ENTRY).forEach(change -> book(change, touched));
        for (String sum : touched) {
            findings.require(
                    Objects.equals(booked.getOrDefault(sum, 0L), kept.getOrDefault(sum, 0L)),
                    BALANCES_ARE_SUMS,
                    "%s is kept as %d, booked are %d",
                    sum,
                    kept.getOrDefault(sum, 0L),
                    booked.getOrDefault(sum, 0L));
        }
    }

    /** A seller's month is spread over shards: {@code muster-de#2026-01#07 TOTAL#EUR}. */
    private static String withoutShard(String id) {
        int key = id.indexOf(' ');
        return id.substring(0, id.lastIndexOf('#', key)) + id.substring(key);
    }

    private void keep(Change change, String item, Set<String> touched) {
        Set<String> names = new HashSet<>(change.before().attributes().keySet());
        names.addAll(change.after().attributes().keySet());
        for (String name : names) {
            long growth = change.growth(name);
            if (growth != 0) {
                kept.merge(item + " " + name, growth, Math::addExact);
                touched.add(item + " " + name);
            }
        }
    }

    private void book(Change change, Set<String> touched) {
        Entry entry = Entry.of(change.after());
        check(change, entry);
        String currency = entry.currency();
        String balance = balance(entry.text("account"), entry.text("seller"), currency);
        String month = entry.text("bookedOn").substring(0, "2026-01".length());
        String total = entry.text("seller") + "#" + month + " TOTAL#" + currency;
        for (JsonNode posting : entry.doc().path("postings")) {
            String ledgerAccount =
                    " " + Json.text(posting, "account") + "." + Json.text(posting, "side");
            touched.add(balance + ledgerAccount);
            touched.add(total + ledgerAccount);
            booked.merge(balance + ledgerAccount, entry.minor(posting), Math::addExact);
            booked.merge(total + ledgerAccount, entry.minor(posting), Math::addExact);
        }
        bookTaxes(entry, entry.text("seller") + "#" + month, touched);
        if (entry.id().startsWith("revenue:")) {
            add(
                    total + " deferred|earned",
                    entry.signed().getOrDefault("deferred_revenue", 0L),
                    touched);
        }
    }

    /** What returns are made of is the entry's tax, no more and no less. */
    private void bookTaxes(Entry entry, String month, Set<String> touched) {
        long taxes = 0;
        for (JsonNode tax : entry.doc().path("taxes")) {
            String name = month + " TOTAL#" + entry.currency() + " " + taxName(tax);
            add(name + "base", minor(entry, tax, "base"), touched);
            add(name + "tax", minor(entry, tax, "tax"), touched);
            add(name + "sold", minor(entry, tax, "sold"), touched);
            add(name + "documents", 1, touched);
            bookOwed(tax, name, touched);
            if (tax.hasNonNull("customerTaxId")) {
                String listed =
                        "%s RECAPITULATIVE#%s#%s#%s base"
                                .formatted(
                                        month,
                                        entry.currency(),
                                        Json.text(tax, "category"),
                                        Json.text(tax, "customerTaxId"));
                add(listed, minor(entry, tax, "base"), touched);
            }
            taxes += minor(entry, tax, "tax");
        }
        long payable = -entry.signed().getOrDefault("tax_payable", 0L);
        findings.require(
                taxes == payable,
                ENTRIES_BALANCE,
                "%s posts tax of %d, returns get %d",
                entry.id(),
                payable,
                taxes);
    }

    private void bookOwed(JsonNode tax, String name, Set<String> touched) {
        if (tax.hasNonNull("owedIn")) {
            String currency = Json.text(tax, "owedIn");
            String in = name + "owed." + currency + ".";
            add(in + "base", Amounts.minor(Json.text(tax, "owedBase"), currency), touched);
            add(in + "tax", Amounts.minor(Json.text(tax, "owedTax"), currency), touched);
            add(in + "documents", 1, touched);
        }
    }

    private void add(String sum, long amount, Set<String> touched) {
        touched.add(sum);
        booked.merge(sum, amount, Math::addExact);
    }

    private static long minor(Entry entry, JsonNode tax, String field) {
        return Amounts.minor(Json.text(tax, field), entry.currency());
    }

    private static String taxName(JsonNode tax) {
        return "tax|"
                + String.join(
                        "|",
                        Json.text(tax, "place"),
                        Json.text(tax, "name"),
                        Json.text(tax, "category"),
                        Json.text(tax, "ratePercent"),
                        tax.hasNonNull("scheme") ? Json.text(tax, "scheme") : "-",
                        Json.text(tax, "customer"),
                        Json.text(tax, "soldTo"))
                + "|";
    }

    private void check(Change change, Entry entry) {
        long sum = entry.signed().values().stream().mapToLong(Long::longValue).sum();
        findings.require(sum == 0, ENTRIES_BALANCE, "%s is off by %d", change, sum);
        for (JsonNode posting : entry.doc().path("postings")) {
            findings.require(
                    entry.minor(posting) > 0, ENTRIES_BALANCE, "%s posts %s", change, posting);
        }
        String key =
                "%s ENTRY#%s#%s"
                        .formatted(entry.text("account"), entry.text("bookedOn"), entry.id());
        findings.require(
                change.id().equals(key), ENTRIES_BALANCE, "%s is entry %s", change, entry.doc());
        findings.require(ids.add(entry.id()), ENTRIES_BALANCE, "%s is booked twice", entry.id());
    }
}
