package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

/** A ledger entry, read field by field. */
record Entry(JsonNode doc) {
    static Entry of(Row row) {
        return new Entry(row.doc());
    }

    /** What it books, for example {@code invoice:MU-2026-000042}. */
    String id() {
        return text("id");
    }

    String text(String field) {
        return Json.text(doc, field);
    }

    String currency() {
        return text("currency");
    }

    /** What was posted to each ledger account, in minor units: debits above, credits below zero. */
    Map<String, Long> signed() {
        Map<String, Long> sums = new HashMap<>();
        for (JsonNode posting : doc.path("postings")) {
            long amount = minor(posting);
            String account = Json.text(posting, "account");
            sums.merge(account, isDebit(posting) ? amount : -amount, Math::addExact);
        }
        return sums;
    }

    /** When what it books took place: its own date where that month was closed. */
    String occurredOn() {
        String happened = text("happenedOn");
        return happened.isEmpty() ? text("bookedOn") : happened;
    }

    /** What it posts to revenue now and in months to come, in minor units. */
    Map<String, Long> signedSales() {
        Map<String, Long> sums = new HashMap<>(signed());
        Long deferred = sums.remove("deferred_revenue");
        if (deferred != null) {
            sums.merge("revenue", deferred, Math::addExact);
            sums.values().removeIf(sum -> sum == 0);
        }
        return sums;
    }

    long minor(JsonNode posting) {
        return Amounts.minor(Json.text(posting, "amount"), currency());
    }

    static boolean isDebit(JsonNode posting) {
        return Json.text(posting, "side").equals("debit");
    }

    /** Expected postings, account and amount in turn; zeros are left out. */
    static Map<String, Long> postings(Object... accountsAndAmounts) {
        Map<String, Long> postings = new HashMap<>();
        for (int i = 0; i < accountsAndAmounts.length; i += 2) {
            postings.put((String) accountsAndAmounts[i], (Long) accountsAndAmounts[i + 1]);
        }
        postings.values().removeIf(amount -> amount == 0);
        return postings;
    }
}
