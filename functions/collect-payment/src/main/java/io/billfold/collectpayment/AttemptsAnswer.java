package io.billfold.collectpayment;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Attempts;
import io.billfold.billing.collecting.Decline;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The tries of an invoice.
 *
 * @param nextAt when it is looked at again; null when only a change brings anything
 * @param needs who must do something, payer, person or nobody; null while it goes on
 * @param reason why nothing more is tried, or null
 */
@Serdeable
record AttemptsAnswer(
        String number,
        String accountId,
        String seller,
        List<Try> attempts,
        @Nullable Instant nextAt,
        @Nullable String needs,
        @Nullable String reason) {
    /**
     * One of them.
     *
     * @param key that its provider got with it
     * @param outcome unknown, pending, collected, declined or not_made
     * @param detail the provider's reference, or what was refused
     */
    @Serdeable
    record Try(
            int attempt,
            String key,
            String methodId,
            @Nullable String provider,
            String amount,
            Instant startedAt,
            String outcome,
            @Nullable String detail) {
        static Try of(Attempt attempt) {
            return new Try(
                    attempt.number(),
                    attempt.idempotencyKey(),
                    attempt.method().id(),
                    attempt.method().provider(),
                    attempt.amount().toString(),
                    attempt.startedAt(),
                    word(attempt.outcome()),
                    detail(attempt.outcome()));
        }

        private static String word(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Unknown _ -> "unknown";
                case Outcome.Pending _ -> "pending";
                case Outcome.Collected _ -> "collected";
                case Outcome.Declined _ -> "declined";
                case Outcome.NotMade _ -> "not_made";
            };
        }

        private static @Nullable String detail(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Unknown(int lookups, _) -> "looked up " + lookups + " times";
                case Outcome.Pending(String reference, _) -> reference;
                case Outcome.Collected(String reference) -> reference;
                case Outcome.Declined(Decline decline, _) -> decline.text();
                case Outcome.NotMade _ -> null;
            };
        }
    }

    static AttemptsAnswer of(Attempts attempts) {
        Attempts.Stop stop = attempts.stop();
        return new AttemptsAnswer(
                attempts.invoice().toString(),
                attempts.account().value(),
                attempts.seller().value(),
                attempts.made().stream().map(Try::of).toList(),
                attempts.nextAt(),
                stop == null ? null : Forms.wordOf(stop.needs()),
                stop == null ? null : stop.reason());
    }
}
