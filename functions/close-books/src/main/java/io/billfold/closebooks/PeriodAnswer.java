package io.billfold.closebooks;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.ClosedPeriod;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What of a seller is closed, as callers see it.
 *
 * @param through the last closed month, for example {@code 2026-03}, or null
 * @param steps who closed and opened what, and why, in order
 */
@Serdeable
record PeriodAnswer(String seller, @Nullable String through, List<Done> steps) {
    /** Something that was done. */
    @Serdeable
    record Done(@Nullable String through, String by, String why, Instant at) {
        static Done of(ClosedPeriod.Step step) {
            return new Done(text(step.through()), step.by(), step.why(), step.at());
        }
    }

    static PeriodAnswer none(SellerId seller) {
        return new PeriodAnswer(seller.value(), null, List.of());
    }

    static PeriodAnswer of(ClosedPeriod period) {
        return new PeriodAnswer(
                period.seller().value(),
                text(period.through()),
                period.steps().stream().map(Done::of).toList());
    }

    private static @Nullable String text(@Nullable YearMonth month) {
        return month == null ? null : month.toString();
    }
}
