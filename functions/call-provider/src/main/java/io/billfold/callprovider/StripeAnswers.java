package io.billfold.callprovider;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Decline;
import io.billfold.events.MinorUnits;
import io.billfold.events.ProviderCharge;
import io.billfold.events.StripeReader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Says what Stripe's answers mean (docs.stripe.com/api/errors, docs.stripe.com/payments/
 * paymentintents/lifecycle, docs.stripe.com/declines/codes, retrieved 2026-11-22).
 */
final class StripeAnswers {
    private static final String AUTHENTICATION = "authentication_required";

    /** Another call with the same key runs. */
    private static final int CONFLICT = 409;

    private final InstantSource clock;

    StripeAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /** What an intent says of its try. */
    ChargeReply of(Attempt attempt, PaymentIntent intent) {
        String status = intent.getStatus() == null ? "" : intent.getStatus();
        return switch (status) {
            case "succeeded" -> collected(attempt, intent);
            case "processing" -> new ChargeReply.Pending(intent.getId());
            case "requires_action" ->
                    declined(attempt, AUTHENTICATION, intent.getLastPaymentError());
            case "requires_payment_method" -> refused(attempt, intent.getLastPaymentError());
            case "canceled" -> new ChargeReply.NotMade();
            default -> new ChargeReply.Lost("intent " + intent.getId() + " is '" + status + "'");
        };
    }

    private static ChargeReply collected(Attempt attempt, PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        if (charge == null || charge.getCreated() == null || intent.getAmountReceived() == null) {
            return new ChargeReply.Lost("intent " + intent.getId() + " names no charge");
        }
        return new ChargeReply.Collected(
                new ProviderCharge(
                        charge.getId(),
                        charge.getId(),
                        attempt.invoice(),
                        MinorUnits.STRIPE.amount(intent.getAmountReceived(), intent.getCurrency()),
                        Instant.ofEpochSecond(charge.getCreated())));
    }

    private ChargeReply refused(Attempt attempt, @Nullable StripeError error) {
        return error == null
                ? new ChargeReply.Lost("an intent without a charge says no reason")
                : declined(attempt, code(error), error);
    }

    /** The bank's word where there is one: {@code card_declined} says only that there is. */
    private static @Nullable String code(StripeError error) {
        return error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
    }

    private ChargeReply declined(
            Attempt attempt, @Nullable String code, @Nullable StripeError error) {
        return new ChargeReply.Declined(
                new Decline(
                        StripeReader.PROVIDER,
                        code,
                        network(attempt, error),
                        error == null ? null : error.getNetworkDeclineCode(),
                        error == null ? null : error.getNetworkAdviceCode()),
                clock.instant());
    }

    private static @Nullable String network(Attempt attempt, @Nullable StripeError error) {
        PaymentMethod used = error == null ? null : error.getPaymentMethod();
        return used != null && used.getCard() != null && used.getCard().getBrand() != null
                ? used.getCard().getBrand()
                : attempt.method().network();
    }

    /** What a failed call says of its try. */
    ChargeReply of(Attempt attempt, StripeException failure) {
        if (isNotNow(failure)) {
            return new ChargeReply.NotNow(text(failure));
        }
        StripeError error = failure.getStripeError();
        if (failure instanceof CardException && error != null) {
            return declined(attempt, code(error), error);
        }
        // an idempotency error among them: the key was sent with something else, which may be made
        return failure instanceof InvalidRequestException && error != null
                ? declined(attempt, fault(error), error)
                : new ChargeReply.Lost(text(failure));
    }

    private static boolean isNotNow(StripeException failure) {
        Integer status = failure.getStatusCode();
        return failure instanceof RateLimitException
                || isKeyRefused(failure)
                || (status != null && status == CONFLICT);
    }

    /** Whatever is wrong with a request: one word is enough, as the text says the rest. */
    private static String fault(StripeError error) {
        return "resource_missing".equals(error.getCode())
                ? "resource_missing"
                : "invalid_request_error";
    }

    /** Whether it is our key that is not good enough. */
    static boolean isKeyRefused(StripeException failure) {
        return failure instanceof AuthenticationException || failure instanceof PermissionException;
    }

    /** Without what the connection failed with, which may quote the request. */
    private static String text(StripeException failure) {
        return failure instanceof ApiConnectionException
                ? "Stripe did not answer"
                : "Stripe: status " + failure.getStatusCode() + ", " + failure.getCode();
    }
}
