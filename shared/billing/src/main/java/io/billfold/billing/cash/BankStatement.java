package io.billfold.billing.cash;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a bank says happened on an account.
 *
 * @param account IBAN or number, without blanks
 * @param id the bank's id of the statement: with the account it is unique
 * @param sequence the statement's number, or null where the bank gives none
 * @param closedOn the day of the closing balance
 * @param opening balance before the entries, in the account's currency
 * @param closing balance after them
 * @param entries in the bank's order
 */
public record BankStatement(
        String account,
        String id,
        @Nullable Long sequence,
        LocalDate closedOn,
        Money opening,
        Money closing,
        List<BankEntry> entries) {
    /** One run applies them: ten minutes of fifteen. Longer ones are to be split. */
    public static final int ENTRIES_MAX = 10_000;

    private static final int ID_MAX = 100;
    private static final int LENGTH_MAX = 64;
    private static final int NAMED_MAX = 20;

    public BankStatement {
        Checks.text("statement.account", account, LENGTH_MAX);
        Checks.text("statement.id", id, ID_MAX);
        entries = List.copyOf(entries);
        if (entries.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "statement %s has %d entries, at most %d are read: split it"
                            .formatted(id, entries.size(), ENTRIES_MAX));
        }
    }

    /**
     * What makes it unfit to be booked: entries in another currency, references that are there
     * twice, and totals that don't close (opening + entries = closing).
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<String> references = new HashSet<>();
        for (BankEntry entry : entries) {
            if (!entry.amount().isSameCurrency(opening)) {
                problems.add(
                        new Problem(
                                "entry " + entry.reference(),
                                "is in %s, the account in %s"
                                        .formatted(
                                                entry.amount().getCurrencyUnit(),
                                                opening.getCurrencyUnit())));
            }
            if (!references.add(entry.reference())) {
                problems.add(new Problem("entry " + entry.reference(), "is there twice"));
            }
        }
        if (!closing.isSameCurrency(opening)) {
            problems.add(new Problem("closing", "is in another currency than the opening balance"));
        }
        return problems.isEmpty() ? totals() : problems.stream().limit(NAMED_MAX).toList();
    }

    private List<Problem> totals() {
        Money sum = opening;
        for (BankEntry entry : entries) {
            sum = sum.plus(entry.amount());
        }
        return sum.isEqual(closing)
                ? List.of()
                : List.of(
                        new Problem(
                                "closing",
                                "%s and the entries come to %s, but it says %s: off by %s"
                                        .formatted(opening, sum, closing, closing.minus(sum))));
    }

    /**
     * What is missing between the statement before and this one, in words; null where nothing is.
     *
     * @param before the latest statement of the account that was read, or null for the first
     */
    public @Nullable String gapAfter(@Nullable Last before) {
        if (before == null) {
            return null;
        }
        String skipped = skippedAfter(before);
        if (skipped != null) {
            return skipped;
        }
        if (closedOn.isAfter(before.closedOn()) && !opening.equals(before.closing())) {
            return "opens with %s, but the one before closed with %s"
                    .formatted(opening, before.closing());
        }
        return null;
    }

    /** Numbers begin anew each year. */
    private @Nullable String skippedAfter(Last before) {
        Long last = before.sequence();
        boolean isSameYear = closedOn.getYear() == before.closedOn().getYear();
        return sequence != null && last != null && sequence > last + 1 && isSameYear
                ? "statements %d to %d are missing".formatted(last + 1, sequence - 1)
                : null;
    }

    /** Where an account's statements have come to. */
    public record Last(@Nullable Long sequence, LocalDate closedOn, Money closing) {}

    /** What is kept of this one for {@link #gapAfter}. */
    public Last toLast() {
        return new Last(sequence, closedOn, closing);
    }
}
