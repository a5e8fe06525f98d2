package io.billfold.billing.document;

import io.billfold.billing.Checks;

import org.joda.money.Money;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An invoice that is not wholly paid.
 *
 * @param number for example {@code MU-2026-000042}
 * @param open what is left of it, above zero
 */
public record OpenItem(String number, LocalDate issuedOn, LocalDate dueOn, Money open) {
    public OpenItem {
        Checks.text("number", number, 64);
        if (!open.isPositive()) {
            throw new IllegalArgumentException(
                    "open must be above zero, was " + open + " of " + number);
        }
    }

    /** By how many days it is late on a day; zero where it is not. */
    public long daysOverdue(LocalDate on) {
        return Math.max(0, ChronoUnit.DAYS.between(dueOn, on));
    }
}
