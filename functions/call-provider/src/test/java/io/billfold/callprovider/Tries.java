package io.billfold.callprovider;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethod.Kind;
import io.billfold.billing.collecting.PaymentMethod.Mandate;
import io.billfold.events.AdyenReader;
import io.billfold.events.ProviderCharge;
import io.billfold.events.StripeReader;
import io.billfold.testkit.Samples;

import org.joda.money.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Tries for the tests: the sample invoice's EUR 23.68. */
final class Tries {
    static final Instant STARTED = Instant.parse("2026-02-01T10:00:00Z");
    static final Money AMOUNT = Money.parse("EUR 23.68");

    private Tries() {}

    static Attempt stripe(Kind kind) {
        return of(StripeReader.PROVIDER, kind, "pm_1", "cus_1");
    }

    static Attempt adyen(Kind kind) {
        return of(AdyenReader.PROVIDER, kind, "8415718415172204", "acme-shopper");
    }

    private static Attempt of(String provider, Kind kind, String token, String payer) {
        boolean isDebit = kind == Kind.SEPA_DEBIT;
        PaymentMethod method =
                new PaymentMethod(
                        "first",
                        new AccountId("acme"),
                        kind,
                        provider,
                        token,
                        payer,
                        isDebit ? "sepa" : "visa",
                        "4242",
                        isDebit ? null : YearMonth.of(2030, 1),
                        isDebit ? new Mandate("MNDT-1", LocalDate.of(2025, 1, 1), 14) : null,
                        null);
        return new Attempt(
                Samples.NUMBER, 1, method, AMOUNT, STARTED, new Outcome.Unknown(0, STARTED));
    }

    /** A reply in a line. */
    static String text(ChargeReply reply) {
        return switch (reply) {
            case ChargeReply.Collected(ProviderCharge charge) ->
                    "collected " + charge.id() + " " + charge.amount() + " " + charge.collectedAt();
            case ChargeReply.Declined(var decline, _) -> "declined " + decline.text();
            case ChargeReply.Pending(String reference) -> "pending " + reference;
            case ChargeReply.NotMade() -> "not made";
            case ChargeReply.NotNow _ -> "not now";
            case ChargeReply.Lost _ -> "lost";
        };
    }
}
