package io.billfold.testkit.simulation;

import java.time.LocalDate;
import java.util.Map;

/**
 * The ledger at the end of a day, in minor units.
 *
 * @param unbalanced what all postings come to, debits less credits: zero in a ledger that is right
 * @param owed what each customer owes, by the book's name of it; nobody who owes nothing
 * @param disputed what banks have taken back meanwhile, by customer
 */
public record BookDay(
        LocalDate day, long unbalanced, Map<String, Long> owed, Map<String, Long> disputed) {
    public BookDay {
        owed = Map.copyOf(owed);
        disputed = Map.copyOf(disputed);
    }
}
