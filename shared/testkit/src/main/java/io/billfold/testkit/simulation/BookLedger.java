package io.billfold.testkit.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.aws.ItemChange;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The entries of the table as they are written, added up without any of Billfold's classes. */
final class BookLedger {
    private final String table;
    private final List<Posting> postings = new ArrayList<>();

    /**
     * @param table its name
     */
    BookLedger(String table) {
        this.table = table;
    }

    /** A debit above, a credit below zero. */
    private record Posting(LocalDate bookedOn, String customer, String account, long minor) {}

    /** A transaction was written. */
    void wrote(List<ItemChange> changes) {
        for (ItemChange change : changes) {
            AttributeValue sk = change.after().get("sk");
            AttributeValue doc = change.after().get("doc");
            boolean isEntry = sk != null && sk.s().startsWith("ENTRY#");
            if (change.table().equals(table) && isEntry && doc != null) {
                post(Json.parse(doc.s().getBytes(UTF_8)));
            }
        }
    }

    private void post(JsonNode entry) {
        LocalDate bookedOn = LocalDate.parse(entry.path("bookedOn").asText());
        for (JsonNode posting : entry.path("postings")) {
            postings.add(
                    new Posting(
                            bookedOn,
                            entry.path("account").asText(),
                            posting.path("account").asText(),
                            signed(posting)));
        }
    }

    private static long signed(JsonNode posting) {
        BigDecimal amount = new BigDecimal(posting.path("amount").asText());
        long minor = amount.movePointRight(2).longValueExact();
        return posting.path("side").asText().equals("debit") ? minor : -minor;
    }

    /** All that has been written until now. */
    BookDay now(LocalDate today) {
        return day(today, posting -> true);
    }

    /** What was booked for a day and those before, whenever it was written. */
    BookDay asOf(LocalDate day) {
        return day(day, posting -> !posting.bookedOn().isAfter(day));
    }

    private BookDay day(LocalDate day, Predicate<Posting> isMeant) {
        List<Posting> meant = postings.stream().filter(isMeant).toList();
        return new BookDay(
                day,
                meant.stream().mapToLong(Posting::minor).sum(),
                byCustomer(meant, "receivable"),
                byCustomer(meant, "disputed_receivable"));
    }

    private static Map<String, Long> byCustomer(List<Posting> postings, String account) {
        Map<String, Long> sums = new TreeMap<>();
        for (Posting posting : postings) {
            if (posting.account().equals(account)) {
                sums.merge(posting.customer(), posting.minor(), Math::addExact);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
