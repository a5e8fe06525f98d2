package io.billfold.billing.auditpackage;

import static java.util.stream.Collectors.joining;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.proof.Hash;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is asked for.
 *
 * @param seller whose documents and books
 * @param from the first day of issue and of booking
 * @param to the last one
 * @param account only what is of this account, or null for all
 * @param books in which forms the ledger is wanted; none of them twice, in the order of {@link
 *     Book}
 */
public record PackageRequest(
        SellerId seller,
        LocalDate from,
        LocalDate to,
        @Nullable AccountId account,
        List<Book> books) {
    /**
     * The longest period, in days: ten years and their leap days, which is what most countries keep
     * books for.
     */
    public static final int DAYS_MAX = 3_653;

    private static final int HASH_LENGTH = 16;

    public PackageRequest {
        books = books.stream().distinct().sorted().toList();
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1) {
            throw new IllegalArgumentException("to " + to + " is before from " + from);
        }
        if (days > DAYS_MAX) {
            throw new IllegalArgumentException(
                    "from %s to %s are %d days, at most %d are put into one package"
                            .formatted(from, to, days, DAYS_MAX));
        }
    }

    /** What it is known by: the same for the same request. */
    public PackageId id() {
        return new PackageId(
                "%s.%s.%s.%s"
                        .formatted(
                                seller,
                                from,
                                to,
                                Hash.of(words()).toString().substring(0, HASH_LENGTH)));
    }

    /** What is asked for in one line, for example {@code seller=muster-de from=2026-01-01 ...}. */
    public String words() {
        return "seller=%s from=%s to=%s%s books=%s"
                .formatted(
                        seller,
                        from,
                        to,
                        account == null ? "" : " account=" + account,
                        books.stream().map(Book::word).collect(joining(",")));
    }
}
