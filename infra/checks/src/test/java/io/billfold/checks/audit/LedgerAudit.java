package io.billfold.checks.audit;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.checks.cloud.RawItem;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every entry balances, balances are the sums of their entries, every invoice is booked once. */
record LedgerAudit(Report report) {
    void check(List<AuditedInvoice> invoices, List<RawItem> items) {
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Integer> booked = new HashMap<>();
        for (RawItem item : items) {
            if (item.text("sk").startsWith("ENTRY#")) {
                JsonNode entry = AuditedInvoice.parse(item.text("doc"));
                report.ledgerEntries++;
                booked.merge(entry.path("id").asText(), 1, Integer::sum);
                add(entry, expected);
            }
        }
        checkKept(items, expected);
        invoices.forEach(invoice -> checkBooked(invoice, booked));
    }

    private void add(JsonNode entry, Map<String, Long> expected) {
        String currency = entry.path("currency").asText();
        String account =
                "ACCOUNT#%s BALANCE#%s#%s"
                        .formatted(
                                entry.path("account").asText(),
                                entry.path("seller").asText(),
                                currency);
        String seller =
                "SELLER#%s#%s TOTAL#%s"
                        .formatted(
                                entry.path("seller").asText(),
                                entry.path("bookedOn").asText().substring(0, "2026-01".length()),
                                currency);
        long balance = 0;
        for (JsonNode posting : entry.path("postings")) {
            long amount = minor(posting.path("amount").asText(), currency);
            String side = posting.path("side").asText();
            balance += side.equals("debit") ? amount : -amount;
            String attribute = " " + posting.path("account").asText() + "." + side;
            expected.merge(account + attribute, amount, Math::addExact);
            expected.merge(seller + attribute, amount, Math::addExact);
        }
        report.require(balance == 0, "entry %s is off by %d", entry.path("id").asText(), balance);
    }

    /** What is kept must be what the entries add up to, and nothing else. */
    private void checkKept(List<RawItem> items, Map<String, Long> expected) {
        Map<String, Long> kept = new TreeMap<>();
        for (RawItem item : items) {
            String sk = item.text("sk");
            if (sk.startsWith("BALANCE#") || sk.startsWith("TOTAL#")) {
                String pk = item.text("pk");
                // a seller's month is spread over shards: their number ends the key
                String owner = sk.startsWith("TOTAL#") ? pk.substring(0, pk.lastIndexOf('#')) : pk;
                item.eachNumber(
                        (name, number) ->
                                kept.merge(owner + " " + sk + " " + name, number, Math::addExact));
            }
        }
        expected.values().removeIf(sum -> sum == 0);
        kept.values().removeIf(sum -> sum == 0);
        report.require(kept.equals(expected), "balances %s are not the sums %s", kept, expected);
    }

    private void checkBooked(AuditedInvoice invoice, Map<String, Integer> booked) {
        int expected = invoice.amount("/total").signum() == 0 ? 0 : 1;
        int entries = booked.getOrDefault("invoice:" + invoice.number(), 0);
        report.require(entries == expected, "%s is booked %d times", invoice.number(), entries);
    }

    static long minor(String amount, String currency) {
        int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        return new BigDecimal(amount).movePointRight(decimals).longValueExact();
    }
}
