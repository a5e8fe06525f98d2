package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Attempts;
import io.billfold.billing.collecting.Decline;
import io.billfold.billing.invoice.InvoiceNumber;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The stored form of {@link Attempts}, version 1; what its key says is not repeated in it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredAttempts(
        int version,
        String accountId,
        String seller,
        String toldOn,
        List<StoredAttempt> made,
        @Nullable String nextAt,
        @Nullable String needs,
        @Nullable String reason) {
    /** The stored form of an {@link Attempt}. */
    @Serdeable
    record StoredAttempt(
            int number,
            StoredPaymentMethod method,
            String currency,
            String amount,
            String startedAt,
            StoredOutcome outcome) {
        static StoredAttempt of(Attempt attempt) {
            return new StoredAttempt(
                    attempt.number(),
                    StoredPaymentMethod.of(attempt.method()),
                    attempt.amount().getCurrencyUnit().getCode(),
                    StoredMoney.of(attempt.amount()),
                    attempt.startedAt().toString(),
                    StoredOutcome.of(attempt.outcome()));
        }

        Attempt toAttempt(InvoiceNumber invoice, AccountId account) {
            return new Attempt(
                    invoice,
                    number,
                    method.toMethod(account),
                    StoredMoney.to(currency, amount),
                    Instant.parse(startedAt),
                    outcome.toOutcome());
        }
    }

    /**
     * The stored form of an {@link Outcome}.
     *
     * @param kind unknown, pending, collected, declined or not_made
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredOutcome(
            String kind,
            @Nullable Integer lookups,
            @Nullable String at,
            @Nullable String reference,
            @Nullable StoredDecline decline) {
        static StoredOutcome of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Unknown(int lookups, Instant at) ->
                        new StoredOutcome("unknown", lookups, at.toString(), null, null);
                case Outcome.Pending(String reference, int lookups) ->
                        new StoredOutcome("pending", lookups, null, reference, null);
                case Outcome.Collected(String reference) ->
                        new StoredOutcome("collected", null, null, reference, null);
                case Outcome.Declined(Decline decline, Instant at) ->
                        new StoredOutcome(
                                "declined", null, at.toString(), null, StoredDecline.of(decline));
                case Outcome.NotMade() -> new StoredOutcome("not_made", null, null, null, null);
            };
        }

        Outcome toOutcome() {
            return switch (kind) {
                case "unknown" ->
                        new Outcome.Unknown(lookups == null ? 0 : lookups, instant(required(at)));
                case "pending" ->
                        new Outcome.Pending(required(reference), lookups == null ? 0 : lookups);
                case "collected" -> new Outcome.Collected(required(reference));
                case "declined" ->
                        new Outcome.Declined(required(decline).toDecline(), instant(required(at)));
                case "not_made" -> new Outcome.NotMade();
                default -> throw new IllegalStateException("no outcome is called " + kind);
            };
        }

        private static Instant instant(String text) {
            return Instant.parse(text);
        }

        private static <T> T required(@Nullable T value) {
            return Objects.requireNonNull(value, "a part of the outcome is missing");
        }
    }

    /** The stored form of a {@link Decline}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredDecline(
            String provider,
            @Nullable String code,
            @Nullable String network,
            @Nullable String networkCode,
            @Nullable String advice) {
        static StoredDecline of(Decline decline) {
            return new StoredDecline(
                    decline.provider(),
                    decline.code(),
                    decline.network(),
                    decline.networkCode(),
                    decline.advice());
        }

        Decline toDecline() {
            return new Decline(provider, code, network, networkCode, advice);
        }
    }

    static StoredAttempts of(Attempts attempts) {
        Instant nextAt = attempts.nextAt();
        Attempts.Stop stop = attempts.stop();
        return new StoredAttempts(
                1,
                attempts.account().value(),
                attempts.seller().value(),
                attempts.toldOn().toString(),
                attempts.made().stream().map(StoredAttempt::of).toList(),
                nextAt == null ? null : nextAt.toString(),
                stop == null ? null : Words.of(stop.needs()),
                stop == null ? null : stop.reason());
    }

    Attempts toAttempts(InvoiceNumber invoice) {
        StoredVersion.check("attempts", version);
        AccountId account = new AccountId(accountId);
        return new Attempts(
                invoice,
                account,
                new SellerId(seller),
                LocalDate.parse(toldOn),
                made.stream().map(it -> it.toAttempt(invoice, account)).toList(),
                nextAt == null ? null : Instant.parse(nextAt),
                stop());
    }

    private Attempts.@Nullable Stop stop() {
        return needs == null || reason == null
                ? null
                : new Attempts.Stop(Words.to(Attempts.Needs.class, needs), reason);
    }
}
