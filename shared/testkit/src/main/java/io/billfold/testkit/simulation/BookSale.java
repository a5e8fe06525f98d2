package io.billfold.testkit.simulation;

import org.joda.money.Money;

import java.time.LocalDate;

/**
 * An invoice of a book that is replayed.
 *
 * @param id names it in the book
 * @param customer names the customer, a business
 * @param country where the customer is, one of {@link BookReplay#COUNTRIES}
 * @param termsDays days until it is due
 * @param total no tax comes on top, as the customer owes it
 * @param course how it is paid
 */
public record BookSale(
        String id,
        String customer,
        String country,
        LocalDate issuedOn,
        int termsDays,
        Money total,
        Course course) {
    /** How an invoice is paid. All of it happens in the order of the days, one day or several. */
    public sealed interface Course {
        /**
         * By transfer.
         *
         * @param text how the payer says what it is for
         */
        record Transferred(LocalDate on, Text text) implements Course {}

        /** By card; the bank takes the money back for good, and the customer transfers it then. */
        record LostThenTransferred(
                LocalDate chargedOn, LocalDate takenOn, LocalDate lostOn, LocalDate on, Text text)
                implements Course {}

        /** By card; the bank takes the money back, and gives it again. */
        record Won(LocalDate chargedOn, LocalDate takenOn, LocalDate on) implements Course {}
    }

    /** How a payer says what a transfer is for. */
    public enum Text {
        /** The number as it is printed. */
        NUMBER,
        /** The number in small letters with other gaps, within a sentence. */
        NUMBER_TYPED,
        /** The number in the payer's own reference. */
        REFERENCE,
        /** Nothing: only the payer's name and the amount tell. */
        NAME_ONLY
    }
}
